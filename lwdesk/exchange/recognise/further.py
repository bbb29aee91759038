"""Rows without a name below a record: they hold more of it, and nothing that they say is lost."""

from collections.abc import Mapping, Sequence
from statistics import median

from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.cell import cell_text
from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.recognise.lines import Line, Role
from lwdesk.exchange.recognise.sections import Table
from lwdesk.fields import Kind
from lwdesk.text import match_key

_BY_LINE = (Kind.PARAGRAPH, Kind.CHOICES, Kind.LINKS)


def join_further(
    lines: Sequence[Line], table: Table, headings: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Add the cells of further rows to those of the record above.

    Gives a sentence for each such row; and, by the record's row, what has no room beside its first value.
    """
    records = [line for line in lines if table.title in line.there and line.role in (Role.UNKNOWN, Role.RECORD)]
    usual = median([len(line.there) for line in records]) if records else 0
    told: dict[int, str] = {}
    also: dict[int, str] = {}
    current: Line | None = None
    last = 0
    for line in lines:
        if line.role is Role.UNKNOWN and table.title not in line.there:
            top = line.top or (current if line.number == last + 1 else None)
            if top and top.role in (Role.UNKNOWN, Role.RECORD) and (line.top or _is_more(line, top, usual, table)):
                line.role = Role.MORE
                told[line.number] = f"Taken for more of “{top.text(table.title)}” in row {top.number} and added to it."
                if over := _add(top, line, table, headings):
                    also[top.number] = "\n".join(filter(None, (also.get(top.number, ""), *over)))
                last = line.number
                continue
        named = table.title in line.there and line.role in (Role.UNKNOWN, Role.RECORD)
        current = line if named else None
        last = line.number
    return told, also


def _is_more(line: Line, top: Line, usual: float, table: Table) -> bool:
    """Whether the row holds few cells, and none for which the record has no room.

    One that gives a type or a telephone once more is a record of its own that lacks its name.
    """
    if len(line.there) > max(1, usual / 2):
        return False
    for place in line.there:
        name = table.fields.get(place)
        if name in (KEY.name, "ref"):
            return False
        kind = next((f.kind for f in table.record.fields if f.name == name), None)
        if kind in _BY_LINE or name == "contact" or top.cells[place] is None:
            continue
        if kind is not None:
            return False
    return True


def _same(one: Cell, other: Cell) -> bool:
    left, right = cell_text(one), cell_text(other)
    return left == right or (match_key(left) or left) == (match_key(right) or right)


def _add(top: Line, line: Line, table: Table, headings: Mapping[int, str]) -> list[str]:
    """Put the row's cells to the record's; gives what finds no room, each after its heading."""
    over = []
    kinds = {f.name: f.kind for f in table.record.fields}
    for place in line.there:
        cell, upper = line.cells[place], top.cells[place]
        text, before = cell_text(cell), cell_text(upper)
        name = table.fields.get(place, "")
        if upper is None:
            top.put(place, cell)
        elif _same(upper, cell):
            continue
        elif name not in kinds or kinds[name] in _BY_LINE or name == "contact":
            top.put(place, f"{before}\n{text}")
        elif kinds[name] is Kind.LINE and name != "ref":
            top.put(place, f"{before}; {text}")
        else:
            over.append(f"{headings.get(place, '')}: {text}".removeprefix(": "))
    return over
