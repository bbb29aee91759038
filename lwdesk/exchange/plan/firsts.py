"""The rows of a sheet that each make a record, by name: where later rows of that name find out whether they repeat one.

Two boroughs may each have a "Job Club". Rows of one name that share none of their organisations are two records;
where one of them names none, the name decides. A commitment may have two measures of one name: of such kinds of record
every row is one, unless all its cells say the same.
"""

from collections.abc import Iterable, Sequence

from lwdesk.exchange.plan.cell import Cell
from lwdesk.exchange.plan.namesakes import Whereabouts
from lwdesk.exchange.plan.references import same_name
from lwdesk.exchange.plan.rows import PlannedRow
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key

NAMED = 8
"""So many rows are named in a sentence."""
Named = tuple[PlannedRow, str, str]
"""A row, what it calls its record, and the match key of that."""


class Firsts:
    """The first rows of each name, and of each of the different things that bear it."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._by_key: dict[str, PlannedRow] = {}
        self._namesakes: dict[str, list[PlannedRow]] = {}
        self._by_cells: dict[tuple[str, tuple[Cell, ...]], PlannedRow] = {}
        self._by_name: dict[str, PlannedRow] = {}
        """The first of each name, where the keys say more than the name."""
        self._by_ref: dict[str, list[tuple[PlannedRow, Whereabouts]]] = {}
        self._with_ref: set[int] = set()

    def with_ref(self, ref: str, name: str, where: Whereabouts, row: PlannedRow) -> PlannedRow | None:
        """The earlier row of that name whose record has the reference, and does not belong elsewhere."""
        if self._record.each_row:
            return None
        mine = organisations_of(row, self._record)
        for one, at in self._by_ref.get(fold(ref), ()):
            is_there = all(not a or not b or a == b for a, b in zip(at[:-1], where[:-1], strict=True))
            is_called = same_name(one.called(self._record), name)
            if is_there and is_called and share(mine, organisations_of(one, self._record)):
                return one
        return None

    def bears(self, ref: str, row: PlannedRow) -> bool:
        """Whether the record that another row makes bears the reference."""
        return any(one is not row for one, _ in self._by_ref.get(fold(ref), ()))

    def has_ref(self, row: PlannedRow) -> bool:
        """Whether the record that the row makes has a reference by now."""
        return id(row) in self._with_ref

    def repeated_by(self, key: str, row: PlannedRow) -> PlannedRow | None:
        """The earlier row that is about the same thing; None where this row is the first about its own."""
        first = self._by_key.get(key)
        if first is not None and self._record.each_row:
            return self._by_cells.get((key, tuple(row.cells)))
        if first is None or not self._record.apart:
            return first
        mine = organisations_of(row, self._record)
        for earlier in (first, *self._namesakes.get(key, ())):
            if share(mine, organisations_of(earlier, self._record)):
                return earlier
        return None

    def add(self, key: str, row: PlannedRow) -> None:
        """Take note of a row that makes a record."""
        if self._by_key.setdefault(key, row) is not row:
            self._namesakes.setdefault(key, []).append(row)
        if self._record.each_row:
            self._by_cells.setdefault((key, tuple(row.cells)), row)

    def add_ref(self, ref: str, where: Whereabouts, row: PlannedRow) -> None:
        """Take note of the reference that the record of a row gets, and of where that belongs."""
        self._by_ref.setdefault(fold(ref), []).append((row, where))
        self._with_ref.add(id(row))

    def add_called(self, name_key: str, row: PlannedRow) -> None:
        """Let the row be found by its name alone, too."""
        self._by_name.setdefault(name_key, row)

    def called(self, name_key: str) -> PlannedRow | None:
        """The first row of that name, wherever its record belongs."""
        return self._by_key.get(name_key) or self._by_name.get(name_key)

    def add_all(self, named: Iterable[Named]) -> list[Named]:
        """Take note of the rows that are the first of their name; gives the others."""
        by_key = self._by_key
        return [each for each in named if not each[1] or by_key.setdefault(each[2] or each[1], each[0]) is not each[0]]

    def note(self) -> list[str]:
        """A sentence about the rows that have the name of another and are something else."""
        numbers = sorted(row.number for rows in self._namesakes.values() for row in rows)
        if not numbers:
            return []
        shown = ", ".join(f"{n:,}" for n in numbers[:NAMED])
        more = f" and {len(numbers) - NAMED:,} more" if len(numbers) > NAMED else ""
        one = len(numbers) == 1
        other = "says something else" if one else "say something else"
        what = other if self._record.each_row else "other organisations"
        return [
            f"Row{'' if one else 's'} {shown}{more} {'has' if one else 'have'} the name of an earlier row but {what}, "
            f"so {'it is a record of its own' if one else 'they are records of their own'}."
        ]


class Namesake:
    """Which of the study's records of one name a row is about, told by their organisations."""

    def __init__(self, store: Store, record: Record) -> None:
        self._store = store
        self._record = record
        self._held: dict[int, set[str]] = {}

    def among(self, ids: Sequence[int], row: PlannedRow) -> Sequence[int]:
        """Those of several records that share an organisation with the row; all of them where none does."""
        if len(ids) < 2 or not self._record.apart:
            return ids
        missing = [i for i in ids if i not in self._held]
        for record_id, held in self._store.many(self._record, missing).items():
            linked = {i for field in self._record.apart for i in held[field]}
            target = self._record.field(self._record.apart[0]).ui.target
            self._held[record_id] = keys_of(self._store.labels(target, linked).values())
        mine = organisations_of(row, self._record)
        return [i for i in ids if not mine.isdisjoint(self._held.get(i, ()))] or ids

    def agree(self, one: PlannedRow, other: PlannedRow) -> bool:
        """Whether two rows of one name may be about one record."""
        return share(organisations_of(one, self._record), organisations_of(other, self._record))


def organisations_of(row: PlannedRow, record: Record) -> set[str]:
    """The match keys of the organisations that tell a row of such a record from others of its name."""
    return keys_of(name for field in record.apart for name in row.named(field) or ())


def share(one: set[str], other: set[str]) -> bool:
    """Whether two things of one name may be one: they have an organisation in common, or one of them has none."""
    return not one or not other or not one.isdisjoint(other)


def keys_of(names: Iterable[str]) -> set[str]:
    """The match keys of the names."""
    return {match_key(name) or name for name in names}
