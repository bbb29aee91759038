"""What the form of a commitment says beside its fields: why it stands as it does, and how far its due date slipped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lwdesk.store.outlook import slip
from lwdesk.ui.form_row import plain_label

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.form import RecordForm
    from lwdesk.ui.pages.listing import ListPage


class About(QObject):
    """Two lines of the form, under the status and under the due date."""

    def __init__(self, store: "Store", page: "ListPage") -> None:
        super().__init__(page)
        self._store = store
        self._id: int | None = None
        self.status, self.due = plain_label("", "quiet"), plain_label("", "quiet")
        for line in (self.status, self.due):
            line.setParent(page)
            line.hide()

    def show_in(self, form: "RecordForm") -> None:
        """Have the lines stand in the form."""
        form.add_line("status", self.status)
        form.add_line("due", self.due)

    def show_record(self, record_id: int | None) -> None:
        """Say what is to be said of this commitment."""
        found = [] if record_id is None else self._store.plan.commitments(self._store.today(), [record_id])
        why = slipped = ""
        if found:
            stands = found[0].standing
            named = stands.status and stands.status != found[0].status
            why = f"{stands.status}: {stands.why[:1].lower()}{stands.why[1:]}" if named else stands.why
            slipped = slip(found[0])
        for line, said in ((self.status, why), (self.due, slipped)):
            line.setText(said)
            line.setVisible(bool(said))
