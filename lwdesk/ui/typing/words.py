"""The spelling of a screen's notes: by the computer's dictionary, the study's own words, and its people's names."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from lwdesk.records import CONTACT, ORGANISATION
from lwdesk.ui import settings
from lwdesk.ui.notes import Spelling

if TYPE_CHECKING:
    from lwdesk.store import Store

CHECKED = "spelling"
"""The setting that says whether spelling is looked at."""
_KEY = "words"
_NAMES_AFTER_MS = 600
_MOST_NAMES = 20_000


class StudySpelling(Spelling):
    """What knows the words of the study; words that are added go into it, unless it is one to look at."""

    def __init__(self, store: "Store", looking: bool, parent: QObject) -> None:
        super().__init__(
            words=store.remembered(_KEY, []),
            remember=None if looking else lambda words: store.remember(_KEY, words),
            parent=parent,
        )
        self.enabled = bool(settings.read(CHECKED, True))
        # Not while the screen opens: a name is not marked wrong before its letters are typed.
        self._names = QTimer(self, interval=_NAMES_AFTER_MS, singleShot=True)
        self._names.timeout.connect(lambda: self.set_names(_names(store)))
        self._names.start()

    def finish(self) -> None:
        """Ask the study nothing more; it closes next."""
        self._names.stop()


def _names(store: "Store") -> list[str]:
    return [name for record in (CONTACT, ORGANISATION) for _, name in store.find(record, "", limit=_MOST_NAMES)]
