"""A book that is read once and whose cells are corrected, and rows that were pasted."""

from collections.abc import Iterator, Sequence

from lwdesk.exchange.bring_in import plan_layout, recognise
from lwdesk.exchange.kept import KeptBook
from lwdesk.exchange.pasted import PastedBook
from lwdesk.exchange.read import Cell
from lwdesk.store import Store

ROWS = [["Activity", "Start"], *([f"Quay scheme {n}", "May 2003"] for n in range(4_500))]


class CountingBook(PastedBook):
    """Counts how often it is read."""

    reads = 0

    def columns(self, sheet_index: int, start_row: int = 1) -> Iterator[list[Sequence[Cell]]]:
        self.reads += 1
        return super().columns(sheet_index, start_row)


def read(book: KeptBook, start: int) -> list[tuple[Cell, ...]]:
    return [row for run in book.columns(0, start) for row in zip(*run, strict=True)]


def test_rows_come_from_any_row_on_and_the_book_is_read_once() -> None:
    source = CountingBook(ROWS)
    book = KeptBook(source)
    for start in (1, 2, 2_000, 2_001, 4_501, 4_502):
        assert read(book, start) == [tuple(row) for row in ROWS[start - 1 :]]
    assert source.reads == 1


def test_a_reading_that_was_broken_off_begins_again() -> None:
    book = KeptBook(CountingBook(ROWS))
    next(book.columns(0, 1))
    assert len(read(book, 1)) == len(ROWS)


def test_a_corrected_cell_is_so_everywhere_and_can_be_as_it_was() -> None:
    book = KeptBook(PastedBook(ROWS))
    book.correct(0, 3, 1, "June 2004")
    book.correct(0, 4_100, 0, "")
    assert book.head(0)[2] == ["Quay scheme 1", "June 2004"]
    rows = read(book, 2)
    assert rows[1] == ("Quay scheme 1", "June 2004") and rows[4_098] == (None, "May 2003")
    assert book.row(0, 3) == ["Quay scheme 1", "June 2004"] and book.row(0, 4_100) == [None, "May 2003"]
    assert sorted(book.corrected(0)) == [(3, 1), (4_100, 0)]
    book.correct(0, 3, 1, None)
    assert read(book, 3)[0] == ("Quay scheme 1", "May 2003") and book.correction(0, 3, 1) is None


def test_rows_that_are_not_read_yet_are_unknown() -> None:
    book = KeptBook(PastedBook(ROWS))
    book.head(0)
    assert book.row(0, 200) is not None and book.row(0, 201) is None
    read(book, 1)
    assert book.row(0, 4_501) is not None and book.row(0, 4_502) is None


def test_a_corrected_row_is_planned_as_corrected(store: Store) -> None:
    book = KeptBook(PastedBook([["Activity", "Start"], ["Quay scheme", "Spring"], ["Lock scheme", "May 2003"]]))
    layout = recognise(store, book)
    assert len(plan_layout(store, book, layout).problems) == 1
    book.correct(0, 2, 1, "3 Nov 2003")
    plan = plan_layout(store, book, layout)
    assert plan.problems == [] and [row.number for row in plan.rows] == [2, 3]


def test_pasted_rows_are_as_wide_as_the_widest_and_blanks_are_blank() -> None:
    book = PastedBook([["Quay", " "], ["Lock", "x", "y"]])
    assert book.head(0) == [["Quay", None, None], ["Lock", "x", "y"]]
    assert (book.sheets[0].rows, book.sheets[0].columns, book.path.name) == (2, 3, "pasted cells")
