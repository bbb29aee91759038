"""The panel from which recommendations go out as letters."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QRadioButton

from lwdesk.operations import decisions
from lwdesk.ui import asking
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.jobs import Cancelled
from lwdesk.ui.theme import set_look
from lwdesk.ui.writing import to_open

if TYPE_CHECKING:
    from lwdesk.exchange.letters import Letters
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_PLACE, _EACH = "letters/place", "letters/one each"


class LettersPanel(Panel):
    """How the letters are parted, where they are written from, and whether the recommendations count as sent."""

    def __init__(self, window: "Window", store: "Store", ids: Sequence[int]) -> None:
        super().__init__(window, "Letters", _about(ids), size=(520, 400))
        self._store, self._ids = store, list(ids)
        self.body = QRadioButton("One letter to each body, with all that is recommended to it")
        self.each = QRadioButton("One letter for each recommendation")
        (self.each if store.remembered(_EACH, False) else self.body).setChecked(True)
        self.told = plain_label("", "quiet")
        self.place = QLineEdit(str(store.remembered(_PLACE, "")))
        self.place.setAccessibleName("Place")
        self.place.setMaxLength(100)
        place = QLabel("Place, as it stands before the date")
        place.setBuddy(self.place)
        self.sent = QCheckBox("Mark these recommendations as sent today")
        self.sent.setEnabled(not window.looking)
        for widget in (self.body, self.each, self.told, place, self.place, self.sent):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.go = self.add_button("Choose a folder…")
        set_look(self.go, "primary")
        self.go.clicked.connect(self.write)
        self.place.returnPressed.connect(self.write)
        for radio in (self.body, self.each):
            radio.toggled.connect(lambda _: self._count())
        self._count()

    def write(self) -> None:
        """Ask for the folder, and write the letters there beside the window."""
        window, store = self.window_, self._store
        if not self.go.isEnabled():
            return
        folder = asking.which_folder(self, "A folder for the letters", store.path.parent)
        if folder is None:
            return
        place, one_each, marks = self.place.text().strip(), self.each.isChecked(), self.sent.isChecked()
        if not window.looking:
            store.remember(_PLACE, place)
            store.remember(_EACH, one_each)
        self.close()
        start_letters(window, store, self._ids, folder, place, one_each, marks)

    def _count(self) -> None:
        from lwdesk.exchange.letters import counted, letters_of

        letters, without = letters_of(self._store, self._ids, self.each.isChecked())
        nobody = ""
        if without:
            them = "1 recommendation is" if len(without) == 1 else f"{len(without):,} recommendations are"
            nobody = f" {them} addressed to nobody yet and {'goes' if len(without) == 1 else 'go'} in no letter."
        self.told.setText(f"{counted(letters)}, as Word documents.{nobody}" if letters else
                          f"There is nothing to write.{nobody}")  # fmt: skip
        self.go.setEnabled(bool(letters))
        self.go.setToolTip("" if letters else "None of these recommendations says to whom it goes.")


def show_letters(window: "Window", store: "Store", ids: Sequence[int]) -> LettersPanel:
    """Open the panel for these recommendations."""
    panel = LettersPanel(window, store, ids)
    panel.begin(panel.each if panel.each.isChecked() else panel.body)
    return panel


def start_letters(
    window: "Window", store: "Store", ids: Sequence[int], folder: Path, place: str, one_each: bool, marks: bool
) -> None:
    """Write the letters beside the window; says how many, and marks the recommendations as sent if asked to."""
    today = date.today()

    def write(step: Callable[..., None]) -> "Letters":
        from lwdesk.exchange.letters import write_letters

        def progress(n: int, total: int) -> None:
            step(n, total, "Writing letters")

        return write_letters(store, ids, folder, today, place, one_each, progress)

    def tell(written: "Letters") -> None:
        count = len(written.paths)
        told = f"Wrote {count:,} letter{'' if count == 1 else 's'} to the folder {folder.name}."
        if marks and window.store is store:
            marked = decisions.mark_sent(store, written.ids, today)
            if marked:
                told += f" Marked {marked:,} as sent."
        window.say(told, "done", to_open(folder, "Open the folder"))

    def tell_trouble(error: Exception) -> None:
        if isinstance(error, Cancelled):
            window.say(f"The letters were stopped. Those that were written are in the folder {folder.name}.")
        else:
            window.trouble(error)

    window.jobs.start(write, done=tell, failed=tell_trouble, label="Writing letters")


def _about(ids: Sequence[int]) -> str:
    count = len(ids)
    return f"{count:,} recommendation{'' if count == 1 else 's'}. The letters can be changed in Word before they go."
