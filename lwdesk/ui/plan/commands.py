"""What the menus, the keys and the buttons can have the page of commitments do."""

from typing import TYPE_CHECKING

from lwdesk.operations import plan
from lwdesk.ui.pages.changes import new_record
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.whole_view import WholeView

if TYPE_CHECKING:
    from lwdesk.operations.plan import Moved
    from lwdesk.ui.plan.commitments import CommitmentsPage


class CommitmentCommands(Commands):
    """The commands of the page."""

    _page: "CommitmentsPage"

    def new(self) -> None:
        """A new commitment, the keyboard in its words; on a view that fills the page, the form comes beside it."""
        page = self._page
        page.flush()
        made = new_record(self._store, page.record, page.fresh)
        if isinstance(page.main, WholeView):
            page.main.make_room()
        page.show_record(made)
        if page.side.form:
            page.side.form.focus_field("text")

    def move_on(self) -> None:
        """Bring the chosen commitments to their next status."""
        if self._may_change() and (ids := self._chosen()):
            self._tell(plan.move_on(self._store, ids))

    def set_status(self, status: str) -> None:
        """Give the chosen commitments a status."""
        if self._may_change() and (ids := self._chosen()):
            self._tell(plan.set_status(self._store, ids, status))

    def judge(self, rag: str) -> None:
        """Judge the chosen commitments, and ask why; with "" take the judgement back."""
        if not self._may_change() or not (ids := self._chosen()):
            return
        if rag:
            self._page.judge(ids, rag)
        elif plan.judge(self._store, ids, "", ""):
            self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))

    def _chosen(self) -> list[int]:
        self._page.flush()
        if self._page.main is self._page.board and self._page.board.marked:
            return sorted(self._page.board.marked)
        ids = self._page.chosen_ids()
        if not ids:
            self._window.say("Choose a commitment first.")
        return ids

    def _tell(self, moved: "Moved") -> None:
        if not moved.ids:
            self._window.say(moved.said or "They stand so already.")
        elif moved.said:
            self._window.say(f"{self._store.undo_label()}. {moved.said}", "note", ("Undo", self._window.undo))
        else:
            self._window.say(f"{self._store.undo_label()}.", "done", ("Undo", self._window.undo))

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking
