"""The rows of a list of summaries, each compared with what the study holds."""

from lwdesk.exchange.cell_limit import fits_cell
from lwdesk.exchange.notes_back.headings import BackSheet
from lwdesk.exchange.notes_back.people import People, goes_by, which_of
from lwdesk.exchange.notes_back.plan import BackPlan, Deed
from lwdesk.exchange.notes_back.row import TOO_LONG, Given, says
from lwdesk.exchange.papers.summaries import HEADS, summaries
from lwdesk.exchange.plan.rows import Outcome, PlannedRow
from lwdesk.exchange.whose import whose
from lwdesk.records import SUMMARY
from lwdesk.store import Store

_OTHERWISE = (
    "the study has another text there. Change it in the study, or in the workbook that lwdesk wrote, whose hidden "
    "column tells which summary is meant."
)


class SummaryRows:
    """Judges the rows of one sheet, in their order."""

    def __init__(self, store: Store, plan: BackPlan, found: BackSheet) -> None:
        self._plan, self._found = plan, found
        self._whose = whose(store)
        self._people = People(self._whose)
        written = summaries(store, self._whose)
        self._ids: dict[int, int | None] = {i: summary for i, (summary, _) in written.items()}
        self._texts = {i: dict(zip(HEADS, texts, strict=True)) for i, (_, texts) in written.items()}
        for i in self._whose:
            if i not in self._ids:
                # One that was begun and has no words yet is filled rather than made a second time.
                self._ids[i] = store.notes.summary_of(i)
        keys = store.keys(SUMMARY, [summary for summary, _ in written.values()]) if plan.ours else []
        self._by_key = dict(zip(keys, written, strict=False))

    def judge(self, row: PlannedRow, given: Given) -> None:
        """Say what becomes of the row. Raises Unknown where it is about no interview of the study."""
        interview = self._by_key.get(given.key) if given.key else None
        if interview is not None and goes_by(self._whose[interview], given.interviewee):
            del self._by_key[given.key]
            self._write(row, given, interview, may_change=True)
            return
        fitting = self._people.find(given.interviewee, given.organisation, given.day)
        if any(self._is_same(given, w.interview) for w in fitting):
            row.outcome = Outcome.SAME
        elif len(fitting) > 1:
            has_day = "day" in self._found.places
            heading = self._found.label("interviewee")
            self._plan.refuse(row, heading, given.interviewee, which_of(fitting, given.interviewee, has_day))
        else:
            self._write(row, given, fitting[0].interview, may_change=False)

    def _is_same(self, given: Given, interview: int) -> bool:
        held = self._texts.get(interview, {})
        return all(says(text, held.get(head, "")) for head, text in given.texts.items() if text)

    def _write(self, row: PlannedRow, given: Given, interview: int, may_change: bool) -> None:
        held = self._texts.setdefault(interview, {})
        changed = {h: text for h, text in given.texts.items() if text and not says(text, held.get(h, ""))}
        if not changed:
            row.outcome = Outcome.SAME
            return
        for head, text in changed.items():
            before = held.get(head, "")
            if before and (not may_change or not fits_cell(before)):
                why = TOO_LONG if may_change else _OTHERWISE
                self._plan.refuse(row, self._found.label(head), text, why)
        if row.troubles:
            return
        summary = self._ids[interview]
        told = [(SUMMARY.field(head).label, held.get(head, ""), text) for head, text in changed.items()]
        outcome = Outcome.UPDATED if any(before for _, before, _ in told) else Outcome.NEW
        self._plan.do(row, outcome, Deed(row.number, summary, dict(changed), interview), *told)
        held |= changed
