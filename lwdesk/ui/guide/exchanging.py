"""The guide written to a workbook, and read from one: what differs is shown before anything is stored."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from lwdesk.exchange.asked import Difference, differences, is_same
from lwdesk.exchange.guide_book import GuideBook, read_guide
from lwdesk.exchange.read import NeedsPassword
from lwdesk.operations.guide import GuideKept, newest_version, take_over
from lwdesk.ui import asking
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.jobs import Cancelled
from lwdesk.ui.theme import scaled, set_look
from lwdesk.ui.writing import file_name, write_beside

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

WORKBOOK = "Excel workbook (*.xlsx)"
_SIZE = (980, 560)


def export_guide(window: "Window", store: "Store", guide_id: int) -> None:
    """Ask where to, and write that version there beside the window."""
    guide = next((g for g in store.notes.guides() if g.id == guide_id), None)
    version = f" {guide.version}" if guide else ""
    suggested = file_name(window, f"interview guide{version}", ".xlsx")

    def write(path: Path) -> str:
        from lwdesk.exchange.papers.guide import write_version

        return write_version(store, guide_id, path)

    title, label = "Export the interview guide", "Exporting the interview guide"
    write_beside(window, title, WORKBOOK, suggested, write, label)


def import_guide(window: "Window", store: "Store", screen: QWidget) -> None:
    """Ask for a workbook, read it beside the window, and show what differs from the newest version."""
    path = asking.which_file(window, "Import an interview guide", asking.SPREADSHEETS)
    if path is not None:
        read_file(window, store, screen, path)


def read_file(window: "Window", store: "Store", screen: QWidget, path: Path, password: str = "") -> None:
    """Read the workbook beside the window, and show what differs from the newest version."""

    def still_here() -> bool:
        return window.store is store and window.shown_screen is screen

    def tell(book: GuideBook) -> None:
        if still_here():
            show_differences(window, store, screen, book)

    def tell_trouble(error: Exception) -> None:
        if isinstance(error, Cancelled):
            window.say("The reading was stopped. The guide is as it was.")
        elif not isinstance(error, NeedsPassword):
            window.trouble(error)
        elif still_here() and (typed := ask_password(window, str(error))):
            read_file(window, store, screen, path, typed)

    def read(_step: Callable[..., None]) -> GuideBook:
        return read_guide(path, password)

    window.jobs.start(read, done=tell, failed=tell_trouble, label=f"Reading {path.name}")


def ask_password(window: "Window", sentence: str) -> str:
    """The password that the user types; "" when the user changed their mind."""
    typed, wanted = QInputDialog.getText(window, "Password", sentence, QLineEdit.EchoMode.Password)
    return typed if wanted else ""


def show_differences(window: "Window", store: "Store", screen: QWidget, book: GuideBook) -> None:
    """Open the panel with what differs; say so where nothing does."""
    newest = newest_version(store)
    if newest is None:
        return
    prompts = store.notes.prompts(newest.id)
    changes = differences(prompts, book.questions)
    if is_same(prompts, changes):
        window.say(f"{book.name} asks the same as version {newest.version}, so nothing was changed.", "done")
        return
    panel = Differences(window, store, book, changes)
    screen.destroyed.connect(panel.close)
    panel.begin(panel.take)


class Differences(Panel):
    """New, changed and gone questions of a workbook, with a button that takes them over."""

    def __init__(self, window: "Window", store: "Store", book: GuideBook, changes: Sequence[Difference]) -> None:
        newest = newest_version(store)
        assert newest
        super().__init__(window, f"Import “{book.name}”", _in_words(changes, newest.version), _SIZE)
        self._store, self._book, self._changes, self._guide = store, book, changes, newest
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("What differs")
        self.tree.setHeaderLabels(["", "Question", "In the workbook", f"In version {newest.version}"])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(scaled(12))
        for line in _lines(changes):
            item = QTreeWidgetItem(line)
            for column, text in enumerate(line):
                item.setToolTip(column, text)
            self.tree.addTopLevelItem(item)
        for column, width in enumerate((150, 330, 200)):
            self.tree.setColumnWidth(column, scaled(width))
        self.content.addWidget(self.tree, 1)
        for note in book.notes[:3]:
            self.content.addWidget(_quiet(note))
        if len(book.notes) > 3:
            self.content.addWidget(_quiet(f"And {len(book.notes) - 3:,} more rows were left out like these."))
        self.take = self.add_button(
            f"Make version {newest.version + 1}" if newest.in_use else f"Change version {newest.version}"
        )
        set_look(self.take, "primary")
        self.take.clicked.connect(self._take)
        self.close_button.setText("Leave the guide as it is")

    def _take(self) -> None:
        # Read again: the guide may have been changed while the panel was open.
        newest = newest_version(self._store)
        if newest is None:
            return
        changes = differences(self._store.notes.prompts(newest.id), self._book.questions)
        try:
            done = take_over(self._store, newest.id, changes, self._book.name)
        except GuideKept as sentence:
            self.window_.say(str(sentence), "warning")
            return
        count = len(self._book.questions)
        told = f"The guide now asks {count:,} question{'' if count == 1 else 's'}. {done.told}".strip()
        self.window_.say(told, "done", ("Undo", self.window_.undo))
        self.accept()


def _lines(changes: Sequence[Difference]) -> list[list[str]]:
    """A line for each thing that differs: what becomes of which question, as the workbook has it, as the guide does."""
    lines = []
    for change in changes:
        before, after = change.before, change.after
        if after is None and before:
            lines.append(["Gone", before.text, "", before.section])
        elif before is None and after:
            lines.append(["New", after.text, after.section, ""])
        elif before and after:
            pairs = {
                "Section": (after.section, before.section),
                "Question": (after.text, before.text),
                "Hint": (after.hint or "", before.hint),
                "Asks for contacts": ("Yes" if after.referrals else "No", "Yes" if before.referrals else "No"),
            }
            for name in change.what:
                new, old = pairs[name]
                lines.append([f"Changed: {name[0].lower()}{name[1:]}", after.text, new or "—", old or "—"])
    return lines


def _in_words(changes: Sequence[Difference], version: int) -> str:
    new = sum(change.before is None for change in changes)
    gone = sum(change.after is None for change in changes)
    changed = sum(bool(change.what) for change in changes)
    same = len(changes) - new - gone - changed
    counts = ((new, "new"), (changed, "changed"), (gone, "gone"))
    said = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "The order differs"
    stay = f"{same:,} {'is' if same == 1 else 'are'} as in version {version}."
    return f"{said}; {stay} Nothing is stored yet, and one undo takes it back."


def _quiet(text: str) -> QWidget:
    from lwdesk.ui.form_row import plain_label

    return plain_label(text, "quiet")
