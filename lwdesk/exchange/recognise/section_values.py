"""What the sections say of each record below them, as columns beyond those of the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lwdesk.exchange.recognise.lines import Line
from lwdesk.exchange.recognise.sections import Section
from lwdesk.records.tables import Record
from lwdesk.text import match_key, split_values

HEADINGS = ("Section", "Subsection")
UNDER = "Stands under"
"""The heading of what the sections say where a row's own cell, or no field, says otherwise."""
ALSO = "Also"
"""The heading of what further rows of a record say beside its first value."""
UNIT_BESIDE = "Unit of the numbers"
"""The heading of what the numbers of a row say of their unit, where the sheet has no column for that."""


@dataclass
class Placed:
    """A column that is not on the sheet: its place beyond the last, and what it says of each row."""

    place: int
    heading: str
    goes_to: str | None
    """The field that it goes to; None: the notes."""
    values: dict[int, str] = field(default_factory=dict)


def place_sections(
    records: Sequence[Line], sections: Sequence[Section], also: Mapping[int, str], record: Record,
    own: Mapping[int, str], width: int,
) -> list[Placed]:  # fmt: skip
    """The columns that the sections come to, and that of what had no room in its own column."""
    placed = _empty(sections, record, width)
    by_field = {column.goes_to: column for column in placed}
    notes = by_field.get(None)
    heads = {section.line.number: section for section in sections}
    above: list[Section] = []
    for line in sorted([*records, *(s.line for s in sections)], key=lambda line: line.number):
        if section := heads.get(line.number):
            above = [*(s for s in above if s.level < section.level), section]
            continue
        for section in above:
            beside = [p for p, name in own.items() if name == section.field] if section.field else []
            said = [line.text(p) for p in beside if line.text(p)]
            if not said:
                _say(by_field[section.field], line.number, section.reading.value if section.field else section.text)
            elif not _is_among(section.reading.value, said):
                # Its own cell says otherwise: that counts, but what it stands under is kept.
                if notes is None:
                    notes = by_field[None] = Placed(width + len(placed), _heading_for(placed), None)
                    placed.append(notes)
                _say(notes, line.number, section.text)
    if also:
        placed.append(Placed(width + len(placed), ALSO, None, dict(also)))
    return placed


def _empty(sections: Sequence[Section], record: Record, width: int) -> list[Placed]:
    """A column for each field that the sections name, those of the outer level first."""
    counts: dict[tuple[int, str | None], int] = {}
    for s in sections:
        counts[s.level, s.field] = counts.get((s.level, s.field), 0) + 1
    placed: list[Placed] = []
    for (level, name), _ in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        if any(column.goes_to == name for column in placed):
            continue
        first = not any(column.heading == HEADINGS[min(level, 1)] for column in placed) and level < 2
        other = f"{HEADINGS[0]} ({record.field(name).label})" if name else _heading_for(placed)
        heading = HEADINGS[level] if first else other
        placed.append(Placed(width + len(placed), heading, name))
    return placed


def _heading_for(placed: Sequence[Placed]) -> str:
    return HEADINGS[0] if not any(column.heading == HEADINGS[0] for column in placed) else UNDER


def _say(column: Placed, number: int, text: str) -> None:
    before = column.values.get(number)
    column.values[number] = f"{before}; {text}" if before else text


def _is_among(value: str, said: Sequence[str]) -> bool:
    key = match_key(value)
    return any(key == match_key(part) for text in said for part in (text, *split_values(text.replace(",", ";"))))
