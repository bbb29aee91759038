"""What rows say of a person whom they lead to, such as a delegate's e-mail address, beside what the study knows."""

from collections.abc import Iterable, Sequence
from typing import Any

from lwdesk.exchange.answers import Like
from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.plan.addresses import likes_beside
from lwdesk.exchange.plan.cell import cell_text, note_line
from lwdesk.exchange.plan.rows import Column, Outcome, PlannedRow
from lwdesk.exchange.plan.run import Cells
from lwdesk.exchange.plan.titles import EMAIL, Called, Titles, placed_links
from lwdesk.fields import Field
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean, fold, match_key


class Beside:
    """Tells what rows say of those they lead to, and finds people by their address where rows do not name them.

    A person whom the study knows is left as they are: what a row says otherwise goes to the notes of the row's record.
    """

    def __init__(self, store: Store, record: Record, columns: Iterable[Column]) -> None:
        self._store = store
        self._record = record
        self._columns = {c.field: c for c in reversed(list(columns)) if c.field}
        given = [Titles(store, record, link) for link in placed_links(record)]
        self._titles = [t for t in given if any(f.name in self._columns for f in t.more)]
        self._made: dict[str, dict[tuple[str, ...], Called]] = {t.link.name: {} for t in self._titles}
        """By link what was said first of those who are to be made, by name and place and by name and address."""

    def names_found(self, values: dict[str, Cells], names: dict[str, Cells], count: int) -> dict[str, Cells]:
        """The names of a run, with those of people of whom a row says no more than their address."""
        for titles in self._titles:
            email = next((f for f in titles.more if f.of == EMAIL), None)
            said = values.get(email.name) if email else None
            if said is None:
                continue
            named = names.get(titles.link.name) or (None,) * count
            found = [
                (held[1],) if who is None and address and (held := titles.with_address(address)) else who
                for who, address in zip(named, said, strict=True)
            ]
            if any(each is not None for each in found):
                names = names | {titles.link.name: found}
        return names

    def likes(self, target: str, rows: Sequence[PlannedRow]) -> dict[str, list[Like]]:
        """By the name of people unknown whom the study may know by another, as their address is the same."""
        found: dict[str, list[Like]] = {}
        for titles in self._titles:
            if titles.target.name == target:
                found |= likes_beside(titles, rows)
        return found

    def tell(self, rows: Sequence[PlannedRow]) -> None:
        """Note with each row what it says otherwise of a person than the study, or than an earlier row."""
        for titles in self._titles:
            held = self._linked(titles, rows)
            for row in rows:
                if row.outcome is not Outcome.PROBLEM and (called := self._called(titles, row)):
                    self._tell(titles, row, called, held)

    def _linked(self, titles: Titles, rows: Sequence[PlannedRow]) -> dict[int, int | None]:
        """Whom each record of the study that rows are about leads to, by its id."""
        ids = list({row.record_id for row in rows if row.record_id is not None})
        found: dict[int, int | None] = {}
        for start in range(0, len(ids), 2000):
            run = ids[start : start + 2000]
            found.update((i, each[titles.link.name]) for i, each in self._store.many(self._record, run).items())
        return found

    @staticmethod
    def _called(titles: Titles, row: PlannedRow) -> Called | None:
        name = (row.named(titles.link.name) or ("",))[0]
        where = (row.named(titles.where.name) or ("",))[0] if titles.where else ""
        more = {f.of: value for f in titles.more if (value := row.value(f.name))}
        return Called(name, where, more) if name else None

    def _tell(self, titles: Titles, row: PlannedRow, called: Called, held: dict[int, int | None]) -> None:
        person = held.get(row.record_id) if row.record_id is not None else None
        known = titles.known(person)
        if known is None or match_key(known.name) != match_key(called.name):
            # A row that repeats another is about whom that one is about.
            meant = (self._called(titles, row.repeats) if row.repeats is not None else None) or called
            known = titles.known(titles.find(meant)) or self._to_be_made(titles, meant, called)
        for field in titles.more:
            self._compare(row, field, str(known.more.get(field.of) or ""), called.more.get(field.of))
        if titles.where and titles.where.via and called.where and _other(called.where, known.where):
            self._add(row, titles.where, called.where)

    def _to_be_made(self, titles: Titles, meant: Called, called: Called) -> Called:
        """What is known of one who is to be made: of everything what a row says first."""
        made = self._made[titles.link.name]
        address = ("by address", *meant.by_address) if meant.by_address else meant.key
        first = made.get(address) or made.get(meant.key) or Called(meant.name, meant.where)
        known = Called(first.name, first.where, {**called.more, **first.more})
        made[address] = made[meant.key] = known
        return known

    def _compare(self, row: PlannedRow, field: Field, known: str, said: Any) -> None:
        column = self._columns.get(field.name)
        if column is None:
            return
        text = cell_text(row.cell(column.place))
        if known and clean(text) == clean(cut_to_cell(known)):
            # In the very words of the study: no news, whether it reads like an address or not.
            gone = {note_line(t.heading, t.text) for t in row.troubles if t.place == column.place}
            row.troubles = [t for t in row.troubles if t.place != column.place]
            row.lines = [line for line in row.lines if line not in gone]
        elif said and fold(str(said)) != fold(known):
            self._add(row, field, str(said))

    def _add(self, row: PlannedRow, field: Field, said: str) -> None:
        column = self._columns.get(field.name)
        line = note_line(column.heading if column else field.label, said)
        if line not in row.lines:
            row.lines = [*row.lines, line]


def _other(one: str, other: str) -> bool:
    """Whether the two organisations are two, as far as both are told."""
    return (match_key(one) or one) != (match_key(other) or other)
