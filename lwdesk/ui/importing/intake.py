"""What is being brought in, as far as it has been read and put right; it knows nothing of widgets.

Its methods read files and the study and may take their time: they are called beside the window, one at a time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lwdesk.exchange.answers import Answer, Question
from lwdesk.exchange.bring_in import Layout, lay_out, plan_layout, recognise
from lwdesk.exchange.inspect import known_headings
from lwdesk.exchange.kept import KeptBook
from lwdesk.exchange.notes_back import BackPlan, find_back, plan_back
from lwdesk.exchange.pasted import PastedBook
from lwdesk.exchange.plan import Column
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.exchange.read import UnreadableFile
from lwdesk.exchange.read.book import Book
from lwdesk.exchange.recognise.headings import is_of_persons
from lwdesk.exchange.recognise.persons import parts_of_name
from lwdesk.exchange.recognise.table import TableGuess, find_table, table_at
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import LISTS, Record
from lwdesk.store import Store
from lwdesk.ui.importing import saying, turns
from lwdesk.ui.importing.history import History, Turn
from lwdesk.ui.importing.pasted_order import in_order, names_fields
from lwdesk.ui.importing.proposal import Proposal, what_it_wants

Progress = Callable[[int, int, str], None]
NO_TABLE = TableGuess(None, None, None)


class OtherList(Exception):
    """The book lists notes or summaries, which are brought in another way: `plan` says what its rows would do."""

    def __init__(self, plan: BackPlan) -> None:
        super().__init__(plan.file)
        self.plan = plan


class Intake:
    """A book on its way into the study: which sheet, which headings, which fields, which cells corrected."""

    def __init__(self, store: Store, book: Book, record: Record | None = None, shown: Sequence[str] = ()) -> None:
        self.store = store
        self.source = book
        self.book = KeptBook(book)
        self.left_out: set[int] = set()
        """The numbers of the rows that the user has ticked off."""
        self.touched = False
        """Whether the user has put anything right."""
        self._record = record
        self._shown = shown
        self._layout: Layout | None = None
        self._chosen: set[int] = set()
        self._marks: dict[int, dict[int, str]] = {}
        """For each sheet what the user said of its rows, in the words of `Layout.marks`."""
        self._beyond: dict[int, Column] = {}
        """The columns that the headings of sections came to, beside those of the sheet, by their place."""
        self.history = History()
        """What has been put right so far."""

    @property
    def is_open(self) -> bool:
        """Whether the book has been opened and its table looked for."""
        return self._layout is not None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.book.path.name

    def open(self) -> None:
        """Open the book and find its table, on the first visible sheet that has one.

        Raises UnreadableFile, or OtherList where the sheet's headings tell of a list of another kind.
        """
        self.book.wait()
        self._look_for_notes()
        number = next((n for n, sheet in enumerate(self.book.sheets) if sheet.visible), 0)
        try:
            number = recognise(self.store, self.book, self._record).sheet
        except UnreadableFile:
            raise
        except ExchangeTrouble:
            # What is no table to the program may be one to the user, who is shown the first sheet.
            pass
        self._find(number)

    def _look_for_notes(self) -> None:
        back = None if isinstance(self.source, PastedBook) else find_back(self.book)
        if back:
            from lwdesk.operations.guide import current

            # Notes are told by their questions, so that there must be some.
            current(self.store)
            raise OtherList(plan_back(self.store, self.book, back))

    def use_sheet(self, number: int) -> None:
        """Read another sheet of the book."""

        def use() -> None:
            self.left_out = set()
            self._find(number)

        self._turn(use, lambda layout: f"The sheet “{self.book.sheets[layout.sheet].name}” is read again.")

    def use_record(self, record: Record) -> None:
        """Bring the sheet in as another kind of list."""

        def use() -> None:
            self._record, layout = record, self._known
            self._lay_out(layout.sheet, layout.table, record)

        self._turn(use, saying.of_record)

    def use_headings(self, first: int, last: int) -> None:
        """Take the rows `first` to `last` for the headings."""
        self._turn(lambda: self._take_headings(first, last), saying.of_headings)

    def use_field(self, place: int, field: str | None) -> None:
        """Have a column go to a field, to the notes, or (None) be left out.

        No two go to one field with one value, but for the parts of a person's name.
        """
        self._turn(
            lambda: self._give_field(place, field), lambda layout: saying.of_fields(layout, layout.columns, [place])
        )

    def keep_in_notes(self, places: Iterable[int]) -> None:
        """Have columns go to the notes."""
        given = list(places)

        def keep() -> None:
            for place in given:
                self._give_field(place, TO_NOTES)

        self._turn(keep, lambda layout: saying.of_fields(layout, layout.columns, given))

    def correct(self, cells: Iterable[tuple[int, int, str]]) -> None:
        """Put texts in the place of cells: (row, place, text)."""
        sheet, given = self._known.sheet, list(cells)
        before = [(row, place, self.book.correction(sheet, row, place)) for row, place, _ in given]
        said = f"The cell{'s say' if len(given) > 1 else ' says'} again what"
        book = self.book
        self._turn(
            lambda: self._put(sheet, given), f"{said} stood there before.", f"{said} you put there.",
            back=lambda: turns.put_cells(book, sheet, before), again=lambda: turns.put_cells(book, sheet, given),
        )  # fmt: skip

    def mark_rows(self, rows: Sequence[int], mark: str) -> None:
        """Take rows for records, for sections' headings, or leave them out; "" takes them as they were guessed."""
        self._add(turns.mark_rows(self._marks.setdefault(self._known.sheet, {}), rows, mark))

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Have rows imported, or left out."""
        before = self.left_out
        self.left_out = now = before - set(rows) if on else before | set(rows)
        if now != before:
            said = [saying.of_rows(len(now ^ before), f"{how} again") for how in ("left out", "brought in")]
            self._add(Turn(said[not on], said[on], lambda: self._leave_out(before), lambda: self._leave_out(now)))

    def answer(self, question: Question, answer: Answer, chosen: int = 0) -> None:
        """Keep what the user says of a name that is like another; `OPEN` has it asked again."""
        self._add(turns.say_of_name(self.store, question, answer, chosen))

    def propose(self, progress: Progress | None = None) -> Proposal:
        """What would happen now: every row planned. Raises ExchangeTrouble."""
        layout = self._known
        columns = [Column(c.place, c.heading, c.field, c.confidence) for c in layout.columns]
        layout = replace(layout, columns=columns, marks=dict(self._marks.get(layout.sheet, {})))
        wants = what_it_wants(self.book.sheets[layout.sheet], layout)
        plan = None if wants else plan_layout(self.store, self.book, layout, progress)
        self._beyond = {c.place: c for c in layout.columns if c.place >= self.book.sheets[layout.sheet].columns}
        for row in plan.rows if plan and self.left_out else ():
            row.wanted = row.number not in self.left_out
        return Proposal(self.book, layout, frozenset(self._chosen), plan, wants)

    @property
    def _known(self) -> Layout:
        assert self._layout, "open() comes first"
        return self._layout

    def _turn(
        self, change: Callable[[], None], said: str | Callable[[Layout], str], said_again: str = "",
        back: Callable[[], None] | None = None, again: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Change the layout so that it can be taken back; `back` and `again` do what is changed beside it."""
        before = self._state()
        change()
        now = self._state()

        def turn(state: _State, beside: Callable[[], None] | None) -> None:
            if beside:
                beside()
            self._layout, self._chosen, self._record = _copied(state.layout), set(state.chosen), state.record
            self.left_out = set(state.left_out)

        self._add(
            Turn(
                said if isinstance(said, str) else said(before.layout),
                said_again if isinstance(said, str) else said(now.layout),
                lambda: turn(before, back),
                lambda: turn(now, again),
            )
        )

    def _state(self) -> "_State":
        return _State(_copied(self._known), frozenset(self._chosen), self._record, frozenset(self.left_out))

    def _add(self, turn: Turn) -> None:
        self.history.add(turn)
        self.touched = True

    def _leave_out(self, rows: set[int]) -> None:
        self.left_out = rows

    def _take_headings(self, first: int, last: int) -> None:
        number = self._known.sheet
        table = table_at(self.book.head(number), self.book.sheets[number].merged, first, last)
        self._lay_out(number, table, self._record)

    def _give_field(self, place: int, field: str | None) -> None:
        layout = self._known
        if place in self._beyond and not any(column.place == place for column in layout.columns):
            layout.columns.append(replace(self._beyond[place]))
        alone = bool(field and field != TO_NOTES) and not any(f.name == field and f.many for f in layout.record.seen)
        if alone and field == layout.record.title and is_of_persons(layout.record):
            headings = [c.heading for c in layout.columns if c.place == place or c.field == field]
            alone = len(parts_of_name(headings)) < len(headings)
        for column in layout.columns:
            if column.place == place:
                column.field, column.confidence = field, 1.0
            elif alone and column.field == field:
                column.field, column.confidence = None, 0.0
        self._chosen.add(place)

    def _put(self, sheet: int, cells: Sequence[tuple[int, int, str]]) -> None:
        turns.put_cells(self.book, sheet, cells)
        layout = self._known
        first, last = layout.table.header_first, layout.table.header_last
        if first and last and any(first <= row <= last for row, _, _ in cells):
            self._take_headings(first, last)

    def _find(self, number: int) -> None:
        head = self.book.head(number)
        table = find_table(head, self.book.sheets[number].merged, known_headings(list(LISTS.values())))
        if isinstance(self.source, PastedBook) and self._record and not names_fields(table, self._record):
            self._chosen = set()
            self._layout = in_order(number, self.book.sheets[number].columns, self._record, self._shown)
        else:
            self._lay_out(number, table if table.header_first else NO_TABLE, self._record)

    def _lay_out(self, number: int, table: TableGuess, record: Record | None) -> None:
        self._chosen = set()
        self._layout = lay_out(self.store, number, self.book.head(number), table, record)


@dataclass(frozen=True)
class _State:
    """What corrections other than those of cells, rows and answers change."""

    layout: Layout
    chosen: frozenset[int]
    record: Record | None
    left_out: frozenset[int]


def _copied(layout: Layout) -> Layout:
    return replace(layout, columns=[replace(column) for column in layout.columns])
