"""The rows of the tree of themes: a theme with the number of its passages, and what stands under none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from lwdesk.store.themes import ThemeInfo
from lwdesk.ui.icons import icon

ALL, WITHOUT, LOST = "all", "without", "lost"
Shown = int | str
"""A theme by its id, or one of the three above."""
KEY = Qt.ItemDataRole.UserRole
"""The role under which a row holds what it shows."""
_WORDS = {ALL: "All passages", WITHOUT: "Without a theme", LOST: "Words no longer there"}


def children_of(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows right below."""
    return [child for n in range(item.childCount()) if (child := item.child(n)) is not None]


def theme_item(theme: ThemeInfo, count: int) -> QTreeWidgetItem:
    """The row of a theme."""
    item = QTreeWidgetItem([theme.name or "Without a name", f"{count:,}" if count else ""])
    item.setData(0, KEY, theme.id)
    item.setToolTip(0, "\n".join(filter(None, (theme.name, theme.line))))
    _dress(item, count)
    return item


def rest_item(key: str, count: int) -> QTreeWidgetItem:
    """The row of all passages, of those without a theme, or of those whose words are gone."""
    item = QTreeWidgetItem([_WORDS[key], f"{count:,}" if count else ""])
    item.setData(0, KEY, key)
    item.setIcon(0, icon({ALL: "quote", WITHOUT: "tags", LOST: "circle-alert"}[key], "quiet"))
    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled & ~Qt.ItemFlag.ItemIsDropEnabled)
    _dress(item, count)
    return item


def _dress(item: QTreeWidgetItem, count: int) -> None:
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    said = f"{item.text(0)}, {count:,} {'passage' if count == 1 else 'passages'}"
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
