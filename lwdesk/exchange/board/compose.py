"""The paper for the board put together: our sections with our words, and the user's where they were edited."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lwdesk.course import newest, show_amount
from lwdesk.exchange.board import wording
from lwdesk.exchange.board.content import Board, Cell, Chart, Section, Table
from lwdesk.exchange.board.facts import Facts, at_action, gather
from lwdesk.store.happened import Happened, What
from lwdesk.store.papers import PaperInfo
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.plan import ActionInfo, CommitmentInfo, MeasureInfo, UpdateInfo

SUMMARY, MEASURES, LATE, ISSUES, COMING, ELSEWHERE = "summary", "measures", "late", "issues", "coming", "action/none"
_PROMISED = ("Ref", "Commitment", "Owner", "Due", "Status", "RAG")
_PROMISED_WIDTHS = (1.4, 6.2, 2.9, 2.2, 2.0, 1.9)


def compose(store: "Store", paper: PaperInfo | None = None) -> Board:
    """The paper as it stands now; without one, the paper that nobody has touched yet."""
    facts = gather(store, paper)
    sections = [
        Section(SUMMARY, "Summary", wording.summary(facts), ""),
        *_actions(facts),
        _measures(facts),
        _late(facts),
        _issues(facts),
        _coming(facts),
    ]
    title = (paper.name if paper else "") or default_title(store)
    meeting = paper.day if paper else None
    return Board(title, store.name, meeting, tuple(_edited(section, paper) for section in sections), facts)


def with_texts(board: Board, paper: PaperInfo | None, title: str) -> Board:
    """The same paper, of the same figures, as it was edited since; `title` is for one that has none."""
    sections = tuple(_edited(section, paper) for section in board.sections)
    name = (paper.name if paper else "") or title
    return replace(board, title=name, meeting=paper.day if paper else None, sections=sections)


def default_title(store: "Store") -> str:
    """What a paper is called that nobody has given a name."""
    return f"{store.name}: progress of the action plan"


def _edited(section: Section, paper: PaperInfo | None) -> Section:
    pair = paper.texts.get(section.key) if paper else None
    return replace(
        section,
        text=pair[0] if pair else section.ours,
        edited=pair is not None,
        outdated=pair is not None and pair[1] != section.ours,
        left_out=paper is not None and section.key in paper.left_out,
    )


def _actions(facts: Facts) -> list[Section]:
    commitments: dict[int | None, list[CommitmentInfo]] = defaultdict(list)
    for commitment in facts.commitments:
        commitments[commitment.action].append(commitment)
    actions = {action.id: action for action in facts.actions}
    happened, updates = _by_action(facts, set(actions))
    for id in happened:
        commitments.setdefault(id, [])
    return [
        _action(facts, actions.get(id or 0), commitments.get(id, []), happened[id], updates[id])
        for id in at_action(facts, commitments)
        if commitments.get(id) or id is not None or happened[id]
    ]


def _by_action(
    facts: Facts, there: set[int]
) -> "tuple[dict[int | None, list[Happened]], dict[int | None, list[UpdateInfo]]]":
    happened: dict[int | None, list[Happened]] = defaultdict(list)
    updates: dict[int | None, list[UpdateInfo]] = defaultdict(list)
    for each in facts.happened:
        if each.what is What.REMOVED and facts.told:
            was = facts.told.commitments[each.commitment].action
            happened[was if was in there else None].append(each)
        else:
            happened[facts.by_id[each.commitment].action].append(each)
    for update in facts.updates:
        updates[facts.by_id[update.commitment].action].append(update)
    return happened, updates


def _action(
    facts: Facts, action: "ActionInfo | None", commitments: "list[CommitmentInfo]", happened: list[Happened],
    updates: "list[UpdateInfo]",
) -> Section:  # fmt: skip
    name = (action.name or "An action without a name") if action else "Under no action"
    rows = [[c.ref, _promise(c), c.owner, c.due, c.standing.status, c.rag] for c in commitments]
    promised = (Table("What was promised", _PROMISED, rows, _PROMISED_WIDTHS),) if rows else ()
    ours = (
        wording.progress(facts, commitments, happened, updates)
        if commitments or happened
        else ("No commitment has been made under this action yet.")
    )
    caption = f"Progress since {facts.since}" if facts.since else "Progress"
    key = f"action/{action.id}" if action else ELSEWHERE
    return Section(key, name, ours, "", action.aim.strip() if action else "", caption, before=promised)


def _promise(commitment: "CommitmentInfo") -> str:
    by_year_end = commitment.by_year_end.strip()
    return f"{commitment.text}\nBy the end of the year: {by_year_end}" if by_year_end else commitment.text


def _measures(facts: Facts) -> Section:
    rows = [_measured(facts, measure) for measure in facts.measures]
    table = Table(
        "The measures",
        ("Measure", "Unit", "Baseline", "Target", "Latest", "Read on", "Course"),
        rows,
        (3.6, 2.9, 2.1, 1.7, 1.7, 2.4, 2.2),
    )
    charts = tuple(
        Chart(measure, facts.courses[measure.id], _in_words(facts, measure))
        for measure in facts.measures
        if _can_be_drawn(measure)
    )
    after = (table,) if rows else ()
    return Section(MEASURES, "Measures of success", wording.measures(facts), "", after=after, charts=charts)


def _measured(facts: Facts, measure: "MeasureInfo") -> list[Cell]:
    latest, read_on = newest(measure)
    name = measure.name or "A measure without a name"
    word = facts.courses[measure.id].word
    return [name, measure.unit, measure.baseline, measure.target, latest, read_on, word]


def _can_be_drawn(measure: "MeasureInfo") -> bool:
    return newest(measure)[0] is not None or (measure.baseline is not None and measure.target is not None)


def _in_words(facts: Facts, measure: "MeasureInfo") -> str:
    course = facts.courses[measure.id]
    read = [
        f"{show_amount(reading.value, measure.unit)}{f' on {show_date(reading.day)}' if reading.day else ''}"
        for reading in measure.readings[-12:]
    ]
    readings = f" Readings: {'; '.join(read)}." if read else ""
    return f"{measure.name or 'A measure'}: {course.sentence}{readings}"


def _late(facts: Facts) -> Section:
    rows: list[list[Cell]] = [[c.ref, c.text, c.owner, c.due, _days(c, facts.today), _why(c)] for c in facts.late]
    headings = ("Ref", "Commitment", "Owner", "Was due", "Days late", "Why")
    table = Table("What is late", headings, rows, (1.4, 4.8, 2.8, 2.3, 1.6, 3.7))
    return Section(LATE, "What is late, and why", wording.late(facts), "", after=(table,) if rows else ())


def _days(commitment: "CommitmentInfo", today: date) -> float | None:
    return (today - commitment.due).days if commitment.due and commitment.due < today else None


def _why(commitment: "CommitmentInfo") -> str:
    if commitment.rag_reason.strip():
        return commitment.rag_reason
    if commitment.due is None:
        return commitment.standing.why
    return commitment.progress.strip() or "Nobody has said why."


def _issues(facts: Facts) -> Section:
    asked: list[list[Cell]] = [[i.text, wording.about(facts, i), i.raised] for i in facts.open_issues]
    tables = []
    if asked:
        tables.append(Table("To be decided", ("Issue", "About", "Raised"), asked, (8.4, 5.8, 2.4)))
    answered: list[list[Cell]] = [[i.text, i.answer, i.answered] for i in facts.answered]
    if answered:
        since = f" since {facts.since}" if facts.since else ""
        tables.append(Table(f"Answered{since}", ("Issue", "Answer", "Answered"), answered, (7.1, 7.1, 2.4)))
    return Section(ISSUES, "Issues to decide", wording.issues(facts), "", after=tuple(tables))


def _coming(facts: Facts) -> Section:
    rows: list[list[Cell]] = [
        [c.ref, c.text, c.next_months, c.owner, group.name, c.due] for group in facts.coming for c in group.commitments
    ]
    headings = ("Ref", "Commitment", "What will be done", "Owner", "When", "Due")
    table = Table("In the next three months", headings, rows, (1.4, 4.2, 3.7, 2.8, 2.4, 2.1))
    return Section(COMING, "The next three months", wording.coming(facts), "", after=(table,) if rows else ())
