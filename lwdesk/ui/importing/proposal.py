"""What the import would do as things stand: the sheet, its layout and the plan."""

from dataclasses import dataclass

from lwdesk.exchange.answers import Question
from lwdesk.exchange.bring_in import Layout
from lwdesk.exchange.kept import KeptBook
from lwdesk.exchange.plan import ImportPlan
from lwdesk.exchange.read import Sheet
from lwdesk.fields import Field


@dataclass(frozen=True)
class Proposal:
    """What the import would do as things stand. It is not changed any more once it is shown."""

    book: KeptBook
    layout: Layout
    chosen: frozenset[int]
    """The places of the columns whose field the user chose."""
    plan: ImportPlan | None
    wants: str
    """Where there is no plan: one sentence that says what the user has to do."""

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read."""
        return self.book.sheets[self.layout.sheet]

    @property
    def questions(self) -> list[Question]:
        """The names that are like others, asked about or answered."""
        return self.plan.questions if self.plan else []

    def field_at(self, place: int | None) -> Field | None:
        """The field that the column in that place goes to."""
        column = next((c for c in self.layout.columns if c.place == place), None)
        return next((f for f in self.layout.record.seen if column and f.name == column.field), None)


def what_it_wants(sheet: Sheet, layout: Layout) -> str:
    """What the user has to do before anything can be imported, in a sentence; "" when nothing."""
    if not sheet.rows:
        return f"The sheet “{sheet.name}” is empty. Choose another sheet or another file."
    if layout.table.first_data_row is None:
        return "No table was found here. Click the number of the row that holds the headings."
    if not any(column.field == layout.record.title for column in layout.columns):
        label = layout.record.field(layout.record.title).label
        return f"No column holds the {label.lower()} yet. Choose {label} beside its column under Fields."
    return ""
