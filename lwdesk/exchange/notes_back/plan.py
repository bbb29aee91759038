"""What is to become of the rows of notes, summaries or a framework: shown like any import's, then carried out."""

from dataclasses import dataclass, field
from typing import Any

from lwdesk.exchange.plan.cell import Trouble
from lwdesk.exchange.plan.rows import ImportPlan, Outcome, PlannedRow


@dataclass(frozen=True, slots=True)
class Deed:
    """What a row does: the new values of the record of that id, or of a new one; and the guide of its interview.

    Of a framework `given` names the themes, partners and links that are new, and `interview` is 0.
    """

    number: int
    record_id: int | None
    given: dict[str, Any]
    interview: int
    guide: int | None = None
    """The guide that the interview goes by from now on, where it had none."""


@dataclass
class BackPlan(ImportPlan):
    """The plan of an import of such a list."""

    labels: dict[str, str] = field(default_factory=dict)
    """The list's own heading for each heading of the sheet that was recognised."""
    deeds: list[Deed] = field(default_factory=list)

    @property
    def mapping(self) -> dict[str, str]:
        """The list's own heading that each recognised heading goes to."""
        return self.labels

    def refuse(self, row: PlannedRow, heading: str, text: str, why: str) -> None:
        """Make the row a problem: `why` says in a sentence what is the matter and what to do."""
        row.outcome = Outcome.PROBLEM
        place = next((c.place for c in self.columns if c.heading == heading), -1)
        sentence = f"{self.sheet}, row {row.number}, {heading}: {why}"
        row.troubles = [*row.troubles, Trouble(heading, text, sentence, kept=False, place=place)]

    def do(self, row: PlannedRow, outcome: Outcome, deed: Deed, *changes: tuple[str, str, str]) -> None:
        """Have the row do something; the changes are (heading, before, after)."""
        row.outcome, row.record_id, row.changes = outcome, deed.record_id, changes
        self.deeds.append(deed)
