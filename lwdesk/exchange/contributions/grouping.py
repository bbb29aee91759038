"""Contributions read for an export and put together by activity area, organisation or kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lwdesk.fields import Field
from lwdesk.records import CONTRIBUTION
from lwdesk.records.contribution import KINDS
from lwdesk.text import fold

if TYPE_CHECKING:
    from lwdesk.store import Store

AREA, ORGANISATION, KIND = "area", "organisation", "kind"
GROUPINGS = (AREA, ORGANISATION, KIND)
WITHIN = {AREA: KIND, ORGANISATION: AREA, KIND: AREA}
"""What orders the contributions of one group first; after that kind, organisation and delegate do."""
WITHOUT = {AREA: "No activity area", ORGANISATION: "No organisation", KIND: "No kind"}
"""What a group is called whose contributions do not say."""
ASKED = ("area", "kind", "text", "delegate", "organisation", "status")
"""The fields that a paper asks for, in the order in which its rows have them."""
PLACE = {name: n for n, name in enumerate(ASKED)}
_CHUNK = 2000
Row = list[object]


@dataclass(frozen=True, slots=True)
class Group:
    """The contributions of one area, organisation or kind, in their order."""

    label: str
    ids: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    """Their cells, of the fields that `read` was asked for."""


def read(
    store: "Store",
    ids: Sequence[int],
    by: str,
    fields: Sequence[Field] = CONTRIBUTION.listed,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Group]:
    """The contributions as groups: areas as their list has them, organisations by name, kinds in their usual order.

    Those that do not say stand last. `fields` have area, kind, organisation and delegate among them.
    """
    place = {f.name: n for n, f in enumerate(fields)}
    order = _Order(store)
    found: dict[str, list[tuple[tuple[object, ...], int, Row]]] = {}
    within, at = WITHIN[by], place[by]
    then = [(name, place[name]) for name in (KIND, ORGANISATION, "delegate")]
    for start in range(0, len(ids), _CHUNK):
        run = ids[start : start + _CHUNK]
        for i, row in zip(run, store.cells(CONTRIBUTION, run, fields), strict=True):
            key = (order.of(within, row[place[within]]), *(order.of(name, row[n]) for name, n in then), i)
            found.setdefault(str(row[at]), []).append((key, i, row))
        progress(start + len(run), len(ids))
    groups = []
    for label in sorted(found, key=lambda label: order.of(by, label)):
        rows = sorted(found[label], key=lambda entry: entry[0])
        groups.append(Group(label or WITHOUT[by], [i for _, i, _ in rows], [row for *_, row in rows]))
    return groups


def counted(rows: Sequence[Row], place: int) -> Iterator[tuple[str, int]]:
    """How many of the rows are of each kind, in the order of kinds; kinds of which there are none are left out."""
    for kind in (*KINDS, ""):
        number = sum(1 for row in rows if row[place] == kind)
        if number:
            yield kind or WITHOUT[KIND], number


class _Order:
    """Where a label stands among those of its field: (0, its place) or (1, its folded words); blank comes last."""

    def __init__(self, store: "Store") -> None:
        self._places = {
            AREA: {term.label: n for n, term in enumerate(store.terms("area", retired=True))},
            KIND: {kind: n for n, kind in enumerate(KINDS)},
        }
        self._known: dict[tuple[str, object], tuple[int, int, str]] = {}

    def of(self, name: str, label: object) -> tuple[int, int, str]:
        key = (name, label)
        if key not in self._known:
            number = self._places.get(name, {}).get(str(label), 0 if name not in self._places else 10_000)
            self._known[key] = (0 if label else 1, number, fold(str(label)))
        return self._known[key]
