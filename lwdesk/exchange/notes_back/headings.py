"""Whether a sheet lists notes, summaries or a framework, told by its headings, and which column holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lwdesk.exchange.bring_in import candidates
from lwdesk.exchange.domains import DOMAIN, FIELDS
from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.cell import cell_text
from lwdesk.exchange.read.book import Book
from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import INTERVIEW, NOTE, PROMPT, SUMMARY
from lwdesk.records.tables import Record
from lwdesk.text import clean_line, match_key

HEAD = 40
"""In how many rows the headings are looked for."""
_SUMMARY_HEADS = ("exemplary", "gaps", "added")
_PERSON = {
    "interviewee": INTERVIEW.field("contact").headings,
    "organisation": INTERVIEW.field("organisation").headings,
    "day": INTERVIEW.field("day").headings,
}
_HEADINGS: dict[str, dict[str, Sequence[str]]] = {
    NOTE.list: {
        **_PERSON,
        "section": PROMPT.field("section").headings,
        "question": PROMPT.field("text").headings,
        "answer": NOTE.field("body").headings,
    },
    SUMMARY.list: {**_PERSON, **{head: SUMMARY.field(head).headings for head in _SUMMARY_HEADS}},
    DOMAIN.list: {field.name: field.headings for field in FIELDS},
}
"""For each list the headings that its columns go by, its own first, in the order of the columns."""
_TELLING = {
    NOTE.list: {"interviewee", "section", "question", "answer"},
    SUMMARY.list: {"interviewee", *_SUMMARY_HEADS},
    DOMAIN.list: {"name", "themes", "partners", "links"},
}
"""The columns that, all together and by their own headings, tell such a list from any other."""
_RECORDS = {NOTE.list: NOTE, SUMMARY.list: SUMMARY, DOMAIN.list: DOMAIN}


@dataclass(frozen=True, slots=True)
class BackSheet:
    """A sheet of such a list: where its headings are, in a row from 1, and the place of each column from 0."""

    record: Record
    sheet: int
    header: int
    headings: Sequence[str]
    places: Mapping[str, int]
    """By "interviewee", "question", … and, where the sheet has it, the key's name."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that hold what was said or written, of those that the sheet has."""
        return tuple(column for column in ("answer", *_SUMMARY_HEADS) if column in self.places)

    def label(self, column: str) -> str:
        """The heading that the sheet has over a column, or the list's own where it lacks the column."""
        place = self.places.get(column)
        return _HEADINGS[self.record.list][column][0] if place is None else self.headings[place]

    def own_label(self, column: str) -> str:
        """The list's own heading of a column."""
        return KEY.label if column == KEY.name else _HEADINGS[self.record.list][column][0]


def find_back(book: Book, wanted: str | None = None, sheet: str | None = None) -> BackSheet | None:
    """The first visible sheet of an open book, or the one named, if its headings are those of such a list.

    With `wanted` ("notes", "summaries", "framework") the first sheet of that list, by whatever headings; raises
    ExchangeTrouble where there is none. Another list's name gives None.
    """
    if wanted is not None and wanted not in _HEADINGS:
        return None
    # Unasked only the first is looked at, where lwdesk writes its lists: reading every sheet of a book takes its time.
    for index in candidates(book, sheet)[: None if wanted else 1]:
        if found := back_sheet(index, book.head(index, HEAD), wanted):
            return found
    if wanted is None:
        return None
    labels = ", ".join(_HEADINGS[wanted][column][0] for column in _HEADINGS[wanted])
    raise ExchangeTrouble(
        f"{book.path.name} has no row of headings for a list of {wanted}. It needs these, or some of them: {labels}."
    )


def back_sheet(index: int, head: Sequence[Sequence[Cell]], wanted: str | None = None) -> BackSheet | None:
    """The sheet of that place in its book, if one of its first rows holds the headings of such a list."""
    for number, row in enumerate(head[:HEAD], 1):
        for name in _HEADINGS if wanted is None else (wanted,):
            if found := _match(name, index, number, row, sure=wanted is None):
                return found
    return None


def _match(name: str, index: int, number: int, row: Sequence[Cell], sure: bool) -> BackSheet | None:
    """The sheet, if the row holds the headings: when `sure`, each by the list's own word."""
    headings = [clean_line(cell_text(cell)) for cell in row]
    keys = {match_key(heading): place for place, heading in reversed([*enumerate(headings)]) if heading}
    places: dict[str, int] = {}
    for column, words in _HEADINGS[name].items():
        place = next((keys[key] for word in words if (key := match_key(word)) in keys), None)
        if place is not None and place not in places.values():
            places[column] = place
    own = {column for column, words in _HEADINGS[name].items() if match_key(words[0]) in keys}
    needed = _TELLING[name] <= own if sure else _is_enough(name, places)
    if not needed:
        return None
    if match_key(KEY.label) in keys:
        places[KEY.name] = keys[match_key(KEY.label)]
    return BackSheet(_RECORDS[name], index, number, headings, places)


def _is_enough(name: str, places: Mapping[str, int]) -> bool:
    if name == DOMAIN.list:
        return "name" in places and len(places) > 1
    texts = {"answer"} if name == NOTE.list else set(_SUMMARY_HEADS)
    return "interviewee" in places and not texts.isdisjoint(places)
