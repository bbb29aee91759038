"""What is done with the chosen passages on the page Themes: opened, given a theme, taken off, proposed, copied."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from lwdesk.operations import themes
from lwdesk.records import PASSAGE
from lwdesk.ui.table.clipboard import cells_as_mime
from lwdesk.ui.themes.model import HEADINGS
from lwdesk.ui.themes.picking import ThemePicker
from lwdesk.ui.themes.saying import Saying, passages

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.themes.passages import PassagesPage
    from lwdesk.ui.window import Window


class PassageActs:
    """Acts on the passages that are chosen in the table."""

    def __init__(self, window: "Window", store: "Store", page: "PassagesPage") -> None:
        self._window, self._store, self._page = window, store, page
        self._saying = Saying(window, store)

    def open_note(self) -> None:
        """Open the note on the words of the passage under the keyboard."""
        from lwdesk.ui.typing import open_typing

        passage = self._page.table.current_id()
        held = self._store.get(PASSAGE, passage) if passage is not None else None
        if held is None:
            return
        if held["lost"]:
            self._window.say("These words were deleted from the note; it opens where they stood.")
        length = 0 if held["lost"] else held["end"] - held["start"]
        open_typing(self._window, None, note_id=held["note"], at=held["start"], length=length)

    def give(self) -> None:
        """Ask which theme the chosen passages are to have too."""
        chosen = self._chosen()
        if not chosen or not self._saying.may_change():
            return
        count = passages(len(chosen))

        def on(theme: int) -> None:
            new = themes.give(self._store, chosen, theme)
            told = f"{passages(new)} {'has' if new == 1 else 'have'} “{self._saying.name(theme)}” now."
            self._saying.done(
                told if new else f"All of them have “{self._saying.name(theme)}” already.", undo=bool(new)
            )
            self._page.focus_passages()

        note = "They keep the themes that they have." if len(chosen) > 1 else "It keeps the themes that it has."
        panel = ThemePicker(self._window, self._store, f"Give {count} a theme", note, on)
        panel.ok.setText("Give it")
        panel.begin(panel.box)

    def take_off(self) -> None:
        """Take the theme that is shown off the chosen passages."""
        chosen = self._chosen()
        off = self.themes_to_take_off(chosen)
        if not chosen or not self._saying.may_change():
            return
        if not off:
            self._window.say("They have no theme that could be taken off.")
            return
        had = themes.take_off(self._store, chosen, off)
        names = ", ".join(f"“{self._saying.name(theme)}”" for theme in off)
        self._saying.done(f"Took {names} off {passages(had)}.")
        self._page.focus_passages()

    def themes_to_take_off(self, chosen: Sequence[int]) -> list[int]:
        """The theme that is shown, else the sub-themes of it that the passages have; all theirs where none is shown."""
        have = [theme for ids in self._store.themes.of_passages(chosen).values() for theme in ids]
        shown = self._page.themes_shown()
        if self._page.shown in have:
            return [theme for theme in dict.fromkeys(have) if theme == self._page.shown]
        return [theme for theme in dict.fromkeys(have) if shown is None or theme in shown]

    def propose(self) -> None:
        """Make a proposal of the chosen passages, and show it."""
        chosen = self._chosen()
        if not chosen or not self._saying.may_change():
            return
        from lwdesk.operations.proposals import propose

        made = self._saying.attempt(lambda: propose(self._store, chosen))
        if made is not None:
            self._window.open_record("proposal", made)
            self._saying.done(f"Made a proposal of {passages(len(chosen))}. Say here what is proposed.")

    def copy(self, headings: bool) -> None:
        """Copy the chosen passages as Excel expects them, with the headings of the columns where these are wanted."""
        model, table = self._page.model, self._page.table
        rows: list[list[object]] = [
            [said.words, *(model.cell(said, column) for column in range(1, len(HEADINGS)))]
            for said in (model.said(model.row_of(passage)) for passage in table.chosen_ids())
        ]
        if rows:
            QApplication.clipboard().setMimeData(cells_as_mime([list(HEADINGS), *rows] if headings else rows))
            self._window.say(f"Copied {passages(len(rows))}.")

    def passage_menu(self, at: QPoint) -> None:
        """The menu of a passage."""
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Open in the notes\tEnter", self.open_note)
        menu.addAction("Give a theme…\tCtrl+L", self.give)
        menu.addAction("Take the theme off\tDel", self.take_off)
        menu.addAction("Make a proposal of it\tCtrl+Shift+J", self.propose)
        menu.addSeparator()
        menu.addAction("Copy\tCtrl+C", lambda: self.copy(False))
        menu.popup(self._page.table.viewport().mapToGlobal(at))

    def _chosen(self) -> list[int]:
        chosen = self._page.table.chosen_ids()
        if not chosen:
            self._window.say("Choose a passage first.")
        return chosen
