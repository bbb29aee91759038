"""What is being brought in, as far as it has been read and put right; it knows nothing of widgets.

Its methods read files and the study and may take their time: they are called beside the window, one at a time.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from lwdesk.exchange.answers import Answer, Question, forget_answer, keep_answer
from lwdesk.exchange.bring_in import Layout, lay_out, plan_layout, recognise
from lwdesk.exchange.inspect import known_headings
from lwdesk.exchange.kept import KeptBook
from lwdesk.exchange.notes_back import BackPlan, find_back, plan_back
from lwdesk.exchange.pasted import PastedBook
from lwdesk.exchange.plan import Column
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.exchange.read import UnreadableFile
from lwdesk.exchange.read.book import Book
from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.headings import is_of_persons
from lwdesk.exchange.recognise.persons import parts_of_name
from lwdesk.exchange.recognise.table import TableGuess, find_table, table_at
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import LISTS, Record
from lwdesk.store import Store
from lwdesk.ui.importing.proposal import Proposal

LIKELY = 0.75
"""How sure a heading must be to count as one of ours; below it is a guess."""
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
        self._before: list[tuple[str, Callable[[], None]]] = []
        """For each correction so far a sentence on its being taken back, and what does so."""

    @property
    def is_open(self) -> bool:
        """Whether the book has been opened and its table looked for."""
        return self._layout is not None

    @property
    def to_take_back(self) -> str:
        """What to say when the last correction is taken back; "" when there is none."""
        return self._before[-1][0] if self._before else ""

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
        self.use_sheet(number)

    def _look_for_notes(self) -> None:
        back = None if isinstance(self.source, PastedBook) else find_back(self.book)
        if back:
            from lwdesk.operations.guide import current

            # Notes are told by their questions, so that there must be some.
            current(self.store)
            raise OtherList(plan_back(self.store, self.book, back))

    def use_sheet(self, number: int) -> None:
        """Read another sheet of the book."""
        self.left_out.clear()
        self._find(number)

    def use_record(self, record: Record) -> None:
        """Bring the sheet in as another kind of list."""
        self._record, layout = record, self._known
        self._lay_out(layout.sheet, layout.table, record)

    def use_headings(self, first: int, last: int) -> None:
        """Take the rows `first` to `last` for the headings."""
        number = self._known.sheet
        table = table_at(self.book.head(number), self.book.sheets[number].merged, first, last)
        self._lay_out(number, table, self._record)
        self.touched = True

    def use_field(self, place: int, field: str | None) -> None:
        """Have a column go to a field, to the notes, or (None) be left out.

        No two go to one field with one value, but for the parts of a person's name.
        """
        layout = self._known
        if place in self._beyond and not any(column.place == place for column in layout.columns):
            layout.columns.append(replace(self._beyond[place]))
        alone = bool(field and field != TO_NOTES) and not any(f.name == field and f.many for f in layout.record.fields)
        if alone and field == layout.record.title and is_of_persons(layout.record):
            headings = [c.heading for c in layout.columns if c.place == place or c.field == field]
            alone = len(parts_of_name(headings)) < len(headings)
        for column in layout.columns:
            if column.place == place:
                column.field, column.confidence = field, 1.0
            elif alone and column.field == field:
                column.field, column.confidence = None, 0.0
        self._chosen.add(place)
        self.touched = True

    def keep_in_notes(self, places: Iterable[int]) -> None:
        """Have columns go to the notes."""
        for place in list(places):
            self.use_field(place, TO_NOTES)

    def correct(self, cells: Iterable[tuple[int, int, str]]) -> None:
        """Put texts in the place of cells: (row, place, text)."""
        sheet, cells = self._known.sheet, list(cells)
        before = [(row, place, self.book.correction(sheet, row, place)) for row, place, _ in cells]
        said = "The cell says" if len(cells) == 1 else "The cells say"
        self._remember(f"{said} again what stood there before.", lambda: self._put(sheet, before))
        self._put(sheet, cells)

    def mark_rows(self, rows: Sequence[int], mark: str) -> None:
        """Take rows for records, for sections' headings, or leave them out; "" takes them as they were guessed."""
        marks = self._marks.setdefault(self._known.sheet, {})
        before = {row: marks.get(row, "") for row in rows}
        said = "The row is" if len(before) == 1 else "The rows are"
        self._remember(f"{said} taken again as before.", lambda: _put_marks(marks, before))
        _put_marks(marks, dict.fromkeys(rows, mark))

    def answer(self, question: Question, answer: Answer, chosen: int = 0) -> None:
        """Keep what the user says of a name that is like another; `OPEN` has it asked again."""
        before, its = question.answer, question.chosen
        now = replace(question, answer=answer, chosen=chosen)
        self._remember(f"Of “{question.name}” holds again what was said before.", lambda: self._keep(now, before, its))
        self._keep(question, answer, chosen)

    def take_back(self) -> None:
        """Take the last correction of cells, rows or answers back."""
        if self._before:
            self._before.pop()[1]()

    def propose(self, progress: Progress | None = None) -> Proposal:
        """What would happen now: every row planned. Raises ExchangeTrouble."""
        layout = self._known
        columns = [Column(c.place, c.heading, c.field, c.confidence) for c in layout.columns]
        layout = replace(layout, columns=columns, marks=dict(self._marks.get(layout.sheet, {})))
        wants = self._wants(layout)
        plan = None if wants else plan_layout(self.store, self.book, layout, progress)
        self._beyond = {c.place: c for c in layout.columns if c.place >= self.book.sheets[layout.sheet].columns}
        for row in plan.rows if plan and self.left_out else ():
            row.wanted = row.number not in self.left_out
        return Proposal(self.book, layout, frozenset(self._chosen), plan, wants)

    @property
    def _known(self) -> Layout:
        assert self._layout, "open() comes first"
        return self._layout

    def _remember(self, sentence: str, take_back: Callable[[], None]) -> None:
        self._before.append((sentence, take_back))
        self.touched = True

    def _keep(self, question: Question, answer: Answer, chosen: int) -> None:
        if answer is Answer.OPEN:
            forget_answer(self.store, question)
        else:
            keep_answer(self.store, question, answer, chosen)

    def _put(self, sheet: int, cells: Sequence[tuple[int, int, str | None]]) -> None:
        for row, place, text in cells:
            self.book.correct(sheet, row, place, text)
        layout = self._known
        first, last = layout.table.header_first, layout.table.header_last
        if first and last and layout.sheet == sheet and any(first <= row <= last for row, _, _ in cells):
            self.use_headings(first, last)

    def _find(self, number: int) -> None:
        head = self.book.head(number)
        table = find_table(head, self.book.sheets[number].merged, known_headings(list(LISTS.values())))
        if isinstance(self.source, PastedBook) and self._record and not self._names_fields(table, self._record):
            self._take_in_order(number, self._record)
        else:
            self._lay_out(number, table if table.header_first else NO_TABLE, self._record)

    def _lay_out(self, number: int, table: TableGuess, record: Record | None) -> None:
        self._chosen = set()
        self._layout = lay_out(self.store, number, self.book.head(number), table, record)

    def _names_fields(self, table: TableGuess, record: Record) -> bool:
        """Whether the headings are such: pasted rows often come without, and the first row only looks like some."""
        guesses = match_columns([heading for heading in table.columns if heading], record)
        return sum(g.field is not None and g.confidence >= LIKELY for g in guesses) * 2 > len(guesses)

    def _take_in_order(self, number: int, record: Record) -> None:
        """Columns without headings hold the fields in the order of the table that they were pasted on."""
        width = self.book.sheets[number].columns
        order = [*self._shown, *(f.name for f in record.fields if f.name not in self._shown)][:width]
        headings = [record.field(name).label for name in order]
        columns = [Column(n, record.field(name).label, name, 0.5) for n, name in enumerate(order)]
        self._chosen = set()
        self._layout = Layout(number, record, TableGuess(None, None, 1, headings), columns)

    def _wants(self, layout: Layout) -> str:
        sheet = self.book.sheets[layout.sheet]
        if not sheet.rows:
            return f"The sheet “{sheet.name}” is empty. Choose another sheet or another file."
        if layout.table.first_data_row is None:
            return "No table was found here. Click the number of the row that holds the headings."
        if not any(column.field == layout.record.title for column in layout.columns):
            label = layout.record.field(layout.record.title).label
            return f"No column holds the {label.lower()} yet. Choose {label} beside its column under Fields."
        return ""


def _put_marks(marks: dict[int, str], given: Mapping[int, str]) -> None:
    for row, mark in given.items():
        if mark:
            marks[row] = mark
        else:
            marks.pop(row, None)
