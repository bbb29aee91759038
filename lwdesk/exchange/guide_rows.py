"""The questions that the rows of a sheet ask: under headings or without, numbered, in sections or with section rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lwdesk.exchange.asked import Asked
from lwdesk.exchange.recognise.cells import Row, is_blank, words_of
from lwdesk.exchange.recognise.headings import headings_of
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import PROMPT
from lwdesk.text import clean, clean_line, words_key
from lwdesk.values import Unreadable, read_yes_no

_ALSO = {
    "section": ("theme", "topic", "area", "subject", "block", "stage", "category"),
    "text": ("questions", "prompts", "main question", "key question", "ask", "what to ask", "question text"),
    "hint": ("follow up", "follow ups", "follow up questions", "guidance", "notes", "note", "notes for interviewer",
             "explore", "interviewer notes", "sub questions", "examples", "comment", "comments"),
    "referrals": ("referral", "referrals", "contacts", "asks for referrals"),
    "position": ("nr", "q", "q no", "question no", "question number", "ref", "id"),
}  # fmt: skip
_NUMBER = re.compile(r"\(?(?:q(?:uestion)?\.?\s*)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)\s*[.):]?$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?P<deep>\d+\.\d+(?:\.\d+)*)\s+|\(?(?:q(?:uestion)?\.?\s*)?(?P<plain>\d+(?:\.\d+)*)\s*[.):]\s*"
    r"|q(?:uestion)?\s*(?P<short>\d+)\s+|\(?[a-z][.)]\s+)(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-–—•·*▪◦o]\s+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a sheet holds what, from 0; None for what it has no column for."""

    text: int
    section: int | None = None
    hint: int | None = None
    referrals: int | None = None
    number: int | None = None


def named_columns(headings: Sequence[str]) -> Columns | None:
    """The columns by their headings; None where none is one of questions."""
    names = headings_of(PROMPT)
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        key = words_key(heading)
        fields = [name for name, keys in _ALSO.items() if key in keys] or list(names.named(key)) if key else []
        for field in fields:
            found.setdefault(field, at)
    if "text" not in found:
        return None
    return Columns(
        found["text"], found.get("section"), found.get("hint"), found.get("referrals"), found.get("position")
    )


def likely_columns(rows: Sequence[Row]) -> Columns | None:
    """The columns of a sheet without headings, by what stands in them; None where it holds no questions."""
    width = max(map(len, rows), default=0)
    held = [[words_of(row[at]) if at < len(row) else "" for row in rows] for at in range(width)]
    asking = [sum(text.endswith("?") for text in column) for column in held]
    if max(asking, default=0) < 2:
        return None
    text = max(range(width), key=lambda at: asking[at])
    beside = [bool(t) for t in held[text]]
    number = next((at for at in range(text) if _is_numbers(held[at])), None)
    section = next((at for at in range(text) if at != number and any(held[at]) and not _is_numbers(held[at])), None)
    hint = next(
        (at for at in range(text + 1, width) if any(t and there for t, there in zip(held[at], beside, strict=True))),
        None,
    )
    return Columns(text, section, hint, None, number)


def _is_numbers(column: Sequence[str]) -> bool:
    filled = [text for text in column if text]
    return len(filled) > 1 and sum(bool(_NUMBER.match(text)) for text in filled) >= 0.6 * len(filled)


class Questions:
    """Takes the rows of one sheet in their order and gathers what they ask; `notes` say what was left out."""

    def __init__(self, sheet: str, columns: Columns, rows: Sequence[Row]) -> None:
        self.asked: list[Asked] = []
        self.notes: list[str] = []
        self._sheet, self._columns = sheet, columns
        self._section = ""
        self._rows_of: dict[tuple[str, str], int] = {}
        texts = [self._at(row, columns.text) for row in rows]
        numbers = [_level(match) for text in texts if (match := _NUMBERED.match(text))]
        self._levels = {level for level in numbers if level is not None}
        self._numbered = len(numbers) > 1 and 3 * len(numbers) > sum(map(bool, texts))
        self._marked = sum(text.endswith("?") for text in texts) > 1

    def take(self, number: int, row: Row) -> None:
        """Take a row, whose number on the sheet is given. Raises ExchangeTrouble for what a guide cannot hold."""
        columns = self._columns
        text, section = self._at(row, columns.text), self._at(row, columns.section)
        if columns.section is not None and section:
            self._section = self._fit(section, "section", number, columns.section)
        if not text:
            there = [at for at, cell in enumerate(row) if not is_blank(cell)]
            if len(there) == 1 and columns.section is None and there[0] != columns.hint:
                self._begin(words_of(row[there[0]]), number, there[0])
            elif columns.hint is not None and self._at(row, columns.hint) and not section:
                self._add_hint(self._hint(row, number) or "", number)
            return
        if self.asked and _BULLET.match(text):
            self._add_hint(_BULLET.sub("", text, count=1), number)
        elif columns.section is None and self._is_section(row, text):
            self._begin(text, number, columns.text)
        else:
            self._ask(row, text, number)

    def _ask(self, row: Row, text: str, number: int) -> None:
        text = self._fit(_NUMBERED.sub("", text, count=1) or text, "text", number, self._columns.text)
        key = words_key(self._section), words_key(text)
        if key in self._rows_of:
            self.notes.append(
                f"{self._sheet}, row {number} asks the same as row {self._rows_of[key]} and was left out."
            )
            return
        self._rows_of[key] = number
        self.asked.append(Asked(self._section, text, self._hint(row, number), self._referrals(row, number)))

    def _is_section(self, row: Row, text: str) -> bool:
        """Whether a row with nothing but words in the questions' column is the name of a section."""
        columns = self._columns
        if text.endswith("?") or any(at is not None and self._at(row, at) for at in (columns.hint, columns.referrals)):
            return False
        if columns.number is not None:
            return not self._at(row, columns.number)
        match = _NUMBERED.match(text)
        if len(self._levels) > 1:
            return match is None or _level(match) == min(self._levels)
        if self._numbered:
            return not match
        return self._marked and len(text) < 80

    def _begin(self, text: str, number: int, column: int) -> None:
        self._section = self._fit(_NUMBERED.sub("", text, count=1) or text, "section", number, column)

    def _hint(self, row: Row, number: int) -> str | None:
        at = self._columns.hint
        if at is None:
            return None
        return self._fit(clean(str(row[at])) if at < len(row) and not is_blank(row[at]) else "", "hint", number, at)

    def _add_hint(self, more: str, number: int) -> None:
        if not self.asked:
            return
        last = self.asked[-1]
        joined = "\n".join(filter(None, (last.hint, more)))
        column = self._columns.text if self._columns.hint is None else self._columns.hint
        self.asked[-1] = replace(last, hint=self._fit(joined, "hint", number, column))

    def _referrals(self, row: Row, number: int) -> bool | None:
        at = self._columns.referrals
        if at is None:
            return None
        said = self._at(row, at)
        try:
            return read_yes_no(said) if said else False
        except Unreadable:
            raise ExchangeTrouble(
                f"{self._where(number, at)}: “{said[:40]}” is neither Yes nor No. "
                "Put one of them there, or leave it blank, and import the workbook again."
            ) from None

    def _at(self, row: Row, at: int | None) -> str:
        return clean_line(words_of(row[at])) if at is not None and at < len(row) else ""

    def _fit(self, text: str, field: str, number: int, column: int) -> str:
        declared = PROMPT.field(field)
        if declared.limit and len(text) > declared.limit:
            raise ExchangeTrouble(
                f"{self._where(number, column)}: a {declared.label.lower()} holds at most {declared.limit:,} "
                f"characters and this has {len(text):,}. Shorten it there and import the workbook again."
            )
        return text

    def _where(self, number: int, column: int) -> str:
        from lwdesk.exchange.recognise.beside import column_letters

        return f"{self._sheet}, row {number}, column {column_letters(column)}"


def _level(match: re.Match[str]) -> int | None:
    """How deep the number is: 0 for "3.", 1 for "3.2"; None for a letter."""
    number = match["deep"] or match["plain"] or match["short"]
    return number.count(".") if number else None
