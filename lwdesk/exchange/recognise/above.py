"""The heading of the first section where it stands above the header, as on lists that print the header in each."""

from collections.abc import Collection, Sequence

from lwdesk.exchange.recognise.cells import Row, filled
from lwdesk.exchange.recognise.lines import Line, Role
from lwdesk.exchange.recognise.section_text import read_heading
from lwdesk.exchange.recognise.sections import Section, Table


def section_above(
    above: Sequence[Row], sections: Sequence[Section], headers: Collection[int], table: Table
) -> Section | None:
    """The row right above the header as a section, if others that stand right above a header fit the same field.

    `above` holds the rows above the header; `headers` the rows, from 1, on which it comes again.
    """
    there = filled(above[-1]) if above else []
    alike = {s.field for s in sections if s.line.number + 1 in headers and s.field}
    if len(there) != 1 or not alike:
        return None
    line = Line(len(above), list(above[-1]), there, Role.SECTION)
    text = line.text(there[0])
    reading = read_heading(text, table.record, table.known)
    fields = alike & set(reading.fields)
    if not fields:
        return None
    field = min(fields)
    level = min(s.level for s in sections if s.field == field)
    return Section(line, text, reading, merged=False, followed=True, leads=True, field=field, level=level)
