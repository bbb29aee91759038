"""Which columns a table shows, how wide and by which it is sorted; remembered in the study."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lwdesk.fields import Field

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

CHARACTER = 8.2
"""Pixels that a character of a column's declared width takes."""
_LAST = "Where it came from"
_LEAST, _MOST = 72, 300


@dataclass
class Columns:
    """The columns of one list: names in order, widths in pixels, and the sort."""

    record: "Record"
    shown: list[str]
    widths: dict[str, int] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are shown, in order."""
        return tuple(self.record.field(name) for name in self.shown)

    def width(self, of: Field) -> int:
        """The column's width in pixels: as the user made it, or as its field declares."""
        chosen = self.widths.get(of.name)
        return chosen or max(_LEAST, min(_MOST, round(of.ui.width * CHARACTER)))

    def show(self, names: Sequence[str]) -> None:
        """Show these columns: those that are shown already keep their order, others go where the record has them."""
        wanted = set(names) | {self.record.title}
        order = [f.name for f in self.record.seen]
        kept = [name for name in self.shown if name in wanted]
        for name in (n for n in order if n in wanted and n not in kept):
            before = [n for n in kept if order.index(n) < order.index(name)]
            kept.insert(kept.index(before[-1]) + 1 if before else 0, name)
        self.shown = kept

    def as_json(self) -> dict[str, Any]:
        """What is remembered of them."""
        return {"shown": self.shown, "widths": self.widths, "sort": self.sort, "descending": self.descending}


def remembered_columns(store: "Store", record: "Record") -> Columns:
    """The columns as they were left, or as the record declares them; unknown names are dropped."""
    kept = store.remembered(_key(record), {})
    known = {f.name for f in record.seen}
    shown = [name for name in kept.get("shown", ()) if name in known] or default_shown(record)
    widths = {name: int(width) for name, width in kept.get("widths", {}).items() if name in known}
    sort = kept.get("sort", "") if kept.get("sort") in known else record.title
    return Columns(record, shown, widths, sort, bool(kept.get("descending", False)))


def remember_columns(store: "Store", columns: Columns) -> None:
    """Keep the columns for the next time."""
    keep(store, _key(columns.record), columns.as_json())


def keep(store: "Store", key: str, value: Any) -> None:
    """Remember how something looks; where the study cannot be written, that is not worth a word."""
    from lwdesk.store import StudyTrouble

    with suppress(StudyTrouble):
        store.remember(key, value)


def default_shown(record: "Record") -> list[str]:
    """The fields that a table shows at first: the record's title, then what is declared as shown."""
    shown = [f for f in record.seen if f.ui.shown and f.name != record.title]
    # As in the form, where a record came from stands last.
    shown.sort(key=lambda f: f.ui.section == _LAST)
    return [record.title, *(f.name for f in shown)]


def _key(record: "Record") -> str:
    return f"columns/{record.name}"
