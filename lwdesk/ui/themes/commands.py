"""What the menus, the keys and the buttons can have the part Passages do; the window calls them by name."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from lwdesk.operations import themes
from lwdesk.ui.themes.picking import ThemePicker
from lwdesk.ui.themes.saying import Saying

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.themes.passages import PassagesPage
    from lwdesk.ui.window import Window

_MOVES: "dict[str, Callable[[Store, int], bool]]" = {
    "up": lambda store, theme: themes.move_by(store, theme, -1),
    "down": lambda store, theme: themes.move_by(store, theme, 1),
    "in": themes.move_in,
    "out": themes.move_out,
}
_STAYS = {
    "up": "It is the first one here.",
    "down": "It is the last one here.",
    "in": "There is no theme above it here that it could become a part of.",
    "out": "It is part of no other theme.",
}


class ThemeCommands:
    """The commands of the page."""

    def __init__(self, window: "Window", store: "Store", page: "PassagesPage") -> None:
        self._window, self._store, self._page = window, store, page
        self._saying = Saying(window, store)

    # Themes

    def new(self) -> None:
        """Begin a theme behind the one under the keyboard; Enter begins the next."""
        self.begin(below=False)

    def begin(self, below: bool) -> None:
        """Begin a theme, as a sub-theme of the one under the keyboard or beside it."""
        if not self._saying.may_change():
            return
        self._page.flush()
        self._page.show_tree()
        tree = self._page.tree
        theme = tree.theme
        parent = self._parent(theme)
        if below and theme is not None:
            tree.begin_new(theme, None)
        else:
            tree.begin_new(parent, theme)

    def create(self, name: str, parent: int | None, after: int | None, goes_on: bool) -> None:
        """Make the theme that was named, and begin the next where Enter ended the name."""
        made = self._saying.attempt(lambda: themes.create_beside(self._store, name, parent, after))
        if made is not None:
            self._page.tree.show_key(made)
            if goes_on:
                self._page.tree.begin_new(parent, made)

    def rename(self, theme: int, name: str) -> None:
        """Give the theme the name that was typed."""
        if self._saying.may_change():
            self._saying.attempt(lambda: themes.rename(self._store, theme, name))

    def move(self, where: str) -> None:
        """Move the theme under the keyboard "up", "down", "in" or "out"."""
        theme = self._page.tree.theme
        if theme is None:
            self._window.say("Choose a theme first; Ctrl with an arrow key moves it.")
        elif self._saying.may_change() and not _MOVES[where](self._store, theme):
            self._window.say(_STAYS[where])

    def place(self, theme: int, parent: int | None, place: int) -> None:
        """Put a theme that was dragged where it was dropped."""
        if self._saying.may_change() and not themes.move(self._store, theme, parent, place):
            self._window.say("It stays where it is: a theme cannot go under itself or one of its own sub-themes.")

    def merge(self) -> None:
        """Ask into which theme the one under the keyboard goes."""
        theme = self._page.tree.theme
        if theme is None:
            self._window.say("Choose the theme that is to go into another first; then Ctrl+M merges it.")
            return
        if not self._saying.may_change():
            return
        self._page.flush()
        name = self._saying.name(theme)

        def into(keep: int) -> None:
            moved = self._saying.attempt(lambda: themes.merge(self._store, keep, [theme]))
            if moved is not None:
                self._page.tree.show_key(keep)
                noun = "record names" if moved == 1 else "records name"
                self._saying.done(f"Merged “{name}” into “{self._saying.name(keep)}”: {moved:,} {noun} that now.")

        note = "Its passages, sub-themes, workshops, proposals and summaries in the grid go there. One undo parts them."
        panel = ThemePicker(self._window, self._store, f"Merge “{name}” into", note, into, (theme,), makes=False)
        panel.ok.setText("Merge")
        panel.begin(panel.box)

    def delete(self) -> None:
        """Delete the theme under the keyboard; in the table, take the theme off the chosen passages."""
        if self._page.table.hasFocus():
            self._page.acts.take_off()
            return
        theme = self._page.tree.theme
        if theme is None:
            self._window.say("Choose a theme first. Passages are taken off in the notes.")
            return
        self._page.flush()
        name = self._saying.name(theme)
        without = themes.delete(self._store, [theme])
        noun = "passage has" if without == 1 else "passages have"
        self._saying.done(f"Deleted “{name}”." + (f" {without:,} {noun} no theme now." if without else ""))

    # What every page is asked

    def copy(self) -> None:
        """Copy the chosen passages as Excel expects them."""
        self._page.acts.copy(False)

    def copy_with_headings(self) -> None:
        """Copy the chosen passages with the headings of the columns."""
        self._page.acts.copy(True)

    def find_here(self) -> None:
        """Put the keyboard into the filter box."""
        self._page.head.box.setFocus()
        self._page.head.box.selectAll()

    def next_view(self) -> None:
        """Show the passages of sub-themes too, or no longer."""
        self._page.below.toggle()

    def choose_columns(self) -> None:
        """Say that there is nothing to choose."""
        self._window.say("Passages always have these four columns.")

    def duplicate(self) -> None:
        """Say that a theme is not copied."""
        self._window.say("A theme is not copied. Ctrl+N makes a new one.")

    def paste(self) -> None:
        """Say where passages come from."""
        self._window.say("Passages are marked in the notes: F4 on an interview opens them.")

    def theme_menu(self, at: QPoint) -> None:
        """The menu of a theme."""
        menu = self._menu()
        menu.addAction("New theme\tCtrl+N", self.new)
        menu.addAction("New sub-theme\tIns", lambda: self.begin(below=True))
        menu.addAction("Rename\tF2", self._page.tree.begin_rename)
        for words, where in (("Move up\tCtrl+Up", "up"), ("Move down\tCtrl+Down", "down"),
                             ("Make it a sub-theme\tCtrl+Right", "in"), ("Move out\tCtrl+Left", "out")):  # fmt: skip
            menu.addAction(words, partial(self.move, where))
        menu.addAction("Merge into…\tCtrl+M", self.merge)
        menu.addAction("Delete\tDel", self.delete)
        menu.popup(self._page.tree.viewport().mapToGlobal(at))

    # Inside

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _parent(self, theme: int | None) -> int | None:
        return next((one.parent for one in self._store.themes.all() if one.id == theme), None)
