"""The tree of themes, and what was said on each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from lwdesk.operations import themes as verbs
from lwdesk.records import PASSAGE
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.laid_out import beside, on_paper
from lwdesk.ui.pages.page import Page
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import scaled
from lwdesk.ui.themes.acts import PassageActs
from lwdesk.ui.themes.beside import PassagesBeside
from lwdesk.ui.themes.commands import ThemeCommands
from lwdesk.ui.themes.empty import WHAT, NoThemes
from lwdesk.ui.themes.head import ThemeHead
from lwdesk.ui.themes.line import ThemeLine
from lwdesk.ui.themes.model import PassageModel
from lwdesk.ui.themes.tree import ThemeTree
from lwdesk.ui.themes.tree_items import ALL, LOST, WITHOUT, Shown
from lwdesk.ui.thread.line import ThreadLine

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_REST_MS = 60
"""How long the keyboard rests on a passage before the whole of it is read."""
_TITLES = {ALL: "All passages", WITHOUT: "Passages without a theme", LOST: "Passages whose words are gone"}


def passages_page(window: "Window", store: "Store") -> Page:
    """The page."""
    return PassagesPage(window, store)


class PassagesPage(Page):
    """Themes at the left; beside them the passages of the one under the keyboard, and the whole of one passage."""

    depends_on = frozenset({"theme", "passage", "note", "interview", "contact", "organisation", "term", "prompt"})

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Passages")
        self._window, self._store = window, store
        self._begun = False
        self.shown: Shown = ALL
        self.tree = ThemeTree()
        self.line = ThemeLine(store)
        self.model = PassageModel(store, self)
        self.beside = PassagesBeside(store, self.model)
        self.table, self.detail, self.nothing = self.beside.table, self.beside.detail, self.beside.nothing
        self.head = ThemeHead(store, "Passages", with_interviewer=True)
        self.below = QCheckBox("With sub-themes")
        self.below.setChecked(bool(store.remembered("themes/below", True)))
        self.new_button = head_button("New theme", "plus", "Add a theme behind the chosen one (Ctrl+N)", primary=True)
        self.empty = NoThemes()
        self.commands: ThemeCommands = ThemeCommands(window, store, self)
        self.acts = PassageActs(window, store, self)
        self.thread_line = ThreadLine(window, store, PASSAGE.name)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_detail)
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Show the theme that was looked at last, the keyboard on it."""
        self.shown = self._store.remembered("themes/shown", ALL)
        self.reload()
        self.focus()

    def focus(self) -> None:
        """Put the keyboard into the tree, or on the first way to begin."""
        here = self.tree if self._stack.currentWidget() is self._both else self.empty.first_button()
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_passages(self) -> None:
        """Put the keyboard into the table, where there is anything in it."""
        if self.model.ids:
            if self.table.current_id() is None:
                self.table.choose(None)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Store the name or the line that is being typed."""
        self.tree.flush()
        self.line.flush()

    def is_at_risk(self) -> bool:
        """Whether the line that was typed could not be stored."""
        return not self.line.flush()

    def finish(self) -> None:
        """Store everything; the study closes next."""
        self._rest.stop()
        self.tree.flush()
        self.line.finish()
        # Not with every theme that is passed: what is held of the passages would have to be read anew.
        if not self._window.looking and self._store.remembered("themes/shown", ALL) != self.shown:
            keep(self._store, "themes/shown", self.shown)

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change, but for a line that is being typed here."""
        if not self.line.busy:
            super().follow(notice)

    def waits(self) -> bool:
        """Whether a change is not to be shown yet: while a theme is being named the tree stays as it is."""
        return super().waits() or self.tree.is_naming

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if self._stack.currentWidget() is self.empty:
            return [self.empty.first_button()]
        beside = [self.table, self.detail.words] if self.model.ids else [self.nothing.first_button()]
        line = [self.line.box] if self.line.isVisible() else []
        return [self.tree, *line, self.head.box, *beside]

    def current_record(self) -> tuple[str, int] | None:
        """In the tree the theme, elsewhere the passage under the keyboard."""
        theme, passage = self.tree.theme, self.table.current_id()
        if passage is not None and (theme is None or self.beside.isAncestorOf(QApplication.focusWidget() or self)):
            return (PASSAGE.name, passage)
        return None if theme is None else ("theme", theme)

    def show_record(self, record_id: int) -> bool:
        """Show the theme of that id, the keyboard on it."""
        self._stack.setCurrentWidget(self._both)
        found = self.tree.show_key(record_id)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def start_export(self) -> None:
        """Ask which passages are to be written, and where to."""
        from lwdesk.ui.themes.exporting import offer_passages

        self.flush()
        offer_passages(self._window, self._store, self)

    def reload(self) -> None:
        """Read the themes and the passages anew; the keyboard stays on what it was on."""
        found = self._store.themes.all()
        totals = self._store.themes.totals()
        self.shown = self.tree.fill(found, self._store.themes.counts(), totals, self.shown)
        self._begun = bool(found or totals.all)
        self._show_whether_begun()
        self.line.show_theme(self.tree.theme)
        self.show_passages()

    def show_tree(self) -> None:
        """Show the tree, also where there is no theme in it yet."""
        self._stack.setCurrentWidget(self._both)

    def show_passages(self) -> None:
        """Read the passages that are to be shown; those chosen stay so."""
        current, row = self.table.current_id(), max(self.table.currentIndex().row(), 0)
        chosen = self.table.chosen_ids()
        self.model.show_ids(self._passages(), self.head.box.text())
        self._after_rows(current, row, chosen)

    def title(self) -> str:
        """What is shown, in words."""
        if isinstance(self.shown, int):
            return verbs.path_of(self._store, self.shown) or "Without a name"
        return _TITLES[self.shown]

    def themes_shown(self) -> list[int] | None:
        """The themes whose passages are shown; None where they are not shown by theme."""
        if not isinstance(self.shown, int):
            return None
        return self._store.themes.with_those_below(self.shown) if self.below.isChecked() else [self.shown]

    def home(self) -> QWidget:
        """The tree."""
        return self.tree

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+L gives a theme, Ctrl+Shift+J makes a proposal, as in notes."""
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == control and event.key() == Qt.Key.Key_L:
            self.acts.give()
        elif event.modifiers() == control | shift and event.key() == Qt.Key.Key_J:
            self.acts.propose()
        else:
            super().keyPressEvent(event)

    # Inside

    def _end_naming(self) -> None:
        self.catch_up()
        self._show_whether_begun()

    def _show_whether_begun(self) -> None:
        had_keyboard = self._stack.isAncestorOf(QApplication.focusWidget() or self)
        self._stack.setCurrentWidget(self._both if self._begun else self.empty)
        self.empty.explain("No themes yet", WHAT, new=True, notes=True)
        if had_keyboard and not self._stack.isAncestorOf(QApplication.focusWidget() or self):
            self.focus()

    def _passages(self) -> list[int]:
        narrowed, reads = self.head.narrowed(), self._store.themes
        if self.shown == WITHOUT:
            return reads.ids_without_theme(narrowed)
        if self.shown == LOST:
            return reads.ids_lost(narrowed)
        return reads.ids(self.themes_shown(), narrowed)

    def _after_rows(self, current: int | None, row: int, chosen: list[int]) -> None:
        self.table.choose(current, row)
        if len(chosen) > 1:
            self.table.choose_all(chosen)
        rows, of = len(self.model.ids), len(self.model.all)
        self.head.title.setText(self.title())
        noun = "passage" if of == 1 else "passages"
        self.head.count.setText(f"{of:,} {noun}" + (f" · {rows:,} shown" if rows != of else ""))
        self.below.setVisible(isinstance(self.shown, int))
        if rows:
            self.beside.show_passages()
        else:
            self.beside.explain(self.head.is_filtered, isinstance(self.shown, int))
        self._show_detail()

    def _show_detail(self) -> None:
        self._rest.stop()
        self.beside.show_detail(self.acts)
        self.thread_line.show_record(self.table.current_id())

    def _show_key(self, key: Shown) -> None:
        self.line.flush()
        self.shown = key
        self.line.show_theme(self.tree.theme)
        self.show_passages()

    def _type(self, typed: str) -> None:
        current, chosen = self.table.current_id(), self.table.chosen_ids()
        self.model.type(typed)
        self._after_rows(current, 0, chosen)

    def _mind_below(self, on: bool) -> None:
        if not self._window.looking:
            keep(self._store, "themes/below", on)
        self.show_passages()

    def _leave_box(self) -> None:
        if self.model.ids:
            self.focus_passages()
        else:
            self.focus()

    def _lay_out(self) -> None:
        self.head.lay_out([self.new_button], [self.below])
        self.beside.add_below(self.thread_line)
        left = on_paper(self.tree, self.line, margins=(12, 0, 8, 8), spacing=8)
        left.setMinimumWidth(scaled(190))
        self._both = beside(self._store, "themes", (330, 760), left, self.beside, grow=(0, 1))
        self._stack = self.lay_out(self.head, self._both, self.empty)

    def _connect(self) -> None:
        commands, acts = self.commands, self.acts
        self.head.typed.connect(self._type)
        self.head.filtered.connect(self.show_passages)
        self.head.box.left.connect(self._leave_box)
        self.head.export_button.clicked.connect(self._window.start_export)
        self.new_button.clicked.connect(lambda: self._window.command("new"))
        self.below.toggled.connect(self._mind_below)
        self.tree.shown.connect(self._show_key)
        self.tree.opened.connect(self.focus_passages)
        self.tree.created.connect(commands.create)
        self.tree.abandoned.connect(self._end_naming)
        self.tree.renamed.connect(commands.rename)
        self.tree.moved.connect(commands.move)
        self.tree.placed.connect(commands.place)
        self.tree.new_asked.connect(commands.begin)
        for part in (self.tree, self.table):
            part.delete_asked.connect(lambda: self._window.command("delete"))
        self.line.message.connect(self._window.say)
        self.table.chosen.connect(self._rest.start)
        self.table.opened.connect(acts.open_note)
        self.table.typed.connect(self.head.begin_filter)
        self.table.left.connect(self.focus)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(acts.passage_menu)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(commands.theme_menu)
        self.detail.open_asked.connect(acts.open_note)
        self.detail.give_asked.connect(acts.give)
        self.detail.off_asked.connect(acts.take_off)
        self.detail.proposal_asked.connect(acts.propose)
        for empty in (self.empty, self.nothing):
            empty.new_asked.connect(lambda: self._window.command("new"))
            empty.notes_asked.connect(lambda: self._window.show_page("Interviews"))
            empty.clear_asked.connect(self.head.clear_filters)
