"""Terms that an import adds to a list which every study has of its own, such as the strands of its plan."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.plan.rows import ImportPlan, Outcome
from lwdesk.exchange.plan.run import Cells, Chunk, chunks_of
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record
from lwdesk.store import Step
from lwdesk.text import match_key

if TYPE_CHECKING:
    from lwdesk.exchange.plan.settle import Change

SHOWN = 8
"""So many new terms are named in a sentence."""


class NewTerm(str):
    """The label of a term that the list does not have yet, in the place of the id of one that it has."""

    __slots__ = ()


class Growing:
    """The terms that the rows of a plan add, made as they are first spelt."""

    def __init__(self, record: Record, step: Step) -> None:
        self._fields = {f.name: f for f in growing_fields(record)}
        self._step = step
        self._ids: dict[tuple[str, str], int] = {}

    def create(self, chunks: Iterable[Chunk], changed: "Iterable[Change]") -> None:
        """Make the terms, in the order in which the rows name them."""
        changes = list(changed)
        chunks = list(chunks)
        for name, field in self._fields.items():
            said = [value for chunk in chunks for value in dict.fromkeys(chunk.values(name))]
            said += [change.brings.get(name) for change in changes]
            for label in said:
                if isinstance(label, NewTerm) and (key := (name, _key(label))) not in self._ids:
                    self._ids[key] = self._step.create_term(field.ui.vocabulary, str(label))

    def ids(self, name: str, values: Cells) -> Cells:
        """The values of a field with the ids of the terms that were made."""
        return [self.id(name, value) for value in values] if name in self._fields else values

    def id(self, name: str, value: Any) -> Any:
        """The same for one value."""
        return self._ids[name, _key(value)] if isinstance(value, NewTerm) else value


def grown_note(plan: ImportPlan) -> list[str]:
    """A sentence for each list that the plan adds terms to, which names them."""
    told = []
    for field in growing_fields(plan.record):
        said: dict[str, str] = {}
        for chunk in chunks_of(row for row in plan.rows if row.outcome is not Outcome.PROBLEM):
            for value in chunk.values(field.name):
                if isinstance(value, NewTerm):
                    said.setdefault(_key(value), f"“{value}”")
        named = list(said.values())
        more = f" and {len(named) - SHOWN:,} more" if len(named) > SHOWN else ""
        if named:
            told.append(f"New in the list of {field.label.lower()}: {', '.join(named[:SHOWN])}{more}.")
    return told


def growing_fields(record: Record) -> list[Field]:
    """The fields whose lists an import adds to."""
    return [f for f in record.columns if f.kind is Kind.CHOICE and f.ui.grows]


def _key(label: str) -> str:
    return match_key(label) or label
