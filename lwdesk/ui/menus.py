"""The menu bar and the keys: every command by name, each with one key at most."""

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from lwdesk.ui import settings, theme
from lwdesk.ui.pages import PAGES
from lwdesk.ui.places import go_round
from lwdesk.ui.theme import unmarked

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

_SMALLEST, _LARGEST, _SIZE_STEP = 0.8, 1.75, 0.1


class Menus(QObject):
    """The menus of a window; `keys` lists (menu, command, key) for the page of keys."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.keys: list[tuple[str, str, str]] = []
        self._menu: QMenu = window.menuBar().addMenu("")
        window.menuBar().clear()
        self._file()
        self._edit()
        self._study()
        self._view()
        self._help()
        window.study_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name what undo and redo would do."""
        store = self._window.store
        undo, redo = (store.undo_label(), store.redo_label()) if store else ("", "")
        self._undo.setText(f"Undo “{unmarked(undo)}”" if undo else "Undo")
        self._redo.setText(f"Redo “{unmarked(redo)}”" if redo else "Redo")

    def _open(self, title: str) -> QMenu:
        self._menu = self._window.menuBar().addMenu(title)
        return self._menu

    def _add(self, text: str, act: Callable[[], object], key: str = "", more: str = "") -> QAction:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda _checked=False: act())
        if key:
            action.setShortcuts([QKeySequence(keys) for keys in (key, more) if keys])
            self.keys.append((self._menu.title().replace("&", ""), text.replace("&", "").rstrip("…"), key))
        return action

    def _file(self) -> None:
        window = self._window
        self._open("&File")
        self._add("&New study…", lambda: _opening().new_study(window), "Ctrl+Shift+N")
        self._add("&Open study…", lambda: _opening().ask_and_open(window), "Ctrl+O")
        self._recent = self._menu.addMenu("Open &recent")
        self._recent.aboutToShow.connect(self._fill_recent)
        self._menu.addSeparator()
        self._add("&Import…", window.start_import, "Ctrl+I")
        self._add("&Export…", window.start_export, "Ctrl+E")
        self._add("Na&med exports…", lambda: _part("exports").show_exports(window), "Ctrl+Shift+E")
        self._add("Notes from &Word…", lambda: _part("word").import_notes(window))
        self._add("Notes &to Word…", lambda: _part("word").export_notes(window))
        self._add("Save a calen&dar of booked interviews…", lambda: _scheduling().save_calendar(window))
        self._menu.addSeparator()
        self._add("&Back up now", lambda: _opening().back_up(window))
        self._add("Restore from a back&up…", lambda: _opening().choose_backup(window))
        self._add("Save a &copy…", lambda: _opening().save_copy(window))
        self._menu.addSeparator()
        self._add("C&lose study", lambda: _opening().leave_study(window), "Ctrl+W")
        self._add("&Quit", window.close, "Ctrl+Q")

    def _edit(self) -> None:
        window = self._window
        self._open("&Edit")
        self._undo = self._add("Undo", window.undo, "Ctrl+Z")
        self._redo = self._add("Redo", window.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self._menu.addSeparator()
        self._add("&Copy", lambda: _copy_or_paste(window, "copy"), "Ctrl+C")
        self._add("Copy with &headings", lambda: window.command("copy_with_headings"), "Ctrl+Shift+C")
        self._add("&Paste", lambda: _copy_or_paste(window, "paste"), "Ctrl+V")
        self._menu.addSeparator()
        self._add("&New record", lambda: window.command("new"), "Ctrl+N")
        self._add("&Duplicate", lambda: window.command("duplicate"), "Ctrl+D")
        delete = self._add("De&lete\tDel", lambda: window.command("delete"))
        delete.setStatusTip("Delete the chosen records; undo brings them back")
        self._menu.addSeparator()
        self._add("&Find in this list", lambda: window.command("find_here"), "Ctrl+F")
        self._add("&Search everything", lambda: _part("search").show_search(window), "Ctrl+K")

    def _study(self) -> None:
        window = self._window
        self._open("&Study")
        self._add("&History of this record", window.show_record_history, "Ctrl+H")
        self._add("History of the &study", lambda: _dialogs("history").show_study_history(window), "Ctrl+Shift+H")
        self._menu.addSeparator()
        self._add("&Lists of terms", lambda: _dialogs("vocabularies").show_vocabularies(window), "Ctrl+T")
        self._add("&Merge…", lambda: _dialogs("merge").merge_chosen(window), "Ctrl+M")
        self._add("&Thread of this record", lambda: _part("thread").show_thread(window), "Ctrl+Shift+T")
        self._add("Make a &commitment of it", lambda: _part("plan").commit(window), "Ctrl+Shift+M")
        self._add("What was never taken &up", lambda: _part("thread").show_loose(window))
        self._add("&What became of what they said…", lambda: _part("thread").save_what_became(window))
        self._menu.addSeparator()
        self._add("&Book an interview", lambda: _scheduling().book(window), "Ctrl+B")
        self._add("T&ype up notes", lambda: _part("typing").open_typing(window), "F4")
        self._add("Ne&xt status", lambda: _scheduling().move_on(window), "Ctrl+.")
        self._add("Decli&ne the interview", lambda: _scheduling().decline(window))
        self._add("Inter&view guide", lambda: _part("guide").show_guide(window))
        self._menu.addSeparator()
        self._add("&All about this person…", lambda: _dialogs("person").save_all_about(window))
        self._add("&Erase this person…", lambda: _dialogs("person").ask_to_erase(window))

    def _view(self) -> None:
        window = self._window
        menu = self._open("&View")
        group = QActionGroup(menu)
        chosen = settings.read("mode", "system")
        modes: dict[theme.Mode, str] = {"light": "&Light", "dark": "&Dark", "system": "As the &system"}
        for mode, text in modes.items():
            action = self._add(text, partial(_look, mode))
            action.setCheckable(True)
            action.setChecked(mode == chosen)
            group.addAction(action)
        menu.addSeparator()
        self._add("&Columns…", lambda: window.command("choose_columns"), "Ctrl+Shift+K")
        self._add("Next &view of this list", lambda: window.command("next_view"), "Ctrl+Shift+V")
        menu.addSeparator()
        self._spelling = self._add("Check s&pelling of notes", self._turn_spelling)
        self._spelling.setCheckable(True)
        self._spelling.setChecked(bool(settings.read("spelling", True)))
        menu.addSeparator()
        self._add("Larger &text", lambda: _look(by=_SIZE_STEP), "Ctrl++", "Ctrl+=")
        self._add("&Smaller text", lambda: _look(by=-_SIZE_STEP), "Ctrl+-")
        self._add("&Usual text", lambda: _look(by=0), "Ctrl+0")
        menu.addSeparator()
        for entry in PAGES:
            self._add(entry.name, partial(window.show_page, entry.name), entry.key)
        self._add("Ne&xt part or wave of the page", lambda: _show_part(window, 1), "Ctrl+PgDown")
        self._add("Part or wave &before", lambda: _show_part(window, -1), "Ctrl+PgUp")
        menu.addSeparator()
        self._add("Next &part of the window", lambda: go_round(window), "F6")
        self._add("Part before", lambda: go_round(window, backwards=True), "Shift+F6")

    def _help(self) -> None:
        window = self._window
        self._open("&Help")
        self._add("&Keys", lambda: _dialogs("keys").show_keys(window), "F1")
        self._add("&About lwdesk", lambda: _dialogs("about").show_about(window))

    def _turn_spelling(self) -> None:
        checked = self._spelling.isChecked()
        settings.write("spelling", checked)
        spelling = getattr(self._window.shown_screen, "spelling", None)
        if spelling:
            spelling.enabled = checked

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in settings.recent_studies():
            action = self._recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, p=path: _opening().open_study(self._window, p))
        if self._recent.isEmpty():
            self._recent.addAction("None opened yet").setEnabled(False)


def _show_part(window: "Window", by: int) -> None:
    show_next = getattr(window.page, "show_next", None)
    if show_next:
        show_next(by)
    else:
        window.say("This page has no parts. Matrix has waves, and Themes, Event, Framework and Action plan have parts.")


def _opening() -> ModuleType:
    from lwdesk.ui import opening

    return opening


def _scheduling() -> ModuleType:
    from lwdesk.ui import scheduling

    return scheduling


def _part(name: str) -> ModuleType:
    from importlib import import_module

    return import_module(f"lwdesk.ui.{name}")


def _dialogs(name: str) -> ModuleType:
    return _part(f"dialogs.{name}")


def _copy_or_paste(window: "Window", command: str) -> None:
    """Have the text field under the keyboard do it, or else the page."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        getattr(field, command)()
    else:
        window.command(command)


def _look(mode: theme.Mode | None = None, by: float | None = None) -> None:
    """Change to light or dark, or the size of the text (0: as at first), and remember it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wanted: theme.Mode = mode or settings.read("mode", "system")
    scale = float(settings.read("scale", 1.0))
    if by is not None:
        scale = 1.0 if by == 0 else round(min(max(scale + by, _SMALLEST), _LARGEST), 2)
    settings.write("mode", wanted)
    settings.write("scale", scale)
    theme.apply_theme(app, wanted, scale)
