"""What is asked about the names of a plan: whether one that is merely alike to another is the same thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from lwdesk.exchange.answers import Answer, Answers, Like, Question, key_of
from lwdesk.exchange.plan import alike
from lwdesk.exchange.plan.addresses import likes_by_address
from lwdesk.exchange.plan.beside import Beside
from lwdesk.exchange.plan.compare import Comparer, Held
from lwdesk.exchange.plan.names import NameColumn
from lwdesk.exchange.plan.parties import names_for
from lwdesk.exchange.plan.party import Side
from lwdesk.exchange.plan.persons import NameParts
from lwdesk.exchange.plan.rows import ImportPlan, Outcome, PlannedRow
from lwdesk.exchange.plan.run import chunks_of
from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store

T = TypeVar("T")
SHOWN = 3
"""So many likes of one name are shown."""
Known = Sequence[tuple[int, str]]
"""(id, name) of the study's records."""
PlacedColumn = tuple[int, NameColumn | Side]
"""A column and its place on the sheet, from 0."""
Rows = dict[str, list[int]]
"""The numbers of the rows that have a name."""


def ask_about(
    store: Store, plan: ImportPlan, columns: Iterable[PlacedColumn], comparer: Comparer, parts: NameParts,
    beside: Beside,
) -> None:  # fmt: skip
    """Put the questions about the names of a planned sheet into the plan, and those that were answered before."""
    asking = _Asking(store, plan, comparer, parts)
    asking.about_titles()
    by_target: dict[str, list[PlacedColumn]] = {}
    for place, column in columns:
        by_target.setdefault(column.target, []).append((place, column))
    for target, some in by_target.items():
        asking.about_linked(target, some, beside)
    plan.questions.sort(key=lambda question: question.rows[0])


def follow_answer(answers: Answers, row: PlannedRow, name: str, key: str) -> str:
    """Have the row be about what its name was said to be the same as; gives the key to go on with."""
    like = answers.leads_to(name)
    if like is None:
        return key
    row.meant = like
    row.record_id = like.record_id
    return key_of(like.name)


class _Asking:
    def __init__(self, store: Store, plan: ImportPlan, comparer: Comparer, parts: NameParts) -> None:
        self._store = store
        self._parts = parts
        self._plan = plan
        self._comparer = comparer
        self._rows = [row for row in plan.rows if row.outcome is not Outcome.PROBLEM]
        self._follows = bool(Answers(store, plan.record.name))

    def about_titles(self) -> None:
        """Ask about the rows' own names, and mark the rows that may be duplicates.

        Nothing where rows are called after what they link to: that is asked about as such.
        """
        record = self._plan.record
        if record.field(record.title).ui.target or _is_prose(record):
            return
        known = self._known(record.name)
        new = [row for row in self._rows if row.outcome is Outcome.NEW and row.meant is None]
        fresh = {row.value(record.title): row for row in self._few(record.name, known, new)}
        agreement = _Agreement(self._plan, self._comparer, fresh)
        rows = {name: [row.number] for name, row in fresh.items()}
        more = likes_by_address(self._store, self._plan, self._rows, fresh)
        found = self._ask(record.name, known, rows, agreement.holds, more)
        for question in found:
            if question.answer is Answer.OPEN:
                fresh[question.name].outcome = Outcome.DUPLICATE
        said: dict[str, tuple[Like, list[int]]] = {}
        for row in self._rows if self._follows else ():
            if row.meant is not None:
                said.setdefault(row.value(record.title), (row.meant, []))[1].append(row.number)
        self._plan.questions += [*found, *_answered(record.name, said)]

    def about_linked(self, target: str, columns: Sequence[PlacedColumn], beside: Beside) -> None:
        """Ask about the names of linked records of one kind; not where these are called by their own words."""
        if _is_prose(RECORDS[target]):
            return
        known = self._known(target)
        names = names_for(self._store, self._plan.record, target)
        fields = [f.name for f in self._plan.record.declared if f.ui.target == target]
        first: dict[tuple[str, ...], int] = {}
        for chunk in chunks_of(self._rows):
            for field in fields:
                cells = chunk.names(field)
                fresh = set(cells).difference(first, (None,))
                for cell, row in zip(cells, chunk.rows, strict=True) if fresh else ():
                    if cell in fresh:
                        fresh.discard(cell)
                        first[cell] = row.number
        named: dict[str, int] = {}
        for cell, number in first.items():
            for name in cell:
                if named.get(name, number) >= number:
                    named[name] = number
        unknown: dict[str, str] = {}
        for name in sorted(named, key=named.__getitem__):
            if names.find(name) is None:
                unknown.setdefault(key_of(name), name)
        new = {name: [named[name]] for name in self._few(target, known, list(unknown.values()))}
        more = {name: likes for name, likes in beside.likes(target, self._rows).items() if name in new}
        found = self._ask(target, known, new, lambda name, like: True, more)
        _fill_rows(found, self._rows, fields)
        self._plan.questions += [*found, *_answered(target, self._led(columns))]

    def _known(self, target: str) -> Known:
        return [(i, name) for i, _, _, name in self._store.identities(RECORDS[target]) if name]

    def _few(self, target: str, known: Known, new: list[T]) -> list[T]:
        """What is new, but nothing where that makes more names than are looked through; then it is said."""
        if not new or len(known) + len(new) <= alike.MOST:
            return new
        plural = RECORDS[target].plural.lower()
        self._plan.notes.append(f"With more than {alike.MOST:,} {plural}, alike names among them were not looked for.")
        return []

    def _ask(
        self, target: str, known: Known, new: Rows, agrees: Callable[[str, Like], bool],
        more: Mapping[str, Sequence[Like]] | None = None,
    ) -> list[Question]:  # fmt: skip
        """The questions about new names that are alike to others, or have `more` likes for another reason."""
        answers, names = Answers(self._store, target), list(new)
        likes: dict[str, list[Like]] = {name: list(others) for name, others in (more or {}).items()}
        for place, places in alike.find_alike([name for _, name in known], names).items():
            name = names[place - len(known)]
            there = likes.setdefault(name, [])
            met = {(like.record_id, like.name) for like in there}
            others = (_like(at, known, names, new) for at in places)
            there += [like for like in others if (like.record_id, like.name) not in met and agrees(name, like)]
        return [
            q for name in names if name in likes for q in _questions(answers, target, name, [*new[name]], likes[name])
        ]

    def _led(self, columns: Sequence[PlacedColumn]) -> dict[str, tuple[Like, list[int]]]:
        """By name what it was said to be the same as, and the rows that have it."""
        said: dict[str, tuple[Like, list[int]]] = {}
        for place, column in columns:
            for row in self._rows if column.led else ():
                for name, like in column.led.get(self._parts.cell(row, place), ()):
                    said.setdefault(name, (like, []))[1].append(row.number)
        return said


class _Agreement:
    """Whether what is known besides the names speaks for it that two that are alike are one."""

    def __init__(self, plan: ImportPlan, comparer: Comparer, fresh: Mapping[str, PlannedRow]) -> None:
        self._comparer = comparer
        self._fresh = fresh
        self._linked = [f for f in plan.record.fields if f.ui.target]
        self._where = [f for f in plan.record.fields if f.ui.vocabulary == "borough"]
        self._held: dict[int, Held] = {}

    def holds(self, name: str, like: Like) -> bool:
        """Whether the two share an organisation or a borough, or one of them names neither."""
        if not self._linked:
            # An organisation has one office, wherever it works.
            return True
        mine, theirs = self._comparer.as_held(self._fresh[name]), self._of(like)
        pairs = [
            (_pooled(mine, self._linked), _pooled(theirs, self._linked)),
            (_pooled(mine, self._where), _pooled(theirs, self._where)),
        ]
        told = [(one, other) for one, other in pairs if one and other]
        return not told or any(not one.isdisjoint(other) for one, other in told)

    def _of(self, like: Like) -> Held:
        if like.record_id is None:
            return self._comparer.as_held(self._fresh[like.name])
        if like.record_id not in self._held:
            self._held |= self._comparer.held([like.record_id])
        return self._held[like.record_id]


def _is_prose(record: Record) -> bool:
    """Whether such records have no names, but say what they say: two that say nearly the same are two all the same."""
    return record.field(record.title).kind is Kind.PARAGRAPH


def _pooled(held: Held, fields: Sequence[Field]) -> set[object]:
    found: set[object] = set()
    for field in fields:
        value = held.get(field.name)
        values = value if isinstance(value, tuple) else (value,) if value else ()
        found.update(key_of(v) if isinstance(v, str) else v for v in values)
    return found


def _like(at: int, known: Known, names: Sequence[str], new: Rows) -> Like:
    if at < len(known):
        return Like(*known[at])
    name = names[at - len(known)]
    return Like(None, name, new[name][0])


def _questions(answers: Answers, target: str, name: str, rows: list[int], likes: Sequence[Like]) -> list[Question]:
    """The open question about a name, if any, and what was said of it before."""
    if not likes:
        return []
    if answers.is_never(name):
        return [Question(target, name, rows, tuple(likes[:SHOWN]), Answer.NEVER, remembered=True)]
    parted = [like for like in likes if answers.are_different(name, like.name)]
    asked = [like for like in likes if like not in parted]
    found = [Question(target, name, rows, (like,), Answer.DIFFERENT, remembered=True) for like in parted]
    return [Question(target, name, rows, tuple(asked[:SHOWN])), *found] if asked else found


def _answered(target: str, said: Mapping[str, tuple[Like, list[int]]]) -> Iterator[Question]:
    for name, (like, rows) in said.items():
        yield Question(target, name, sorted(set(rows)), (like,), Answer.SAME, remembered=True)


def _fill_rows(questions: Sequence[Question], rows: Sequence[PlannedRow], fields: Sequence[str]) -> None:
    """Give each question all rows that have its name, where it had but the first."""
    wanted: Rows = {key_of(question.name): [] for question in questions}
    for row in rows if wanted else ():
        for key in {key_of(name) for field in fields for name in row.named(field) or ()}:
            if key in wanted:
                wanted[key].append(row.number)
    for question in questions:
        question.rows = list(wanted[key_of(question.name)])
