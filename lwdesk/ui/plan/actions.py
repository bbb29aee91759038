"""The actions, with the commitments under each and their logic models."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lwdesk.operations import actions
from lwdesk.records import ACTION, COMMITMENT
from lwdesk.ui import asking
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Part, Parts
from lwdesk.ui.pages.views import Views
from lwdesk.ui.plan.model_view import ModelView
from lwdesk.ui.writing import Way, offer_ways, write_paper_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lwdesk.store import Store
    from lwdesk.ui.window import Window

UP, DOWN = "Alt+Shift+Up", "Alt+Shift+Down"


def actions_page(window: "Window", store: "Store") -> "ActionsPage":
    """The page of the list."""
    return ActionsPage(window, store)


class ActionsPage(ListPage):
    """The list in the order of the plan, and the view of the logic models."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, store, ACTION, title="Actions", filters=("framework",))
        commands = ActionCommands(window, store, self)
        self.commands = commands
        self.models = ModelView(window, store)
        self.views = Views(store, self, [("Logic model", self.models)])
        parts = Parts(store, "Commitments", self._commitments, called=self._called)
        parts.open_record.connect(window.open_record)
        self.side.add_below(parts)
        self.more = [
            (f"Move up in the plan\t{UP}", lambda: commands.move(-1)),
            (f"Move down in the plan\t{DOWN}", lambda: commands.move(1)),
            ("Logic model", commands.show_model),
        ]
        for keys, by in ((UP, -1), (DOWN, 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: commands.move(by))

    def open(self) -> None:
        """Show the actions: in the order that they were given by hand, or by their numbers."""
        columns = self.rows.columns
        if columns.sort in ("", ACTION.title, "position"):
            held = self._store.many(ACTION, [one.id for one in self._store.plan.actions()])
            columns.sort = "position" if any(one["position"] is not None for one in held.values()) else ACTION.title
        super().open()

    def flush(self) -> None:
        """Store what was typed into the form and the models."""
        super().flush()
        self.models.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        return not self.models.flush() or super().is_at_risk()

    def finish(self) -> None:
        """Store everything that waits to be stored; the study closes next."""
        self.models.finish()
        super().finish()

    def start_export(self) -> None:
        """Ask which list or paper is to be written."""
        from lwdesk.ui.exchanging import export_page

        self.flush()
        window, store = self._window, self._store
        models = partial(write_paper_beside, window, store, "models", "Export the logic models", asking.WORD)
        ways: list[Way] = [
            ("The list of &actions…", lambda: export_page(window)),
            ("The logic &models…", models),
            ("The &drawing of this model…", self.models.save_picture),
        ]
        offer_ways(ways, self.head.export_button).actions()[-1].setEnabled(self._is_model_shown())

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round; among the models also their actions and the drawing."""
        if not self._is_model_shown():
            return super().parts()
        return [self.head.box, self.models.list, next(iter(self.models.boxes.values())), self.models.drawing]

    def _is_model_shown(self) -> bool:
        return self.main is self.models and bool(self.rows.model.ids)

    def _commitments(self, action: int) -> list[Part]:
        linked = [ids for name, field, ids in self._store.links_to(ACTION, action)
                  if name == COMMITMENT.name and field == "action"]  # fmt: skip
        found = self._store.plan.commitments(self._store.today(), linked[0]) if linked else []
        by_strand: dict[str, list[int]] = {}
        for one in found:
            by_strand.setdefault(one.strand_name or "In no strand", []).append(one.id)
        return [(strand, COMMITMENT.name, ids) for strand, ids in by_strand.items()]

    def _called(self, name: str, ids: "Sequence[int]") -> dict[int, str]:
        found = self._store.plan.commitments(self._store.today(), ids)
        told = {}
        for one in found:
            status = f" ({one.standing.status.lower()})" if one.standing.status else ""
            told[one.id] = f"{one.ref}  {one.text}{status}".strip()
        return told


class ActionCommands(Commands):
    """The commands of a list page, and those of the order of the plan and of the models."""

    _page: ActionsPage

    def move(self, by: int) -> None:
        """Move the action under the keyboard up or down in the plan."""
        page = self._page
        action = page.table.current_id()
        if action is None:
            return
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        if page.rows.columns.sort not in ("position", ACTION.title) or page.rows.columns.descending:
            self._window.say("The list is sorted by another column. Sort it by Action first, then move.")
            return
        page.flush()
        if actions.move(self._store, action, by):
            page.rows.columns.sort = "position"
            page.rows.reload()
            page.table.choose(action)

    def show_model(self) -> None:
        """Show the logic model of the action under the keyboard."""
        if self._page.views:
            self._page.views.show(1)

    def copy(self) -> None:
        """Copy the chosen cells; in the drawing of a model the drawing."""
        if self._page.models.drawing.hasFocus():
            self._page.models.copy_picture()
        else:
            super().copy()
