"""What the rows of a plan lead to: found by name in the study, and made where the study does not know it."""

from collections.abc import Callable, Iterable, Sequence

from lwdesk.exchange.plan.named import Names, number_of
from lwdesk.exchange.plan.parties import apart, names_for
from lwdesk.exchange.plan.run import Cells, Chunk
from lwdesk.exchange.plan.settle import Change
from lwdesk.exchange.plan.titles import Called, Titles, placed_links
from lwdesk.fields import Field, Kind
from lwdesk.records import ACTION, CONTACT, ORGANISATION, RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Step, Store
from lwdesk.text import clean, clean_line, match_key

Columns = dict[str, Cells]
Insert = Callable[[Record, int, int, Iterable[tuple[list[int], Columns]]], None]
"""Inserts records of a kind, whose ids count from the first number; the second is how many they are."""
Wanted = dict[str, tuple[str, int]]
"""By match key the names of records that are to be made, each with the number of the row that has it."""


class Targets:
    """The records that one kind of record links to, by kind and by link."""

    def __init__(self, store: Store, record: Record, step: Step, insert: Insert) -> None:
        self._store = store
        self._record = record
        self._step = step
        self._insert = insert
        self.placed = {f.name: Titles(store, record, f) for f in placed_links(record)}
        """The links that lead to somebody by name and place, and those that they lead to."""
        linked = {f.ui.target for f in record.declared if f.ui.target and f.name not in self.placed}
        self._names = {t: names_for(store, record, t) for t in linked}
        self.found = {t: Ids(names) for t, names in self._names.items()}
        """The ids that names lead to, by the kind of record."""

    def create(self, chunks: Sequence[Chunk], changed: Sequence[Change]) -> None:
        """Make the linked records that the study does not know, under the first spelling met."""
        wanted: dict[str, Wanted] = {target: {} for target in self._names}
        looked_at: dict[str, set[str]] = {target: set() for target in self._names}
        for field in (f for f in self._record.fields if f.ui.target and f.name not in self.placed):
            given = [(chunk.names(field.name), [row.number for row in chunk.rows]) for chunk in chunks]
            changes = [change.brings.get(field.name) for change in changed]
            given.append((changes, [change.number for change in changed]))
            self._look(field, given, wanted[field.ui.target], looked_at[field.ui.target])
        unknown = {name: titles.unknown(chunks, changed) for name, titles in self.placed.items()}
        for name, new in unknown.items():
            self._want_belongings(self.placed[name], new.values(), wanted)
        if self._record.parties:
            self._want_places(wanted)
        if ACTION.name in wanted:
            _without_mere_numbers(wanted[ACTION.name])
        # Organisations before the contacts who belong to them.
        for target, found in sorted(wanted.items(), key=lambda each: each[0] == CONTACT.name):
            self._create_named(RECORDS[target], list(found.values()))
        for name, new in unknown.items():
            if new:
                self._create_placed(self.placed[name], list(new.values()))

    def _look(self, field: Field, given: Iterable[tuple[Cells, list[int]]], wanted: Wanted, told: set[str]) -> None:
        """Take note of the unknown among names, given with the numbers of their rows; `told` are those looked at."""
        known = self._names[field.ui.target]
        seen: set[tuple[str, ...] | None] = {None}
        for cells, numbers in given:
            # The names of each cell once: rows by the thousand say the same.
            fresh = dict.fromkeys(cells).keys() - seen
            if not fresh:
                continue
            seen |= fresh
            for names, number in zip(cells, numbers, strict=True):
                if names not in fresh:
                    continue
                fresh.discard(names)
                for spelt in (name for name in names if name not in told):
                    told.add(spelt)
                    if known.find(spelt) is None:
                        wanted.setdefault(match_key(spelt) or spelt, (_tidied(field.ui.target, spelt), number))

    def _want_belongings(
        self, titles: Titles, new: Iterable[tuple[Called, int]], wanted: dict[str, Wanted]
    ) -> None:  # fmt: skip
        """Have what the new ones among them belong to made too, where the study does not know it."""
        target = titles.where.ui.target if titles.where else ""
        for called, number in new:
            where = called.where
            if where and target and self._names[target].find(where) is None:
                wanted[target].setdefault(match_key(where) or where, (clean_line(where), number))

    def _want_places(self, wanted: dict[str, Wanted]) -> None:
        """Have the organisations made too in which contacts that are to be made are said to be."""
        bodies = self._names[ORGANISATION.name]
        for called, number in wanted[CONTACT.name].values():
            where = apart(called)[1]
            if where and bodies.find(where) is None:
                wanted[ORGANISATION.name].setdefault(match_key(where) or where, (clean_line(where), number))

    def _create_named(self, record: Record, found: Sequence[tuple[str, int]]) -> None:
        """Make records of which nothing is known but a name, each with the number of the row that has it."""
        if not found:
            return
        first = self._step.next_id(record.name)
        known = self._names[record.name]
        for n, (name, _) in enumerate(found, first):
            known.add(name, n)
            if record is ACTION:
                known.add_number(name)
        columns: Columns = {record.title: [name for name, _ in found]}
        if record is CONTACT and self._record.parties:
            said = [apart(name) for name, _ in found]
            bodies = self._names[ORGANISATION.name]
            columns = {record.title: [name for name, _ in said]}
            columns["organisation"] = [bodies.find(where) if where else None for _, where in said]
        if record.ref_prefix:
            columns["ref"] = self._step.next_refs(record, len(found))
        with self._step.growing({record.name: len(found)}):
            self._insert(record, first, len(found), [([number for _, number in found], columns)])

    def _create_placed(self, titles: Titles, new: Sequence[tuple[Called, int]]) -> None:
        """Make the records that rows lead to and the study does not know, each where it belongs."""
        record = titles.target
        first = self._step.next_id(record.name)
        for n, (called, _) in enumerate(new, first):
            titles.add(called, n)
        columns: Columns = {record.title: [clean_line(called.name) for called, _ in new]}
        if titles.where:
            known = self._names[titles.where.ui.target]
            columns[titles.place] = [known.find(called.where) if called.where else None for called, _ in new]
        for f in titles.more:
            columns[f.of] = [called.more.get(f.of) for called, _ in new]
        with self._step.growing({record.name: len(new)}):
            self._insert(record, first, len(new), [([number for _, number in new], columns)])

    def ids(self, field: Field, names: Cells) -> Cells:
        """The id that the name in each row leads to, for a field that links to one record; None where there is none."""
        known = self.found[field.ui.target]
        return [next(iter(known[given or ()]), None) for given in names]

    def columns(self, chunk: Chunk) -> Columns:
        """The ids that the rows of a chunk hold in each field that links to one record."""
        linked = [f for f in self._record.columns if f.kind is Kind.LINK and f.name not in self.placed]
        columns: Columns = {f.name: self.ids(f, chunk.names(f.name)) for f in linked}
        for name, titles in self.placed.items():
            found = [titles.find(each) if each else None for each in titles.of_chunk(chunk)]
            columns[name] = found
            if (where := titles.link.ui.beside) and None in columns[where]:
                columns[where] = self._where_they_belong(titles, found, columns[where])
        return columns

    def _where_they_belong(self, titles: Titles, ids: Cells, said: Cells) -> Cells:
        """What each row says of where the one it leads to belongs, and where it says nothing what the study knows."""
        pairs = list(zip(ids, said, strict=True))
        held = self._store.many(titles.target, sorted({i for i, where in pairs if i is not None and where is None}))
        return [held[i][titles.place] if where is None and i in held else where for i, where in pairs]


class Ids(dict[tuple[str, ...], tuple[int, ...]]):
    """The ids that the names of a cell lead to, each cell's worked out once."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __missing__(self, names: tuple[str, ...]) -> tuple[int, ...]:
        known = self._names
        found = dict.fromkeys(i for n in names if (i := known.find(known.numbered(n) or n)) is not None)
        ids = self[names] = tuple(found)
        return ids


def _without_mere_numbers(wanted: Wanted) -> None:
    """Leave out the numbers that are meant for actions which other rows name in full."""
    numbers = {number_of(name) for name, _ in wanted.values() if number_of(name) != name.casefold()}
    for key in [key for key, (name, _) in wanted.items() if name.casefold() in numbers]:
        del wanted[key]


def _tidied(target: str, name: str) -> str:
    title = RECORDS[target].field(RECORDS[target].title)
    return clean(name) if title.kind is Kind.PARAGRAPH else clean_line(name)
