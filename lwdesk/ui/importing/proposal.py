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
