"""The list of decisions: every proposal against the four criteria, what was decided and why."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.sheet import Listed, write_listed
from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import PROPOSAL, RECOMMENDATION
from lwdesk.records.proposal import CRITERIA

if TYPE_CHECKING:
    from lwdesk.store import Store

ENDINGS = (".xlsx", ".csv")
_ASKED = ("ref", "text", "workshop", "area", *CRITERIA, "decision", "reason")
FIELDS = (
    *(PROPOSAL.field(name) for name in _ASKED),
    Field("to", "Passed on to", "", Ui(Kind.LINKS, width=28)),
)
_SAID = {
    "List": "Decisions: every proposal against the four criteria, what was decided about it and why",
    "Sorted by": "Ref",
    "Corrections": "Decisions are corrected in lwdesk. The list of proposals can be changed and brought back in.",
}


def write(store: "Store", path: Path) -> str:
    """Write all proposals with their decisions; gives what was written in words: "24 proposals"."""
    ids = [row.id for row in store.framework.decisions()]
    to = _passed_on(store)
    cells = store.cells(PROPOSAL, ids, [PROPOSAL.field(name) for name in _ASKED])
    rows = [[*row, to.get(id, ())] for id, row in zip(ids, cells, strict=True)]
    return write_listed(store, path, Listed(PROPOSAL, FIELDS, rows, store.keys(PROPOSAL, ids), _SAID))


def _passed_on(store: "Store") -> dict[int, tuple[str, ...]]:
    """The bodies that each proposal was recommended to."""
    from lwdesk.store import Query

    held = store.many(RECOMMENDATION, store.ids(Query(RECOMMENDATION)))
    names = store.labels("organisation", {r["to"] for r in held.values() if r["to"]})
    found: dict[int, tuple[str, ...]] = {}
    for recommendation in held.values():
        proposal, name = recommendation["proposal"], names.get(recommendation["to"] or 0)
        if proposal and name and name not in found.get(proposal, ()):
            found[proposal] = (*found.get(proposal, ()), name)
    return found
