"""The list of exports in its panel: sections, a row for each export, and how many records it holds now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from lwdesk.operations.exports import NamedExport

Row = tuple[NamedExport, str, str]
"""An export, what it makes, and what it holds now."""
_KEY = Qt.ItemDataRole.UserRole


class ExportList(QTreeWidget):
    """Exports under the headings of their sections; the arrows pass over the headings."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Exports")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setItemsExpandable(False)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def chosen(self) -> NamedExport | None:
        """The export under the keyboard."""
        item = self.currentItem()
        found = item.data(0, _KEY) if item else None
        return found if isinstance(found, NamedExport) else None

    def exports(self) -> list[NamedExport]:
        """All that are shown, from above."""
        return [row.data(0, _KEY) for row in self._rows()]

    def show_sections(self, sections: Sequence[tuple[str, Sequence[Row]]], stay: NamedExport | None) -> None:
        """Show these rows under their headings, on the one to stay on, else on the first; empty sections are not."""
        self.clear()
        for heading, rows in sections:
            if rows:
                self._add_section(heading, rows)
        self.expandAll()
        shown = self._rows()
        same = [n for n, one in enumerate(self.exports()) if stay and _is_same(one, stay)]
        if shown:
            self.setCurrentItem(shown[same[0] if same else 0])

    def move_mark(self, by: int) -> None:
        """Go to the export that many further on, or to the last there is."""
        rows, current = self._rows(), self.currentItem()
        if rows:
            at = rows.index(current) if current in rows else 0
            self.setCurrentItem(rows[max(0, min(at + by, len(rows) - 1))])

    def _add_section(self, heading: str, rows: Sequence[Row]) -> None:
        section = QTreeWidgetItem([heading])
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        section.setFont(0, font)
        self.addTopLevelItem(section)
        section.setFirstColumnSpanned(True)
        for export, what, holds in rows:
            item = QTreeWidgetItem([export.name, holds])
            item.setData(0, _KEY, export)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (export.name, what, holds))))
            item.setToolTip(0, what or export.name)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            section.addChild(item)

    def _rows(self) -> list[QTreeWidgetItem]:
        sections = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return [row for s in sections if s for n in range(s.childCount()) if (row := s.child(n))]


def _is_same(one: NamedExport, other: NamedExport) -> bool:
    """Whether they are one export, which may have another name by now; those merely offered go by name."""
    return one.id == other.id if one.id else (one.id, one.name) == (other.id, other.name)
