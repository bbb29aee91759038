"""The people who asked to be involved: who they are, what they would like, and when they were last written to."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent

from lwdesk.operations import engagement
from lwdesk.records import ENGAGEMENT
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.progress.narrowed import NarrowedPage
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

NEVER = 0
_SINCE = ((NEVER, "Never"), (30, "Not in the last 30 days"), (90, "Not in the last 90 days"),
          (180, "Not in the last 180 days"))  # fmt: skip
ADDRESSES = "Ctrl+Shift+A"
_NAMED = 3
"""So many people without an address are named."""


def engagement_page(window: "Window", store: "Store") -> "EngagementPage":
    """The page of the list."""
    return EngagementPage(window, store)


class EngagementPage(NarrowedPage):
    """The list, with what one does before a mailing: find who was not written to, copy addresses, note the day."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, ENGAGEMENT, title="Engagement", filters=("organisation",))
        self.add_filter("since", "Last written to", _SINCE, self._not_written)
        commands = EngagementCommands(window, store, self)
        self.commands = commands
        self.more = [
            ("Written to today\tCtrl+.", commands.move_on),
            (f"Copy addresses\t{ADDRESSES}", commands.copy_addresses),
            ("Take over those who stay involved", commands.take_over),
        ]
        self.take = head_button("Take over those who stay involved", "user-plus", "")
        copy = head_button("Copy addresses", "copy", f"Copy e-mail addresses for a message ({ADDRESSES})")
        written = head_button("Written to today", "send", "Note that the chosen people were written to (Ctrl+.)")
        for button, act in ((self.take, commands.take_over), (copy, commands.copy_addresses),
                            (written, commands.move_on)):  # fmt: skip
            button.clicked.connect(act)
            self.head.add_widget(button)
        shortcut = QShortcut(QKeySequence(ADDRESSES), self)
        shortcut.activated.connect(commands.copy_addresses)

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change, and who may be taken over."""
        super().follow(notice)
        if not self.isHidden() and not {"delegate", "engagement", "contact"}.isdisjoint(notice.changed):
            self._show_take()

    def showEvent(self, event: QShowEvent) -> None:
        """Delegates may have signed up since."""
        super().showEvent(event)
        self._show_take()

    def _show_take(self) -> None:
        count = len(engagement.staying(self._store))
        self.take.setVisible(count > 0)
        self.take.setText(f" Take over {count:,} who stay{'s' if count == 1 else ''} involved")
        people = "One delegate" if count == 1 else f"{count:,} delegates"
        about = f"{people} wished to stay involved and {'is' if count == 1 else 'are'} not on this list yet"
        self.take.setToolTip(about)
        self.take.setAccessibleName(self.take.text().strip())
        self.take.setAccessibleDescription(about)

    def _not_written(self, ticked: Collection[int | None]) -> set[int]:
        days = [n for n in ticked if n]
        # Of several the one that lets most through; who was never written to is let through by all.
        since = self._store.today() - timedelta(min(days)) if days else date.min
        return engagement.not_written_since(self._store, since)


class EngagementCommands(Commands):
    """The commands of a list page, and those of a mailing."""

    def take_over(self) -> None:
        """Put the delegates who stay involved on the list."""
        if not self._may_change():
            return
        self._page.flush()
        count = engagement.take_over(self._store)
        if count:
            people = "1 person" if count == 1 else f"{count:,} people"
            self._window.say(f"Took over {people}.", "done", ("Undo", self._window.undo))
        else:
            self._window.say("Everybody who said at the event that they stay involved is on the list.")

    def move_on(self) -> None:
        """Note that the chosen people were written to today."""
        self._page.flush()
        self._note(self._page.chosen_ids())

    def copy_addresses(self) -> None:
        """Copy the addresses of the chosen people; where one is, of all that are shown."""
        self._page.flush()
        chosen = self._page.chosen_ids()
        ids = chosen if len(chosen) > 1 else list(self._page.rows.model.ids)
        found = engagement.addresses(self._store, ids)
        without = _without(found.without)
        if not found.found:
            self._window.say(f"There is no address to copy. {without}".strip(), "warning")
            return
        QGuiApplication.clipboard().setText("; ".join(found.found))
        count = "1 address" if len(found.found) == 1 else f"{len(found.found):,} addresses"
        told = f"Copied {count}; paste them where your message is blind-copied to. {without}".strip()
        self._window.say(told, "done", ("Note as written to today", lambda: self._note(ids)))

    def _note(self, ids: list[int]) -> None:
        if not ids or not self._may_change():
            return
        day = self._store.today()
        count = engagement.written_to(self._store, ids, day)
        if count:
            people = "1 person" if count == 1 else f"{count:,} people"
            self._window.say(f"Wrote to {people} on {show_date(day)}.", "done", ("Undo", self._window.undo))
        else:
            self._window.say("That is noted already.")

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking


def _without(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    shown = [name for name in names if name][:_NAMED]
    more = len(names) - len(shown)
    shown += [f"{more:,} more"] if more and shown else [f"{more:,} people"] if more else []
    return f"No address: {', '.join(shown)}."
