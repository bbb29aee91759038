"""Numbers that a list of measures writes with their unit, "10%", "12 people": read as a number, and the unit beside it.

What a cell says of its unit fills the row's unit where that is blank; where it says another than the row, or than the
study has for a measure of that name, the cell stays as it is, and is kept as a note for want of a number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lwdesk.exchange.plan.cell import Cell, cell_text
from lwdesk.exchange.plan.rows import Column
from lwdesk.exchange.recognise.section_values import UNIT_BESIDE
from lwdesk.records import MEASURE
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.text import clean_line, fold, match_key
from lwdesk.values import Unreadable, read_number

Run = list[Sequence[Cell]]
_AMOUNTS = ("baseline", "target", "latest")
_NUMBER = r"[+-]?\s?(?:\d{1,3}(?:[,\s]\d{3})+|\d+)(?:\.\d+)?"
_AFTER = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>%|[^\W\d_][^\W\d_'’-]*(?:\s[^\W\d_][^\W\d_'’-]*){{0,2}})")
_POUNDS = re.compile(rf"(?P<unit>£)\s?(?P<number>{_NUMBER})")
_NO_UNITS = frozenset(
    re.findall(
        r"\w+",
        "about after approx approximately at before bn billion by dozen each every from fewer hundred hundreds k "
        "less m mn million millions min max more no not on or out over plus since st nd rd th than thousand "
        "thousands to under until up x jan feb mar apr may jun jul aug sep sept oct nov dec january february "
        "march april june july august september october november december ",
    )
)
"""Words after a number that say how many, how sure or when, and not of what."""
_NO_BEGINNINGS = frozenset({"and", "in", "of", "per"})
_PER_CENT = frozenset({"%", "per cent", "percent", "percentage", "pc"})


def read_amount(text: str) -> tuple[float, str] | None:
    """The number and the unit that the text says: "10 %" is 10 of "%"; None where it is no number with a unit."""
    plain = clean_line(text)
    found = _POUNDS.fullmatch(plain) or _AFTER.fullmatch(plain)
    if found is None:
        return None
    unit = found["unit"]
    if fold(unit) in _PER_CENT:
        unit = "%"
    elif not _NO_UNITS.isdisjoint(words := fold(unit).split()) or words[0] in _NO_BEGINNINGS:
        return None
    try:
        return read_number(re.sub(r"\s", "", found["number"])), unit
    except Unreadable:
        return None


def agree(one: str, other: str) -> bool:
    """Whether two units may be one: "people" and "people in work", "job" and "jobs", "%" and "per cent"."""
    if (fold(one) in _PER_CENT) or (fold(other) in _PER_CENT):
        return fold(one) in _PER_CENT and fold(other) in _PER_CENT
    if one == "£" or other == "£":
        return one.startswith("£") and other.startswith("£")
    few, many = sorted((_words(one), _words(other)), key=len)
    return few <= many


def _words(unit: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in fold(unit).split())


class Amounts:
    """The columns of a sheet of measures that hold numbers, and those that hold names and units."""

    def __init__(self, store: Store, record: Record, columns: Iterable[Column]) -> None:
        self._store = store
        places = {c.field: c.place for c in reversed(list(columns)) if c.field}
        self._places = [places[name] for name in _AMOUNTS if name in places] if record is MEASURE else []
        self._unit, self._name = places.get("unit"), places.get(MEASURE.title)
        self._held: dict[str, list[str]] | None = None

    def parted(self, runs: Iterator[Run], beyond: int) -> tuple[Iterator[Run], list[Column]]:
        """The runs with the numbers apart from their units, and the column that this takes, at the place `beyond`.

        It takes none where the sheet has one of its own, or no number has a unit.
        """
        if not self._places:
            return runs, []
        read = list(runs)
        if not any(_may_be(cell) for run in read for place in self._places if place < len(run) for cell in run[place]):
            return iter(read), []
        own = self._unit is not None and all(self._unit < len(run) for run in read)
        place = self._unit if own and self._unit is not None else beyond
        parted = [self._part(run, place) for run in read]
        return iter(parted), [] if own else [Column(place, UNIT_BESIDE, "unit")]

    def _part(self, run: Run, unit_place: int) -> Run:
        blank: list[Cell] = [None] * (len(run[0]) if run else 0)
        columns = [*run, *([blank] * (unit_place + 1 - len(run)))]
        taken = {place: list(columns[place]) for place in (*self._places, unit_place) if place < len(columns)}
        for at in range(len(blank)):
            self._part_row(taken, at, unit_place, run)
        for place, cells in taken.items():
            columns[place] = cells
        return columns

    def _part_row(self, taken: dict[int, list[Cell]], at: int, unit_place: int, run: Run) -> None:
        unit = clean_line(cell_text(taken[unit_place][at]))
        for place in self._places:
            cell = taken[place][at] if place in taken else None
            amount = read_amount(cell) if isinstance(cell, str) and _may_be(cell) else None
            if amount is None:
                continue
            number, said = amount
            if not unit and self._is_otherwise(run, at, said):
                continue
            if not unit:
                taken[unit_place][at] = unit = said
            if agree(unit, said):
                taken[place][at] = int(number) if number.is_integer() else number

    def _is_otherwise(self, run: Run, at: int, unit: str) -> bool:
        """Whether the study has measures of the row's name with a unit, all of them with another one."""
        if self._held is None:
            self._held = {}
            fields = [MEASURE.field(name) for name in (MEASURE.title, "unit")]
            for name, held in self._store.cells(MEASURE, self._store.ids(Query(MEASURE)), fields):
                self._held.setdefault(match_key(str(name)), []).append(str(held))
        name = cell_text(run[self._name][at]) if self._name is not None and self._name < len(run) else ""
        # Those without a unit say nothing: one may be what came of this row when the list was brought in before.
        units = [held for held in self._held.get(match_key(name), ()) if held]
        return bool(units) and not any(agree(held, unit) for held in units)


def _may_be(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isdigit, cell)) and not cell.strip().isdigit()
