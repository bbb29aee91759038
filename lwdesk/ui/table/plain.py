"""What the tables have in common in which one writes or answers in place."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def make_plain(table: QTableView, name: str, columns: str, rows: str = "") -> None:
    """Name a table and its headings, and take from it what Qt does by itself: editing, lines, jumps of Tab.

    One cell is chosen at a time, and columns are as wide as the table makes them.
    """
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setShowGrid(False)
    for head, called in ((table.horizontalHeader(), columns), (table.verticalHeader(), rows)):
        if called:
            head.setAccessibleName(called)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
