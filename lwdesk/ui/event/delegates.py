"""The delegates: who is invited, who comes, who came."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton

from lwdesk.operations import event as verbs
from lwdesk.records import DELEGATE, EVENT
from lwdesk.records.event import ACCEPTED, DECLINED, PERHAPS
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.event.door import DoorView
from lwdesk.ui.event.papers import offer_papers
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.views import Views
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

FILTERS = ("replied", "attended", "workshop", "stays", "organisation", "event")
INVITE, CAME, DOOR = "Ctrl+Shift+I", "Ctrl+Shift+X", "Ctrl+Shift+L"
REPLY_KEYS = {ACCEPTED: "Ctrl+Shift+A", PERHAPS: "Ctrl+Shift+P", DECLINED: "Ctrl+Shift+D"}


def delegates_page(window: "Window", store: "Store") -> "DelegatesPage":
    """The page of the list."""
    return DelegatesPage(window, store)


class DelegatesPage(ListPage):
    """The list of delegates, with replies by a key, invitations, and the view for the door."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, DELEGATE, title="Delegates", filters=FILTERS)
        self.events = next(button for button in self.head.buttons if button.choice.name == "event")
        self._looked_at: int | None = None
        self.commands = DelegateCommands(window, store, self)
        self.door = DoorView(window, store)
        self.views = Views(store, self, [("At the door", self.door)])
        self.invite_button = QPushButton(" Invite…")
        self.invite_button.setIcon(icon("mail", "quiet"))
        self.invite_button.setAccessibleName("Invite")
        self.invite_button.setToolTip(f"Choose whom to invite ({INVITE})")
        set_look(self.invite_button, "quiet")
        press_with_enter(self.invite_button)
        self.invite_button.clicked.connect(self.invite)
        self.head.add_widget(self.invite_button)
        self.door.shown.connect(self._make_room)
        acts: list[tuple[str, str, Callable[[], None]]] = [
            *((said, key, partial(self.reply, said)) for said, key in REPLY_KEYS.items()),
            ("Came, or not", CAME, self.tick),
        ]
        self.more = [(f"{words}\t{key}", act) for words, key, act in acts]
        self.more += [("No reply yet", partial(self.reply, "")), (f"Invite…\t{INVITE}", self.invite)]
        for _, key, act in (*acts, ("", INVITE, self.invite), ("", DOOR, self.go_to_door)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def flush(self) -> None:
        """Store what has been typed, and keep what is half typed of somebody at the door."""
        super().flush()
        self.door.walk_in.kept.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could be neither stored nor kept."""
        return super().is_at_risk() or not self.door.walk_in.kept.flush()

    def finish(self) -> None:
        """Store or keep everything; the study closes next."""
        self.door.walk_in.kept.flush()
        super().finish()

    def open(self) -> None:
        """Show those of the event that is looked at, with the keyboard on the first."""
        self._look_at_event()
        super().open()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change."""
        super().follow(notice)
        if EVENT.name in notice.changed:
            self._look_at_event()

    def showEvent(self, event: QShowEvent) -> None:
        """Another event may have been chosen on the day's part."""
        super().showEvent(event)
        self._look_at_event()

    def reply(self, said: str) -> None:
        """Note the reply of the chosen delegates."""
        ids = self._chosen()
        if ids is not None and not verbs.reply(self._store, ids, said):
            self._window.say(f"That is noted already: {said.lower() or 'no reply'}.")
        elif ids:
            self._say_done()

    def tick(self) -> None:
        """Note that the chosen delegates came; where all have, that they did not."""
        ids = self._chosen()
        if ids:
            held = self._store.many(DELEGATE, ids)
            verbs.tick(self._store, ids, not all(held[i]["attended"] for i in ids))
            self._say_done()

    def invite(self) -> None:
        """Open the panel in which one chooses whom to invite."""
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        from lwdesk.ui.event.invite import open_invite

        self.flush()
        open_invite(self._window, self._store)

    def go_to_door(self) -> None:
        """Show the delegates as they are ticked at the door."""
        if self.views:
            self.views.show(1)

    @property
    def is_narrowed(self) -> bool:
        """Whether the user has asked to see some of them only; that they are of one event is no such wish."""
        ticked = any(b.ticked for b in self.head.buttons if b is not self.events)
        return ticked or bool(self.head.box.text().strip())

    def start_export(self) -> None:
        """Ask which list or paper is to be written."""
        from lwdesk.ui.exchanging import export_page

        self.flush()
        event = self._store.event.current()
        offer_papers(self._window, event, self.head.export_button, lambda: export_page(self._window))

    def _after_rows(self) -> None:
        super()._after_rows()
        if self.main is self.door:
            self._make_room(True)

    def _look_at_event(self) -> None:
        # Of one event there is nothing to choose; of several each would list the same people once more.
        known = {one.id: one.name for one in self._store.event.events()}
        wanted = self._store.event.current() if len(known) > 1 else None
        self.events.setVisible(len(known) > 1 and self.head.box.isVisibleTo(self.head))
        if wanted != self._looked_at:
            self._looked_at = wanted
            self.events.clear()
            if wanted is None:
                self._filter()
            else:
                self.events.tick((wanted, known[wanted] or "Event without a name"))

    def _make_room(self, for_door: bool) -> None:
        """Put away what nobody needs at the door: it is a large list, and the text may be large too."""
        wanted = not for_door or self.is_narrowed
        for widget in (self.head.box, *self.head.buttons):
            widget.setVisible(wanted)
        self.head.clear_button.setVisible(wanted and self.rows.is_filtered)
        self.events.setVisible(wanted and self._looked_at is not None)
        for widget in (self.head.import_button, self.head.new, self.invite_button):
            widget.setVisible(not for_door)

    def _chosen(self) -> list[int] | None:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return None
        self.flush()
        ids = self.chosen_ids()
        if not ids:
            self._window.say("Choose delegates in the table first.")
            return None
        return ids

    def _say_done(self) -> None:
        self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))


class DelegateCommands(Commands):
    """The commands of a list page; a new delegate comes to the event that is looked at."""

    def new(self) -> None:
        """A new delegate, with the keyboard in the name: a contact that is missing is made there."""
        self._page.fresh = _fresh(self._store)
        super().new()

    def find_here(self) -> None:
        """Put the keyboard into the filter box, or at the door into the box there."""
        door = self._page.main
        if isinstance(door, DoorView):
            door.box.setFocus()
            door.box.selectAll()
        else:
            super().find_here()


def _fresh(store: "Store") -> dict[str, Any]:
    return {"event": store.event.current()}
