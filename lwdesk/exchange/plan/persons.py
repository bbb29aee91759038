"""The names of persons that stand in several columns, first name and surname, made one."""

from collections.abc import Iterable, Sequence

from lwdesk.exchange.plan.cell import Cell, cell_text, means_blank
from lwdesk.exchange.plan.rows import Column, PlannedRow
from lwdesk.exchange.recognise.headings import is_of_persons
from lwdesk.exchange.recognise.persons import is_plain_name, parts_of_name
from lwdesk.records.tables import Record
from lwdesk.text import clean_line, words_key


class NameParts:
    """The columns that make up the title of a kind of record that is a person; none for most sheets."""

    def __init__(self, record: Record, columns: Iterable[Column]) -> None:
        titled = [c for c in columns if c.field == record.title] if is_of_persons(record) else []
        order = parts_of_name([c.heading for c in titled]) if len(titled) > 1 else ()
        # A column with the whole name says it better than its parts.
        whole = next((c.place for at, c in enumerate(titled) if at not in order), None)
        self.places = tuple(titled[at].place for at in order) if whole is None else ()
        """The places of the columns, in the order of a name; none where one column has all of it."""
        self.main = min(self.places, default=whole)
        """The place of the column that stands for all of them; None where no column has a person's name."""
        self._may_be_whole = bool(self.places) and is_plain_name(titled[order[0]].heading)

    def joined(self, run: list[Sequence[Cell]]) -> list[Sequence[Cell]]:
        """The columns of a run with the whole names in the main one; the run itself where they are nowhere parted."""
        if not self.places or self.main is None or self.main >= len(run):
            return run
        parts = [run[place] for place in self.places if place < len(run)]
        run = list(run)
        run[self.main] = [self._name_of(cells) for cells in zip(*parts, strict=True)]
        return run

    def cell(self, row: PlannedRow, place: int) -> Cell:
        """What is read of a row in a place: of the main one the whole name."""
        if place == self.main and self.places:
            return self._name_of([row.cell(p) for p in self.places])
        return row.cell(place)

    def _name_of(self, cells: Sequence[Cell]) -> Cell:
        there = [cell for cell in cells if cell is not None and not means_blank(cell_text(cell))]
        if len(there) < 2:
            return there[0] if there else None
        texts = [clean_line(cell_text(cell)) for cell in there]
        if self._may_be_whole and len(there) == len(cells):
            whole, last = words_key(texts[0]).split(), words_key(texts[-1]).split()
            if len(whole) > len(last) and set(last) <= set(whole):
                return texts[0]
        return " ".join(texts)
