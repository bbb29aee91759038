"""Layouts seen before: which heading went to which field when a sheet like this one was last brought in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.key import KEY
from lwdesk.exchange.reason import REASON
from lwdesk.exchange.recognise.columns import ColumnGuess
from lwdesk.exchange.recognise.section_values import ALSO, HEADINGS, UNDER, UNIT_BESIDE
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import words_key
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.exchange.plan.rows import ImportPlan

KEPT_AS = "layouts of imports"
MOST = 80
"""So many layouts are kept; the oldest go first."""
ALIKE = 0.8
"""The share of headings that must be the same for a layout to count as seen before."""
SURE = 0.98
_NOT_OF_THE_FILE = frozenset({REASON, *HEADINGS, UNDER, ALSO, UNIT_BESIDE})
"""Headings that lwdesk itself gives, to what the sections of a table say among others."""
_SAID = "Its columns were matched as in the import of "


@dataclass(frozen=True)
class Recalled:
    """How the columns of a sheet with these headings were matched before."""

    record: str
    """The name of the kind of record."""
    fields: dict[str, str | None]
    """The field by the heading's key (`heading_keys`); None for a column that was left out."""
    at: str
    """When, in UTC, ISO 8601."""
    file: str

    def sentence(self) -> str:
        """What to say of it."""
        day = datetime.fromisoformat(self.at.replace("Z", "+00:00")).astimezone().date()
        return f"{_SAID}{self.file} on {show_date(day)}."


def heading_keys(headings: Iterable[str]) -> list[str]:
    """The key of each heading: its words, and which of several alike it is; "" for a blank one."""
    met: Counter[str] = Counter()
    keys = []
    for heading in headings:
        key = words_key(heading) or heading.strip()
        met[key] += bool(key)
        keys.append(f"{key} #{met[key]}" if met[key] > 1 else key)
    return keys


def remember_layout(store: Store, plan: "ImportPlan") -> None:
    """Keep where the columns of the plan went, those that the user put elsewhere too; outside of any step.

    A list that lwdesk wrote is not kept, as its headings are its fields.
    """
    columns = sorted(plan.columns, key=lambda column: column.place)
    columns = [c for c in columns if c.heading and c.heading not in _NOT_OF_THE_FILE]
    if plan.ours or plan.header_first is None or not any(c.field == plan.record.title for c in columns):
        return
    keys = heading_keys(c.heading for c in columns)
    fields = {key: column.field for key, column in zip(keys, columns, strict=True)}
    kept = _kept(store)
    others = [each for each in kept if set(each["fields"]) != set(fields) or each["record"] != plan.record.name]
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    new = {"record": plan.record.name, "fields": fields, "at": at, "file": plan.file}
    store.remember(KEPT_AS, [new, *others][:MOST])


def recall_layout(store: Store, headings: Sequence[str], record: Record | None = None) -> Recalled | None:
    """The layout seen before that has these headings, in whatever order, or next to all of them; else None.

    Where `record` is given, only layouts of that kind of record count. Of several the most alike one is
    taken, and the latest of those.
    """
    from lwdesk.exchange.plan.rows import TO_NOTES

    there = set(heading_keys(h for h in headings if h not in _NOT_OF_THE_FILE)) - {""}
    best: tuple[float, Recalled] | None = None
    for each in _kept(store):
        kind = RECORDS.get(each["record"])
        if kind is None or (record and kind is not record):
            continue
        known = {*(f.name for f in kind.seen), KEY.name, TO_NOTES}
        fields = {key: field for key, field in each["fields"].items() if field is None or field in known}
        same = there & set(fields)
        share = len(same) / max(len(there), len(each["fields"]), 1)
        if share < ALIKE or not any(fields[key] == kind.title for key in same):
            continue
        if best is None or share > best[0]:
            best = share, Recalled(kind.name, fields, each["at"], each["file"])
    return best[1] if best else None


def match_as_before(recalled: Recalled, guesses: Sequence[ColumnGuess], record: Record) -> list[ColumnGuess]:
    """The guesses with the fields of last time in the place of the program's own; new columns keep theirs.

    A new column's guess goes where its field is taken and holds one value.
    """
    keys = heading_keys("" if guess.heading in _NOT_OF_THE_FILE else guess.heading for guess in guesses)
    many = {f.name for f in record.seen if f.many}
    taken = {recalled.fields[key] for key in keys if key and key in recalled.fields} - many
    matched = []
    for key, guess in zip(keys, guesses, strict=True):
        if key and key in recalled.fields:
            field = recalled.fields[key]
            matched.append(ColumnGuess(guess.heading, field, SURE if field else 0.0))
        elif guess.field in taken:
            matched.append(ColumnGuess(guess.heading, None, 0.0))
        else:
            matched.append(guess)
    return matched


def without_recalled(notes: Iterable[str]) -> list[str]:
    """The notes less what was said of a layout seen before, for a sheet that is laid out anew."""
    return [note for note in notes if not note.startswith(_SAID)]


def _kept(store: Store) -> list[dict[str, Any]]:
    found = store.remembered(KEPT_AS, [])
    return [each for each in found if isinstance(each, dict) and isinstance(each.get("fields"), dict)]
