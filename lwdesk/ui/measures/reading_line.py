"""A reading as it is stored and as it was typed since."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from lwdesk.fields import read_value, show_value
from lwdesk.records import READING
from lwdesk.text import clean_line
from lwdesk.values import Unreadable, read_date

if TYPE_CHECKING:
    from lwdesk.store import Step, Store

FIELDS = ("day", "value", "source")
_WITHOUT_YEAR = re.compile(r"\d{1,2}(\s*[/.\-]\s*\d{1,2}|\s*[A-Za-z]{3,9})")


class ReadingLine:
    """A line of the readings of a measure; a `Written` of what stores as one types. Without an id it is a new one."""

    def __init__(self, store: "Store", measure: int, id: int | None, held: Mapping[str, Any]) -> None:
        self._store, self._measure = store, measure
        self.id = id
        self.held = {name: held.get(name) for name in FIELDS}
        self.trouble: dict[str, str] = {}
        """Why what stands in a field cannot be stored as its value."""
        self._typed: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        if id is not None:
            self._kept = {name: text for name, text in store.drafts(READING.name, id).items() if name in FIELDS}
            self._typed = dict(self._kept)
            for name, text in self._kept.items():
                self._read(name, text)

    def take_stored(self, held: Mapping[str, Any]) -> None:
        """Take what the study holds now; what was typed and is not in it stays."""
        self.held = {name: held.get(name) for name in FIELDS}

    def text(self, name: str) -> str:
        """What stands in a field."""
        if name in self._typed:
            return self._typed[name]
        value = self.held[name]
        return "" if value is None else show_value(READING.field(name), value)

    def type(self, name: str, text: str) -> None:
        """Take what was typed into a field."""
        if name not in self._typed and clean_line(text) == self.text(name):
            return
        self._typed[name] = text
        self.trouble.pop(name, None)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any field."""
        return not any(clean_line(self.text(name)) for name in FIELDS)

    def needs_storing(self) -> bool:
        """Whether something was typed that is neither in the study nor kept as a draft."""
        return self._typed != self._kept and not (self.id is None and self.is_blank)

    def write(self, step: "Step") -> "Callable[[], None]":
        """Write it; call what comes back once the step is in the file. A line that was emptied is a reading no more."""
        read = {name: self._read(name, text) for name, text in self._typed.items()}
        given = {name: value for name, value in read.items() if name not in self.trouble}
        odd = {name: text for name, text in self._typed.items() if name in self.trouble}
        was, now = self.id, self.id
        if self.is_blank and was is not None:
            step.delete(READING, [was])
            now = None
        elif was is None:
            if given.get("value") is not None and "day" not in self._typed:
                given["day"] = self._store.today()
            now = step.create(READING, {"measure": self._measure, **given})
        else:
            step.update(READING, was, given)

        def settle() -> None:
            self.id = now
            self.held |= given
            for name in given:
                self._typed.pop(name, None)
                if now is not None and self._kept.pop(name, None) is not None:
                    self._store.drop_draft(READING.name, now, name)
            for name, text in odd.items():
                if now is not None and self._kept.get(name) != text:
                    self._store.keep_draft(READING.name, now, name, text)
                    self._kept[name] = text
            if now is None:
                self._typed, self._kept = {}, {}
                self.held = dict.fromkeys(FIELDS)

        return settle

    def _read(self, name: str, text: str) -> Any:
        typed = clean_line(text)
        self.trouble.pop(name, None)
        try:
            if name == "day" and typed:
                return _past_day(typed, self._store.today())
            return read_value(READING.field(name), typed)
        except Unreadable as sentence:
            self.trouble[name] = str(sentence)
            return None


def _past_day(typed: str, today: date) -> date:
    """The day that is meant; without a year the last such day, for nothing is read before its day."""
    if not _WITHOUT_YEAR.fullmatch(typed):
        return read_date(typed, today)
    day = read_date(f"{typed} {today.year}" if typed[-1].isalpha() else f"{typed}/{today.year}", today)
    return day if day <= today else read_date(f"{day.day}/{day.month}/{today.year - 1}", today)
