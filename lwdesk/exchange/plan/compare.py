"""A row beside the record that it is about: what would change, in words and in values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.plan.cell import Cell, cell_text, note_line
from lwdesk.exchange.plan.growing import NewTerm
from lwdesk.exchange.plan.kept import BESIDE_READING, judge_kept
from lwdesk.exchange.plan.mended import without_mended
from lwdesk.exchange.plan.named import with_refs
from lwdesk.exchange.plan.parties import People
from lwdesk.exchange.plan.rows import Column, Outcome, PlannedRow
from lwdesk.exchange.reason import REASON
from lwdesk.fields import Field, Kind, show_value
from lwdesk.records import COMMITMENT, CONTACT, MEASURE, RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import clean, match_key

Held = dict[str, Any]
"""A record's values by field: raw for one-valued fields, a tuple of ids for terms, a tuple of names for links."""


class Comparer:
    """Compares rows with what the study, or an earlier row, holds."""

    def __init__(self, store: Store, record: Record, columns: Iterable[Column], ours: bool) -> None:
        self._store = store
        self._record = record
        self._ours = ours
        self._kept = record in (COMMITMENT, MEASURE)
        self._linked = [f for f in record.fields if f.ui.target]
        self._people = People(store) if record.parties else None
        self._called: dict[str, dict[int, str]] = {}
        self._plain: dict[str, str] = {}
        """The names as lists show them of those that a plan calls otherwise."""
        self._terms = {
            t.id: t.label for f in record.fields if f.ui.vocabulary for t in store.terms(f.ui.vocabulary, retired=True)
        }
        self._given = list(columns)
        self._columns = list(_alone(record, self._given, ours))
        self._reasons = next((c.place for c in self._given if c.heading == REASON), None)
        """The place of the column in which a workbook of problems says what to mend."""

    def held(self, ids: Sequence[int]) -> dict[int, Held]:
        """What the study holds of the records with these ids."""
        found = self._store.many(self._record, ids)
        for field in self._linked:
            for held in found.values() if not field.many else ():
                held[field.name] = () if held[field.name] is None else (held[field.name],)
            targets = {i for held in found.values() for i in held[field.name]}
            names = self._store.labels(RECORDS[field.ui.target].name, targets, deleted=field.ui.lasting)
            names = self._told_apart(field.ui.target, names)
            for held in found.values():
                held[field.name] = tuple(names[i] for i in held[field.name] if i in names)
        return found

    def _told_apart(self, target: str, names: dict[int, str]) -> dict[int, str]:
        """The same with what tells records of one name apart, as a plan calls them."""
        if target not in self._called:
            self._called[target] = with_refs(self._store, target)
        called = self._called[target]
        if self._people and target == CONTACT.name:
            called = {i: self._people.called(i, name) for i, name in names.items()}
        found = {i: called.get(i, name) for i, name in names.items()}
        self._plain |= {found[i]: name for i, name in names.items() if found[i] != name}
        return found

    def judge(self, row: PlannedRow, held: Held) -> Held:
        """Set the row's outcome and changes; gives what the record holds once the row is written."""
        row.brings = self.brings(row, held)
        row.changes = [
            (field.label, self._shown(field, held), self._shown(field, {**held, **row.brings}))
            for field in self._record.declared
            if _is_changed(self._record, field, row.brings) and not self._is_dated_so(field, held, row.brings)
        ]
        row.outcome = Outcome.UPDATED if row.changes else Outcome.SAME
        return held | row.brings

    def take_out(self, row: PlannedRow, names: Collection[str]) -> None:
        """Have a row that was judged bring nothing for the fields of these names."""
        if not names:
            return
        row.brings = {name: new for name, new in (row.brings or {}).items() if name not in names}
        told = {f.label for f in self._record.declared if _is_changed(self._record, f, row.brings)}
        row.changes = [change for change in row.changes if change[0] in told]
        if not row.changes:
            row.outcome = Outcome.SAME

    def brings(self, row: PlannedRow, held: Mapping[str, Any]) -> Held:
        """The new value of each field that the row changes of what is held."""
        brought = {field.name: self._brought(row, field, held) for field in self._record.fields}
        changed = {
            field.name: new
            for field in self._record.fields
            if (new := brought[field.name]) is not None and not self._equal(field, held.get(field.name), new)
        }
        if changed and self._kept:
            judge_kept(self._record, changed, row.values, held, self._store.today())
        if self._reasons is not None and held.get("notes") and "notes" not in row.values:
            self._drop_mended(row, changed, held["notes"], cell_text(row.cell(self._reasons)))
        return changed

    def _drop_mended(self, row: PlannedRow, changed: Held, notes: str, reasons: str) -> None:
        """Have the notes lose what an earlier import kept of cells that now have a value."""
        mended = {c.heading for c in self._given if c.field in changed and c.field != "notes"}
        rest = with_lines(without_mended(notes, mended, reasons), row.lines)
        if rest != notes:
            changed["notes"] = rest

    def as_held(self, row: PlannedRow) -> Held:
        """What a record made from the row will hold."""
        held: Held = {**row.values, **row.links, **row.names}
        if row.lines:
            held["notes"] = with_lines(held.get("notes", ""), row.lines)
        return held

    def forget_known(self, row: PlannedRow, held: Held) -> None:
        """Take out of the row what its cells say in the very words of the study: that is no news.

        So an exported list comes back without a change, whatever its texts look like to somebody who reads them
        without knowing what they were: names with semicolons, terms that only differ in case, texts cut to a cell.
        For the first row about a record only: what earlier rows say may yet be ticked off.
        """
        for place, field in self._columns:
            cell = row.cell(place)
            if cell is None or not self._says(cell, field, held):
                continue
            for name in field.parts or (field.name,):
                if name != BESIDE_READING:
                    row.values.pop(name, None)
                row.links.pop(name, None)
                row.names.pop(name, None)
            untroubled = [trouble for trouble in row.troubles if trouble.place != place]
            if len(untroubled) < len(row.troubles):
                gone = {note_line(t.heading, t.text) for t in row.troubles if t.place == place}
                row.troubles = untroubled
                row.lines = [line for line in row.lines if line not in gone]

    def _brought(self, row: PlannedRow, field: Field, held: Mapping[str, Any]) -> Any:
        if row.meant is not None and field.name == self._record.title:
            # That it is called otherwise here was told already, and is no new name.
            return None
        if field.name == "notes" and (row.lines or "notes" in row.values):
            return with_lines(row.values.get("notes", held.get("notes", "")), row.lines)
        if field.ui.target:
            return row.names.get(field.name)
        return row.links.get(field.name) if field.many else row.values.get(field.name)

    def _is_dated_so(self, field: Field, held: Held, brings: Held) -> bool:
        """Whether a date only stands beside a reading, and is not new itself."""
        return field.name == BESIDE_READING and bool(held.get(field.name) == brings[field.name])

    def _equal(self, field: Field, old: Any, new: Any) -> bool:
        if field.ui.target:
            # A name that several share says nothing against the one of them that is held.
            plain = [self._plain.get(name, name) for name in old or ()]
            return _keys(new) in (_keys(old or ()), _keys(plain))
        if field.many:
            return set(old or ()) == set(new)
        if field.name == self._record.title and not self._ours and old:
            # By its name the row was found; how somebody else spells it is no correction.
            return (match_key(old) or old) == (match_key(new) or new)
        return bool(old == new)

    def _says(self, cell: Cell, field: Field, held: Held) -> bool:
        if _says(cell, self._shown(field, held)):
            return True
        if not self._plain or not (field.parts or field.ui.target):
            return False
        # Of two that are called the same a list says no more than the name.
        said = [self._plain.get(name, name) for name in self._names(field, held)]
        return _says(cell, "; ".join(said))

    @staticmethod
    def _names(field: Field, held: Held) -> list[str]:
        """The names that a field of links holds; of a part whoever plays it, organisations first."""
        return [name for part in reversed(field.parts or (field.name,)) for name in held.get(part) or ()]

    def _shown(self, field: Field, held: Held) -> str:
        """What a table shows of a field of what is held."""
        return "; ".join(self._names(field, held)) if field.parts else self._text(field, held.get(field.name))

    def _text(self, field: Field, value: Any) -> str:
        if field.ui.target:
            return "; ".join(value or ())
        if field.kind is Kind.CHOICES:
            return "; ".join(self._terms.get(i, "") for i in value or ())
        if field.kind is Kind.CHOICE:
            return value if isinstance(value, NewTerm) else self._terms.get(value, "")
        return show_value(field, value)


def _alone(record: Record, columns: Iterable[Column], ours: bool) -> Iterable[tuple[int, Field]]:
    """(place, field) of each column that alone goes to its field, and says all that the row has for it."""
    fields = {f.name: f for f in record.declared if not f.via}
    given = [c.field for c in columns]
    for column in columns:
        field = fields.get(column.field or "")
        # In somebody else's list a column of leads may name partners too.
        if field and given.count(field.name) == 1 and (ours or field.kind is not Kind.LINKS):
            yield column.place, field


def _is_changed(record: Record, field: Field, brings: Held) -> bool:
    if field.parts:
        return any(part in brings for part in field.parts)
    return field.name in brings and not any(field.name in part.parts for part in record.parties)


def _keys(names: Iterable[str]) -> set[str]:
    return {match_key(name) or name for name in names}


def _says(cell: Cell, text: str) -> bool:
    return bool(text) and clean(cell_text(cell)) == clean(cut_to_cell(text))


def with_lines(notes: str, lines: Sequence[str]) -> str:
    """The notes with those of the lines at their end that are not in them yet; a line may be of several lines."""
    for line in lines:
        if f"\n{line}\n" not in f"\n{notes}\n":
            notes = f"{notes}\n{line}" if notes else line
    return notes
