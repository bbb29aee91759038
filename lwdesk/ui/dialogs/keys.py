"""The keys, on one page."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem

from lwdesk.text import fold
from lwdesk.ui.dialogs.panel import Panel

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

IN_THE_TABLE = (
    ("Go to the field in the form", "Enter"),
    ("Filter: just type", "any letter"),
    ("Choose several cells or rows", "Shift+Down"),
    ("Choose the whole row", "Shift+Space"),
    ("Delete the chosen records", "Del"),
    ("Sort by this column, A to Z", "Alt+Up"),
    ("Sort by this column, Z to A", "Alt+Down"),
    ("What else one can do here", "Shift+F10"),
)
IN_THE_FORM = (
    ("Next field", "Tab"),
    ("Field before", "Shift+Tab"),
    ("Back to the table", "Esc"),
    ("Open the list of a choice", "Down"),
    ("Take the last value away", "Backspace"),
)

ON_THE_IMPORT = (
    ("Import", "Ctrl+Enter"),
    ("Leave without writing anything", "Esc"),
    ("Mend a cell: just type", "any letter"),
    ("Tick a row off, or on again", "Space"),
    ("Which are maybe the same", "Alt+M"),
    ("Same, different, never ask again", "S, D, N"),
    ("Say what a row of the sheet is", "Enter"),
    ("The same of whole rows: choose them", "Shift+Space"),
    ("… headings, record, section, leave out", "H, R, S, L"),
)

IN_THE_MATRIX = (
    ("Next gap, gap before", "G, Shift+G"),
    ("Set the target", "any number"),
    ("Take the target away", "Del"),
    ("To the people of the cell", "Enter"),
    ("… choose for interview", "Enter"),
    ("… open the person or the interview", "F2"),
    ("Book whom one chose", "Ctrl+B"),
    ("Next wave, wave before", "Ctrl+PgDn, Ctrl+PgUp"),
    ("Back to the matrix", "Esc"),
)

ON_TYPING_UP = (
    ("Next question", "Ctrl+Enter, Alt+Down"),
    ("Question before", "Alt+Up"),
    ("Next section", "Ctrl+PgDn"),
    ("Section before", "Ctrl+PgUp"),
    ("Another answer to the same question", "Ctrl+Shift+Enter"),
    ("Not asked, not known, declined, none of these", "Alt+1, 2, 3, 0"),
    ("Names to contacts; elsewhere: type one", "Ctrl+R"),
    ("Bold, italic", "Ctrl+B, Ctrl+I"),
    ("Quotation", "Ctrl+Shift+Q"),
    ("Bullet", "Ctrl+Shift+8, or - and a space"),
    ("The time", "Ctrl+;"),
    ("History of this answer", "Ctrl+H"),
    ("Fold the side away, or bring it back", "F9"),
    ("Mark as typed up, then as summarised", "Ctrl+."),
    ("Back to where one came from", "Esc"),
)


def show_keys(window: "Window") -> None:
    """Open the page of keys."""
    panel = KeysHelp(window)
    panel.begin(panel.box)


class KeysHelp(Panel):
    """Every command with its key; type to find one."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window, "Keys", size=(560, 620))
        self.box = QLineEdit()
        self.box.setAccessibleName("Find a key")
        self.box.setPlaceholderText("Type to find")
        self.box.textEdited.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Keys")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        sections: dict[str, list[tuple[str, str]]] = {}
        sections["In the table"], sections["In the form"] = list(IN_THE_TABLE), list(IN_THE_FORM)
        sections["In the matrix"] = list(IN_THE_MATRIX)
        sections["When something is imported"] = list(ON_THE_IMPORT)
        sections["When notes are typed up"] = list(ON_TYPING_UP)
        for menu, text, key in window.menus.keys:
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            sections.setdefault(menu, []).append((text, shown))
        for title, rows in sections.items():
            self._add(title, rows)
        self.list.expandAll()
        self.content.addWidget(self.box)
        self.content.addWidget(self.list, 1)

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        section = QTreeWidgetItem([title])
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        section.setFont(0, font)
        self.list.addTopLevelItem(section)
        section.addChildren([QTreeWidgetItem(list(row)) for row in rows])

    def _filter(self, typed: str) -> None:
        wanted = fold(typed)
        for n in range(self.list.topLevelItemCount()):
            section = self.list.topLevelItem(n)
            if section is None:
                continue
            rows = [row for i in range(section.childCount()) if (row := section.child(i))]
            for row in rows:
                row.setHidden(wanted not in fold(f"{row.text(0)} {row.text(1)}"))
            section.setHidden(all(row.isHidden() for row in rows))
