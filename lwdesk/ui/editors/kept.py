"""A line that is not stored yet, kept as a draft while it is typed: it outlives a closed window and a fall."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from lwdesk.refusal import Refusal
from lwdesk.ui.pauses import PAUSE

if TYPE_CHECKING:
    from lwdesk.store import Store

NEW = 0
"""The record under which a line is kept that belongs to none yet."""


class KeptLines(QObject):
    """Keeps what stands in a few lines under the name of each, as drafts of one record."""

    message = Signal(str)
    """Why what was typed could not be kept."""

    def __init__(self, store: "Store", record: str, lines: dict[str, QLineEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._record, self._lines = store, record, lines
        self._id = NEW
        self._waits = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.flush)
        for line in lines.values():
            line.textEdited.connect(lambda _: self.changed())
            line.editingFinished.connect(self.flush)

    def bring_back(self, record_id: int = NEW) -> bool:
        """Put into the lines what is kept of the record; whether there was anything."""
        self._id = record_id
        kept = self._store.drafts(self._record, record_id)
        found = {name: kept[name] for name in self._lines if kept.get(name)}
        for name, text in found.items():
            self._lines[name].setText(text)
        return bool(found)

    def changed(self) -> None:
        """Keep soon what stands in the lines."""
        self._waits = True
        self._pause.start()

    def flush(self) -> bool:
        """Keep what was typed, now; False where the study cannot take it, so that it waits still."""
        self._pause.stop()
        if not self._waits:
            return True
        try:
            for name, line in self._lines.items():
                if text := line.text().strip():
                    self._store.keep_draft(self._record, self._id, name, text)
                else:
                    self._store.drop_draft(self._record, self._id, name)
        except Refusal as sentence:
            self.message.emit(str(sentence))
            return False
        self._waits = False
        return True

    def forget(self) -> None:
        """Keep nothing any more, since the lines were stored or given up."""
        self._waits = False
        self._pause.stop()
        for name in self._lines.keys() & self._store.drafts(self._record, self._id).keys():
            self._store.drop_draft(self._record, self._id, name)
