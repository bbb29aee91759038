"""The numbers of the Home page: what each counts, what it is called, and which list is behind it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lwdesk import course
from lwdesk.operations.home_leads import Lead, by_status, only
from lwdesk.records.commitment import AMBER, GREEN, JUDGEMENTS, RED
from lwdesk.records.contribution import OFFERED
from lwdesk.records.contribution import STATUSES as CONTRIBUTED
from lwdesk.records.interview import HELD, SUMMARISED, TYPED_UP
from lwdesk.records.interview import STATUSES as INTERVIEWED
from lwdesk.records.proposal import DECISIONS, GOES_IN, LEFT_OUT, PASSED_ON
from lwdesk.standing import LATE, STATUSES
from lwdesk.store import Store
from lwdesk.store.home import Figures, Promise
from lwdesk.store.outlook import MONTHS_AHEAD, months_on
from lwdesk.store.sampling import WaveMatrix
from lwdesk.values import show_date

DANGER, WARNING = "danger", "warning"
GATHER, MAKE_SENSE, DECIDE = "Gather", "Make sense", "Decide"
_DECIDED = {
    GOES_IN: ("proposal goes in", "proposals go in"),
    LEFT_OUT: ("proposal left out", "proposals left out"),
    PASSED_ON: ("proposal passed on", "proposals passed on"),
    "": ("proposal to decide", "proposals to decide"),
}
_SEEN = (HELD, TYPED_UP, SUMMARISED)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, what it is of, and what it leads to. `key` stays the same from one look to the next."""

    key: str
    count: int
    words: str
    lead: Lead
    icon: str = ""
    tone: str = ""
    """DANGER, WARNING or "": a colour that comes with the icon, never alone."""
    detail: str = ""
    shown: str = ""
    """What stands in place of the number, such as a day."""

    @property
    def number(self) -> str:
        """The number as it is shown: "1,250"."""
        return self.shown or f"{self.count:,}"

    @property
    def said(self) -> str:
        """All of it for the ear: "7 commitments late"."""
        detail = f"; {self.detail}" if self.detail else ""
        return f"{self.words} {self.shown}{detail}" if self.shown else f"{self.number} {self.words}{detail}"


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that belong together under a small heading."""

    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the study as the sidebar names it; with no groups `nothing` says what belongs here."""

    name: str
    groups: tuple[Group, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A few labelled numbers as bars."""

    title: str
    bars: tuple[tuple[str, float], ...]
    lead: Lead


class Known:
    """What the numbers are made of; the dearer parts are read once, when they are first asked for."""

    def __init__(self, store: Store, today: date, figures: Figures) -> None:
        self.store, self.today, self.figures = store, today, figures

    @cached_property
    def commitments(self) -> list[Promise]:
        """All commitments as they stand."""
        return self.store.home.commitments(self.today)

    @cached_property
    def matrices(self) -> list[WaveMatrix]:
        """The matrix of every wave that has interviews or targets."""
        found = [self.store.matrix.of_wave(wave.id) for wave in self.store.matrix.waves()]
        return [m for m in found if m.wave.id in self.figures.waves or m.whole().target is not None]

    @cached_property
    def measures(self) -> dict[str, list[int]]:
        """The measures by how they stand, one of `course.WORDS`."""
        return _by((course.judge(m, self.today).word, m.id) for m in self.store.plan.measures())

    @cached_property
    def open_issues(self) -> list[int]:
        """The issues for the board that wait for an answer."""
        return [issue.id for issue in self.store.plan.issues() if issue.is_open]

    def where(self, *, soon: bool = False, unowned: bool = False) -> list[int]:
        """The commitments that are still open and due within three months, or that nobody owns."""
        last = months_on(self.today, MONTHS_AHEAD)
        return [
            c.id for c in self.commitments if c.is_open
            and (not soon or (c.due is not None and self.today <= c.due <= last))
            and (not unowned or c.unowned)
        ]  # fmt: skip


def needs(known: Known) -> Iterator[Number]:
    """What waits for somebody, the most pressing first; those of which there are none too."""
    figures, day = known.figures, show_date(known.today)
    late = [c.id for c in known.commitments if c.status == LATE]
    soon, unowned = known.where(soon=True), known.where(unowned=True)
    last = show_date(months_on(known.today, MONTHS_AHEAD))
    behind = known.measures.get(course.BEHIND, [])
    gaps, first_gap = sum(m.gaps for m in known.matrices), next((m.wave.id for m in known.matrices if m.gaps), None)
    held, typed = figures.interviews.get(HELD, 0), figures.interviews.get(TYPED_UP, 0)
    offered = sum(count for _, _, count in figures.offered)
    yield _number("late", late, ("commitment late", "commitments late"),
                  by_status("commitment", STATUSES, LATE), "octagon-alert", DANGER)  # fmt: skip
    yield _number("soon", soon, ("commitment due within three months", "commitments due within three months"),
                  only("commitment", f"Due by {last}", soon), "hourglass", WARNING)  # fmt: skip
    yield _number("unowned", unowned, ("commitment without an owner", "commitments without an owner"),
                  only("commitment", "Without an owner", unowned), "user-plus")  # fmt: skip
    yield _number("behind", behind, ("measure behind", "measures behind"),
                  only("measure", f"Behind on {day}", behind), "trending-down", WARNING)  # fmt: skip
    yield _number("issues", known.open_issues, ("issue for the board to answer", "issues for the board to answer"),
                  only("issue", "Not answered", known.open_issues), "flag")  # fmt: skip
    yield _number("typing", held, ("interview to type up", "interviews to type up"),
                  by_status("interview", INTERVIEWED, HELD), "keyboard")  # fmt: skip
    yield _number("summing", typed, ("interview to summarise", "interviews to summarise"),
                  by_status("interview", INTERVIEWED, TYPED_UP), "list-checks")  # fmt: skip
    yield _number("confirm", offered, ("contribution to confirm", "contributions to confirm"),
                  by_status("contribution", CONTRIBUTED, OFFERED), "handshake")  # fmt: skip
    yield _number("undecided", figures.decisions.get("", 0), _DECIDED[""], _decided(""), "gavel")  # fmt: skip
    yield _number("gaps", gaps, ("cell of the matrix short of people", "cells of the matrix short of people"),
                  Lead("Matrix", wave=first_gap), "grid-3x3")  # fmt: skip


def gather(known: Known) -> Stage:
    """Mapping, contacts, the matrix and the interviews."""
    figures = known.figures
    register = (
        _number("activities", figures.records["activity"], ("activity mapped", "activities mapped"), Lead("Mapping")),
        _number("organisations", figures.records["organisation"], ("organisation", "organisations"),
                Lead("Organisations")),
        _number("contacts", figures.records["contact"], ("contact", "contacts"), Lead("Contacts")),
    )  # fmt: skip
    courses = [
        _number(f"interview/{status}", figures.interviews.get(status, 0), (status.lower() or "without a status",) * 2,
                by_status("interview", INTERVIEWED, status))
        for status in (*INTERVIEWED, "")
    ]  # fmt: skip
    waves = [_of_wave(known, matrix) for matrix in known.matrices]
    gaps = [
        _number(f"gaps/{m.wave.id}", m.gaps, (f"cell short: {m.wave.label}", f"cells short: {m.wave.label}"),
                Lead("Matrix", wave=m.wave.id))
        for m in known.matrices
    ]  # fmt: skip
    return _stage(
        GATHER, "The register of activities, whom to talk to, and the interviews.",
        ("Mapping", register), ("Interviews by wave", waves), ("Interviews by status", courses), ("Matrix", gaps),
    )  # fmt: skip


def make_sense(known: Known) -> Stage:
    """Themes, the event, proposals and contributions."""
    figures, records = known.figures, known.figures.records
    totals = known.store.themes.totals()
    without = f"{totals.without:,} without a theme" if totals.without else ""
    themes = (
        _number("passages", totals.all, ("passage", "passages"), Lead("Themes", "Passages"), detail=without),
        _number("themes", records["theme"], ("theme", "themes"), Lead("Themes", "Passages")),
    )
    came = f"{figures.came:,} came" if figures.came else ""
    event = (
        _number("workshops", records["workshop"], ("workshop", "workshops"), Lead("Event", "Workshops")),
        _number("delegates", records["delegate"], ("delegate", "delegates"), Lead("Event", "Delegates"), detail=came),
        _number("proposals", records["proposal"], ("proposal", "proposals"), Lead("Event", "Proposals")),
        _number("contributions", records["contribution"], ("contribution", "contributions"),
                Lead("Event", "Contributions")),
    )  # fmt: skip
    areas = [
        _number(f"confirm/{area}", count, (label or "no activity area",) * 2,
                by_status("contribution", CONTRIBUTED, OFFERED, ("area", (area, label or "Blank"))))
        for area, label, count in figures.offered
    ]  # fmt: skip
    return _stage(
        MAKE_SENSE, "Passages of notes under themes; then the event, with its proposals and contributions.",
        ("Themes", themes), ("Event", event), ("Contributions to confirm", areas),
    )  # fmt: skip


def decide(known: Known) -> Stage:
    """The framework, the action plan and the board."""
    figures, records = known.figures, known.figures.records
    framework = (
        *(_number(f"decided/{d}", figures.decisions.get(d, 0), words, _decided(d)) for d, words in _DECIDED.items()),
        _number("framework", figures.themes, ("theme of the framework", "themes of the framework"),
                Lead("Framework", "Framework")),
        _number("recommendations", records["recommendation"], ("recommendation", "recommendations"),
                Lead("Framework", "Recommendations")),
    )  # fmt: skip
    return _stage(
        DECIDE, "What goes in, who promises what by when, and what the board is told.",
        ("Framework", framework), ("Commitments by status", _statuses(known)), ("Red, amber, green", _judged(known)),
        ("Measures", _measured(known)), ("Loose ends", _loose(known)), ("Board", _board(known)),
    )  # fmt: skip


def charts(known: Known) -> Iterator[Chart]:
    """The charts; those of which every bar is 0 too."""
    figures = known.figures
    targets = [m.whole().target for m in known.matrices]
    planned = sum(target for target in targets if target)
    interviews = [(status, float(figures.interviews.get(status, 0))) for status in INTERVIEWED]
    plan = [("Planned in the matrix", float(planned))] if planned and any(v for _, v in interviews) else []
    yield Chart("Interviews against the plan", (*plan, *interviews), Lead("Interviews"))
    standing = _by((c.status, c.id) for c in known.commitments)
    bars = [(status, float(len(standing.get(status, ())))) for status in STATUSES]
    yield Chart("Commitments by status", tuple(bars), Lead("Action plan", "Commitments"))
    bars = [(word, float(len(known.measures.get(word, ())))) for word in course.WORDS]
    yield Chart("Measures", tuple(bars), Lead("Action plan", "Measures"))


def _of_wave(known: Known, matrix: WaveMatrix) -> Number:
    counts = known.figures.waves.get(matrix.wave.id, {})
    target = matrix.whole().target
    seen = sum(counts.get(status, 0) for status in _SEEN)
    detail = f"{seen:,} held" if target is None else f"{seen:,} held, {target:,} planned"
    lead = Lead("Interviews", ticks=(("wave", (matrix.wave.id, matrix.wave.label)),))
    return Number(f"wave/{matrix.wave.id}", sum(counts.values()), matrix.wave.label, lead, detail=detail)


def _statuses(known: Known) -> list[Number]:
    standing = _by((c.status, c.id) for c in known.commitments)
    return [
        _number(f"commitment/{status}", standing.get(status, []), (status.lower() or "without a status",) * 2,
                by_status("commitment", STATUSES, status))
        for status in (*STATUSES, "")
    ]  # fmt: skip


def _judged(known: Known) -> list[Number]:
    judged = _by((c.rag, c.id) for c in known.commitments)
    looks = {RED: ("octagon-alert", DANGER), AMBER: ("triangle-alert", WARNING), GREEN: ("circle-check", "success")}
    return [
        _number(f"rag/{rag}", judged.get(rag, []), (rag.lower(),) * 2,
                Lead("Action plan", "Commitments", ticks=(("rag", (n, rag)),)), *looks[rag])
        for n, rag in enumerate(JUDGEMENTS)
    ]  # fmt: skip


def _measured(known: Known) -> list[Number]:
    day = show_date(known.today)
    return [
        _number(f"measure/{word}", ids, (word.lower(),) * 2, only("measure", f"{word} on {day}", ids))
        for word in course.WORDS
        if (ids := known.measures.get(word, []))
    ]


def _loose(known: Known) -> list[Number]:
    loose = known.store.threads.loose()
    kinds = (
        ("passages", loose.passages, ("passage never taken up", "passages never taken up")),
        ("offers", loose.offers, ("offer never used", "offers never used")),
        ("commitments", loose.commitments, ("commitment with no evidence", "commitments with no evidence")),
    )
    return [_number(f"loose/{name}", ids, words, Lead("Home", loose=name)) for name, ids, words in kinds]


def _board(known: Known) -> list[Number]:
    found = []
    for key, words, meeting in (
        ("next", "Next board meeting", known.figures.next_paper),
        ("last", "Last board meeting", known.figures.last_paper),
    ):
        if meeting:
            lead = Lead("Action plan", "Board paper", record=meeting.id)
            found.append(Number(f"board/{key}", 1, words, lead, shown=show_date(meeting.day)))
    return found


def _decided(decision: str) -> Lead:
    option = (DECISIONS.index(decision), decision) if decision else (None, "Blank")
    return Lead("Framework", "Decisions", ticks=(("decision", option),))


def _stage(name: str, nothing: str, *groups: tuple[str, Iterable[Number]]) -> Stage:
    """What is 0 is not said; nor is a heading with nothing below it."""
    shown = [Group(heading, tuple(n for n in found if n.count)) for heading, found in groups]
    return Stage(name, tuple(group for group in shown if group.numbers), nothing)


def _number(
    key: str, counted: int | Sequence[int], words: tuple[str, str], lead: Lead, icon: str = "", tone: str = "",
    detail: str = "",
) -> Number:  # fmt: skip
    count = counted if isinstance(counted, int) else len(counted)
    return Number(key, count, words[count != 1], lead, icon, tone, detail)


def _by(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for key, id in pairs:
        found[key].append(id)
    return dict(found)
