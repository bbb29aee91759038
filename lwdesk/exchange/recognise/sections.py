"""Which rows of a table are the headings of the rows below them.

A missed section costs a click, a lost record costs the record: a row that has a name alone is taken for a heading
only for a good reason.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lwdesk.exchange.recognise.cells import is_typed
from lwdesk.exchange.recognise.lines import Line, Role
from lwdesk.exchange.recognise.section_text import Known, Reading, read_heading
from lwdesk.records import COMMITMENT
from lwdesk.records.tables import Record
from lwdesk.text import match_key

LONGEST, LONGEST_MERGED = 120, 400
"""How many characters a heading has at most; one that is merged across the table may be a sentence."""
PLACES = "borough"
"""The vocabulary whose terms name hardly anything but what they mean; one such heading is enough."""
_CODE = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]\d{0,3}|[IVXivx]{1,5})[.)]?")
OTHERS = {
    match_key(text)
    for text in ("Other", "Others", "Other boroughs", "Other areas", "Various", "Various boroughs", "Miscellaneous",
                 "All boroughs", "Several boroughs", "Cross-borough", "London-wide", "Outside London", "General")
}  # fmt: skip


@dataclass
class Section:
    """A row that heads those below it."""

    line: Line
    text: str
    reading: Reading
    merged: bool
    """Whether it is merged across a good part of the table."""
    followed: bool
    """Whether the next row is a record with more than a name."""
    leads: bool = False
    """Whether it is followed so, or by the heading of something else that is."""
    field: str | None = None
    level: int = 0

    @property
    def style(self) -> str:
        """How it is set off from titles by its letters or number; "" where it is not."""
        if self.reading.numbered:
            return "numbered"
        return "capitals" if is_capitals(self.text) else ""

    @property
    def kind(self) -> tuple[str, str, bool]:
        """What headings of one level have in common."""
        return (self.field or "", "" if self.field else self.style, not self.field and self.merged)


@dataclass
class Table:
    """What has to be known of a table to tell its sections."""

    record: Record
    title: int
    """The place of the column that holds the records' names."""
    fields: dict[int, str]
    """The field of each column, by its place."""
    across: dict[tuple[int, int], int]
    """How many columns each merged cell reaches over."""
    width: int
    """How many columns the table uses."""
    filled: dict[int, float]
    """The share of the records that have something in a column, by its place."""
    known: Known
    is_title: Callable[[str], bool]


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals, and is more than an abbreviation."""
    return text.isupper() and sum(map(str.isalpha, text)) > 5


def is_record(line: Line, table: Table) -> bool:
    """Whether the row says more than one thing, its name among them."""
    named = table.title in line.there and line.role in (Role.UNKNOWN, Role.RECORD)
    return named and len(_beside_number(line, table)) > 1


def _beside_number(line: Line, table: Table) -> list[int]:
    """The places of the row's cells, less that of a number before its name: "3", "B", "2.1"."""
    first = line.there[0]
    numbered = len(line.there) > 1 and first < table.title and _CODE.fullmatch(line.text(first))
    return line.there[1:] if numbered else line.there


def find_sections(lines: Sequence[Line], table: Table) -> tuple[list[Section], list[int]]:
    """The sections among the rows, whose roles are set, and the numbers of those that may be some but are not sure."""
    candidates = [c for at in range(len(lines)) if (c := _candidate(lines, at, table))]
    _follow(candidates, lines)
    fixed = [c for c in candidates if c.line.role is Role.SECTION]
    open_ones = [c for c in candidates if c.line.role is Role.UNKNOWN]
    sure = _by_evidence(open_ones, lines, table)
    rest = [c for c in open_ones if not any(c is s for s in sure)]
    sure += _by_shape(rest, sure, lines, table)
    found = sorted([*fixed, *sure], key=lambda s: s.line.number)
    for section in found:
        section.line.role = Role.SECTION
    _give_fields(found, table)
    _give_actions(found, table)
    _give_levels(found, lines)
    unsure = [c.line.number for c in rest if c.line.role is Role.UNKNOWN and c.followed]
    return found, unsure


def _candidate(lines: Sequence[Line], at: int, table: Table) -> Section | None:
    """The row as a section, if it has the look of one: one text, or a label and a text, and nothing else."""
    line = lines[at]
    if line.role not in (Role.UNKNOWN, Role.SECTION) or line.top is not None:
        return None
    there = _beside_number(line, table) if line.role is Role.UNKNOWN else line.there
    if line.role is Role.UNKNOWN and len(there) > 2:
        return None
    text = " ".join(line.text(place) for place in there)
    place = there[0]
    if line.role is Role.UNKNOWN:
        labelled = len(there) == 2 and line.text(place).endswith(":")
        alone = place == table.title and (line.number, place) not in table.across
        most = LONGEST if alone else LONGEST_MERGED
        if not (len(there) == 1 or labelled) or len(text) > most or table.width < 2:
            return None
        if is_typed(line.cells[place]) or sum(map(str.isalpha, text)) < 2 or _is_part(lines, at, place, table):
            return None
    reach = table.across.get((line.number, place), 1)
    following = next((each for each in lines[at + 1 :] if each.role is not Role.OUT), None)
    return Section(
        line, text, read_heading(text, table.record, table.known), reach >= max(2, 0.4 * table.width),
        following is not None and is_record(following, table),
    )  # fmt: skip


def _follow(candidates: Sequence[Section], lines: Sequence[Line]) -> None:
    """Tell which rows lead to records: at once, or over the heading of another kind."""
    by_number = {c.line.number: c for c in candidates}
    below: Section | None = None
    for line in reversed([line for line in lines if line.role is not Role.OUT]):
        c = by_number.get(line.number)
        if c:
            other = below is not None and below.leads and not set(below.reading.fields) & set(c.reading.fields)
            c.leads = c.followed or other
        below = c


def _is_part(lines: Sequence[Line], at: int, place: int, table: Table) -> bool:
    """Whether a cell without a name beside it rather belongs to the record above."""
    line = lines[at]
    if place == table.title or (line.number, place) in table.across:
        return False
    below = at > 0 and not line.apart and is_record(lines[at - 1], table)
    if place > table.title:
        return below or not line.apart
    # A number or code without its record heads nothing.
    coded = any(map(str.isdigit, line.text(place))) and " " not in line.text(place)
    # A column that the records fill themselves, but for tables that begin with such a heading.
    begins = len(lines[0].there) == 1 and lines[0].there[0] == place
    return coded or (below and not begins and table.filled.get(place, 0.0) >= 0.5)


def _by_evidence(candidates: Sequence[Section], lines: Sequence[Line], table: Table) -> list[Section]:
    """Those that are headings by themselves: merged across, labelled, without a title's place, or terms."""
    sure = []
    trusted = _trusted_fields(candidates, lines, table)
    for c in candidates:
        title_alone = table.title in c.line.there
        if c.merged or (c.reading.labelled and (c.leads or not title_alone)):
            sure.append(c)
        elif not title_alone:
            if c.line.there[0] < table.title or c.reading.fields:
                sure.append(c)
        elif c.leads and trusted & set(c.reading.fields) and not table.is_title(c.text):
            sure.append(c)
    # Between boroughs a borough is one, too, that has nothing below it.
    places = {f.name for f in table.record.fields if f.ui.vocabulary == PLACES}
    if sum(bool(places & set(s.reading.fields)) for s in sure) > 1:
        empty = [c for c in candidates if places & set(c.reading.fields) and not table.is_title(c.text)]
        sure += [c for c in empty if not any(c is s for s in sure)]
    if any(s.reading.fields for s in sure):
        # "Pan-London" or "Other" among boroughs.
        around = [c for c in candidates if c.leads and c.line.there[0] == table.title and not table.is_title(c.text)]
        sure += [c for c in around if not any(c is s for s in sure) and _goes_with(c, table)]
    return sure


def _trusted_fields(candidates: Sequence[Section], lines: Sequence[Line], table: Table) -> set[str]:
    """The fields whose terms, alone in a row, are headings: boroughs, or others that stand so from the first row on."""
    trusted = set()
    first = next((line for line in lines if line.role is not Role.OUT), None)
    for field in table.record.fields:
        like = [c for c in candidates if field.name in c.reading.fields]
        leading = [c for c in like if c.leads]
        several = len({match_key(c.reading.value) for c in leading}) > 1
        # Where the records say themselves which term they have, a name may well be such a word.
        told = any(table.fields.get(p) == field.name and share >= 0.5 for p, share in table.filled.items())
        if field.ui.vocabulary == PLACES:
            trusted |= {field.name} if leading else set()
        elif several and not told and any(c.line is first for c in candidates if c.leads):
            trusted.add(field.name)
    return trusted


def _goes_with(section: Section, table: Table) -> bool:
    """Whether a heading stands for the rest where others name places."""
    scales = {f.name for f in table.record.fields if f.ui.vocabulary == "scale"}
    return bool(scales & set(section.reading.fields)) or match_key(section.reading.value) in OTHERS


def _by_shape(
    candidates: Sequence[Section], sure: Sequence[Section], lines: Sequence[Line], table: Table
) -> list[Section]:
    """Those whose look sets them off from every record: capitals, numbers, or a blank row above each."""
    weak = [c for c in candidates if table.title in c.line.there and not table.is_title(c.text)]
    records = [line for line in lines if is_record(line, table)]
    if not weak or not records:
        return []
    found: list[Section] = []
    for style in ("numbered", "capitals"):
        like = [c for c in weak if c.style == style]
        plain = sum(_style_of(line.text(table.title), table) == style for line in records) <= 0.05 * len(records)
        together = len(like) + sum(s.style == style for s in sure)
        if plain and together >= 2 and sum(c.followed for c in like) >= 0.5 * len(like):
            found += like
    left = [c for c in weak if not any(c is f for f in found)]
    heads = [*left, *sure]
    # Where blank rows stand above headings and nowhere else, they part sections.
    if left and len(heads) >= 2 and all(c.line.apart and c.followed for c in left):
        parted = sum(line.apart for line in records)
        if parted <= 0.1 * len(heads) and all(c.line.apart for c in sure) and len(records) >= 2 * len(heads):
            found += left
    return found


def _style_of(title: str, table: Table) -> str:
    if is_capitals(title):
        return "capitals"
    return "numbered" if read_heading(title, table.record, table.known).numbered else ""


def _give_fields(sections: Sequence[Section], table: Table) -> None:
    """Give each section the field that most of its like fit, else one that fits it alone."""
    votes = Counter(name for s in sections for name in s.reading.fields)
    order = [f.name for f in table.record.fields]
    linked = {f.name for f in table.record.fields if f.ui.target}
    places = {f.name for f in table.record.fields if f.ui.vocabulary in (PLACES, "scale")}
    unread = sum(not s.reading.fields for s in sections)
    for section in sections:
        if section.reading.fields:
            field = max(section.reading.fields, key=lambda name: (votes[name], -order.index(name)))
            # "Programmes of charities" beside "Programmes of the agencies": a word within is no such term.
            within = match_key(section.reading.value) != match_key(section.text) and not section.style
            weak = within and not section.reading.labelled and votes[field] <= unread and field not in places
            section.field = None if weak else field
        elif (own := table.fields.get(section.line.there[0])) in linked and table.title not in section.line.there:
            # Names of organisations need not be known to the study.
            section.field = own


def _give_actions(sections: Sequence[Section], table: Table) -> None:
    """Have numbered headings over commitments, or all of one look, be the actions that these are under."""
    if table.record is not COMMITMENT or "action" in table.fields.values():
        return
    left = [s for s in sections if s.field is None]
    numbered = [s for s in left if s.reading.numbered]
    if not numbered and len({s.kind for s in left}) > 1:
        return
    for section in numbered or left:
        section.field, section.reading = "action", replace(section.reading, value=section.text)


def _give_levels(sections: Sequence[Section], lines: Sequence[Line]) -> None:
    """Tell headings of headings: those whose kind is mostly followed at once by one of another kind."""
    rows = [line for line in lines if line.role is not Role.OUT]
    at = {line.number: n for n, line in enumerate(rows)}
    level, left = 0, list(sections)
    while left and level < 3:
        kinds = {s.kind for s in left}
        below: dict[tuple[str, str, bool], Counter[tuple[str, str, bool]]] = {kind: Counter() for kind in kinds}
        totals = Counter(s.kind for s in left)
        by_number = {s.line.number: s for s in left}
        for s in left:
            n = at[s.line.number] + 1
            following = by_number.get(rows[n].number) if n < len(rows) else None
            if following and following.kind != s.kind:
                below[s.kind][following.kind] += 1
        outer = {kind for kind in kinds if below[kind] and max(below[kind].values()) >= 0.5 * totals[kind]}
        # Where two kinds follow each other, neither is above the other.
        outer = {kind for kind in outer if not any(below[other][kind] for other in outer if other != kind)}
        if not outer or outer == kinds:
            outer = kinds
        for s in left:
            if s.kind in outer:
                s.level = level
        left = [s for s in left if s.kind not in outer]
        level += 1
