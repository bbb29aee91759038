"""The versions of the guide, newest first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from lwdesk.operations.guide import newest_version, uses
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.notes import GuideInfo

_KEY = Qt.ItemDataRole.UserRole
WIDTH = 184
WIDEST = 240
"""Pixels, however large the text is: the questions need the room more."""


class Versions(QListWidget):
    """A row a version: its number, and how many interviews were typed up by it."""

    def __init__(self, store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Versions of the guide")
        self.setFixedWidth(min(scaled(WIDTH), WIDEST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._store = store
        self._guides: dict[int, GuideInfo] = {}
        self._uses: dict[int, int] = {}
        self._newest = 0

    @property
    def guide_id(self) -> int:
        """The version that is current in the list; 0 for none."""
        item = self.currentItem()
        return int(item.data(_KEY)) if item else 0

    @property
    def shown(self) -> "GuideInfo | None":
        """The same, and what is known of it."""
        return self._guides.get(self.guide_id)

    def refresh(self, recount: bool = True) -> None:
        """Read the versions again: from the newest one goes on to the newest, else stays; nothing is signalled.

        Without `recount` no interview has changed, and so the same as before go by each.
        """
        kept, followed = self.guide_id, self._newest
        last = newest_version(self._store)
        self._newest = last.id if last else 0
        guides = sorted(self._store.notes.guides(), key=lambda guide: (-guide.version, -guide.id))
        self._guides = {guide.id: guide for guide in guides}
        if recount:
            self._uses = uses(self._store)
        self.blockSignals(True)
        self.clear()
        for guide in guides:
            newest = " · newest" if guide.id == self._newest and len(guides) > 1 else ""
            item = QListWidgetItem(f"Version {guide.version}{newest}\n{self._used(guide)}")
            item.setSizeHint(QSize(0, scaled(48)))
            item.setData(_KEY, guide.id)
            item.setToolTip(f"{guide.name}, version {guide.version}: {self._used(guide)}")
            self.addItem(item)
        wanted = kept if kept != followed and kept in self._guides else self._newest
        self.setCurrentRow(next((n for n, guide in enumerate(guides) if guide.id == wanted), 0))
        self.blockSignals(False)

    def why_kept(self) -> str:
        """Why the version that is shown is not changed; "" for the newest."""
        shown, newest = self.shown, self._guides.get(self._newest)
        if shown is None or newest is None or shown.id == newest.id:
            return ""
        return f"Version {shown.version} is kept as it was. Version {newest.version} is the one to change."

    def _used(self, guide: "GuideInfo") -> str:
        count = self._uses.get(guide.id, 0)
        if not guide.in_use:
            return "not used yet"
        return f"used by {count:,} interview{'' if count == 1 else 's'}" if count else "used by notes"
