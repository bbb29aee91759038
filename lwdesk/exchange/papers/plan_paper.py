"""What the papers of the action plan have in common: commitments in words, and the two forms they are written in."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.plan_book import write_book
from lwdesk.exchange.write.about import filter_sentence
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.tables import Table
from lwdesk.exchange.write.target import whole_file
from lwdesk.standing import LATE, STATUSES
from lwdesk.store.outlook import slip
from lwdesk.store.plan import CommitmentInfo, MeasureInfo
from lwdesk.text import clean_line
from lwdesk.values import show_date, show_number

if TYPE_CHECKING:
    from datetime import date

    from lwdesk.store import Query, Store

ENDINGS = (".docx", ".xlsx")
NOTHING = "There are no commitments to write."


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a document's tables: its heading, its width in cm, and what it says of a commitment."""

    heading: str
    width: float
    text: Callable[[CommitmentInfo], str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the commitments under it, and what is said before them."""

    heading: str
    commitments: Sequence[CommitmentInfo]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, what is said at its head, its columns as a document, and its sections."""

    title: str
    details: Sequence[str]
    columns: Sequence[Column]
    sections: Sequence[Section]
    group: str
    """What the sections are, as the heading of the first column of a workbook."""
    more: Sequence[Table] = ()
    """Further sheets of a workbook."""


def asked(store: "Store", today: "date", query: "Query | None") -> tuple[list[CommitmentInfo], tuple[str, ...]]:
    """The commitments that the query asks for as they stand on the day, and what is to be said of it; all without one.

    What is said is one sentence, "Only commitments where Owner is “Lanes Trust”."; nothing where all are asked for.
    """
    if query is None or not (query.where or query.words.strip()):
        return store.plan.commitments(today), ()
    return store.plan.commitments(today, store.ids(query)), (filter_sentence(store, query),)


def write_plan_paper(store: "Store", path: Path, paper: Paper) -> None:
    """Write the paper as a .docx, a table a section, or as a .xlsx with all there is of each commitment in a row.

    Raises ExportTrouble.
    """
    if path.suffix.lower() == ".docx":
        _write_document(store, path, paper)
        return
    actions = {action.id: action.name for action in store.plan.actions()}
    success = measured(store.plan.measures())
    rows = [
        (section.heading, *_whole(c, actions.get(c.action or 0, ""), success.get(c.id, "")))
        for section in paper.sections
        for c in section.commitments
    ]
    # What the sections say already, and what nobody has said of any, needs no column.
    kept = [
        n
        for n, heading in enumerate((paper.group, *_WHOLE))
        if n == 0 or (heading != paper.group and (heading == "Commitment" or any(row[n] for row in rows)))
    ]
    headings = [(paper.group, *_WHOLE)[n] for n in kept]
    sheet = Table(
        paper.title.split(" of ")[0][:31],
        headings,
        [[row[n] for n in kept] for row in rows],
        [(24, *_WIDTHS)[n] for n in kept],
    )
    about = Table("About", ("About this paper",), [(line,) for line in (paper.title, *paper.details)], (90,))
    write_book(path, paper.title, [sheet, *paper.more, about])


_WHOLE = (
    "Ref", "Commitment", "Action", "Strand", "Owner", "Champion", "Partners", "Start", "Due", "First promised",
    "Status", "Why", "RAG", "Reason", "By year end", "Plan for the year", "Next three months", "Success measures",
    "Latest progress", "Done on",
)  # fmt: skip
_WIDTHS = (9, 40, 26, 20, 24, 24, 28, 13, 13, 14, 13, 26, 9, 26, 34, 34, 34, 34, 34, 13)


def _whole(c: CommitmentInfo, action: str, success: str) -> tuple[object, ...]:
    first = c.first_due if c.slipped else None
    return (
        c.ref, c.text, action, c.strand_name, c.owner, c.champion, c.partners, c.start, c.due, first,
        c.standing.status, c.standing.why, c.rag, c.rag_reason, c.by_year_end, c.year_plan, c.next_months, success,
        c.progress, c.done_on,
    )  # fmt: skip


def _write_document(store: "Store", path: Path, paper: Paper) -> None:
    from lwdesk.exchange.word.layout import new_document
    from lwdesk.exchange.word.table import add_table, lay_across

    document = new_document(paper.title, store.name)
    across = lay_across(document)
    document.add_paragraph(writable(paper.title), style="Title")
    for line in paper.details:
        document.add_paragraph(writable(line), style="Details")
    total = sum(column.width for column in paper.columns)
    headings = [column.heading for column in paper.columns]
    widths = [column.width * across / total for column in paper.columns]
    for section in paper.sections:
        document.add_paragraph(writable(section.heading), style="Heading 1")
        if section.said.strip():
            # Never alone at the foot of a page.
            document.add_paragraph(writable(section.said)).paragraph_format.keep_with_next = True
        if section.commitments:
            rows = [[column.text(c) for column in paper.columns] for c in section.commitments]
            add_table(document, headings, rows, widths, f"{section.heading}: commitments")
        else:
            document.add_paragraph("None.", style="Details")
    if not paper.sections:
        document.add_paragraph(NOTHING)
    with whole_file(path) as file:
        document.save(file)


# In words


def counted(count: int, noun: str = "commitment") -> str:
    """How many: "1 commitment", "412 commitments"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def tally(commitments: Sequence[CommitmentInfo], today: "date") -> str:
    """How they stand on the day: "20 commitments on 15 Nov 2004: 3 late, 9 under way.", what is late first."""
    counts = Counter(c.standing.status for c in commitments)
    order = (LATE, *(status for status in STATUSES if status != LATE))
    parts = [f"{counts[status]:,} {status.lower()}" for status in order if counts[status]]
    if counts[""]:
        parts.append(f"{counts['']:,} without a status")
    told = f": {', '.join(parts)}" if parts else ""
    return f"{counted(len(commitments))} as they stand on {show_date(today)}{told}."


def words(commitment: CommitmentInfo) -> str:
    """What is promised, and what will have come of it by the end of the year."""
    by_then = f"By year end: {commitment.by_year_end}" if commitment.by_year_end.strip() else ""
    return lines(commitment.text or "A commitment without words", by_then)


def who(commitment: CommitmentInfo) -> str:
    """Who answers for it, who gives it weight, and who helps, a line each."""
    return lines(
        f"Owner: {commitment.owner or 'nobody yet'}",
        f"Champion: {commitment.champion}" if commitment.champion else "",
        f"Partners: {', '.join(commitment.partners)}" if commitment.partners else "",
    )


def when(commitment: CommitmentInfo) -> str:
    """Its dates, a line each."""
    start, due, done = commitment.start, commitment.due, commitment.done_on
    return lines(
        f"From {show_date(start)}" if start else "",
        f"Due {show_date(due)}" if due else "No due date",
        f"Done {show_date(done)}" if done else "",
        slip(commitment),
    )


def status(commitment: CommitmentInfo) -> str:
    """How it stands, and why where that is worked out."""
    return lines(commitment.standing.status or "Not said", commitment.standing.why)


def judgement(commitment: CommitmentInfo) -> str:
    """Red, amber or green, with the reason."""
    return lines(commitment.rag, commitment.rag_reason)


def measured(measures: Iterable[MeasureInfo]) -> dict[int, str]:
    """What is measured of each commitment, a line a measure: "Vacancies filled: 120 of 250 vacancies"."""
    found: dict[int, list[str]] = {}
    for measure in measures:
        if measure.commitment is not None and measure.name:
            found.setdefault(measure.commitment, []).append(_measure(measure))
    return {commitment: "\n".join(told) for commitment, told in found.items()}


REF = Column("Ref", 1.5, lambda c: c.ref)
WHAT = Column("Commitment", 6.0, words)
WHO = Column("Who", 4.2, who)
WHEN = Column("When", 3.3, when)
STATUS = Column("Status", 2.8, status)
RAG = Column("RAG", 2.9, judgement)
NEXT = Column("Next three months", 5.0, lambda c: c.next_months)


def lines(*parts: str) -> str:
    """The parts that say anything, a line each."""
    return "\n".join(part.strip() for part in parts if part.strip())


def _measure(measure: MeasureInfo) -> str:
    latest = "" if measure.latest is None else show_number(measure.latest)
    target = "" if measure.target is None else show_number(measure.target)
    figures = f"{latest} of {target}" if latest and target else latest or (target and f"target {target}")
    told = " ".join(part for part in (figures, measure.unit) if part) if figures else ""
    return f"{clean_line(measure.name)}: {told}" if told else clean_line(measure.name)
