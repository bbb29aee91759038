"""The list of summaries: what each interview came to, under the three heads, named as the person may be quoted."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.notes import SAID
from lwdesk.exchange.papers.sheet import Listed, write_listed
from lwdesk.exchange.whose import whose
from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import SUMMARY

if TYPE_CHECKING:
    from lwdesk.store import Store

ENDINGS = (".xlsx", ".csv")
HEADS = ("exemplary", "gaps", "added")
FIELDS = (
    Field("interviewee", "Interviewee", "", Ui(Kind.LINE, width=22)),
    Field("organisation", "Organisation", "", Ui(Kind.LINE, width=22)),
    *(SUMMARY.field(head) for head in HEADS),
)


def write(store: "Store", path: Path, interview_ids: Iterable[int] | None = None) -> str:
    """Write the summaries of these interviews, or of all; gives what was written in words: "12 summaries"."""
    people = whose(store, interview_ids)
    found = summaries(store, people)
    rows = [[people[i].quoted.name, people[i].quoted.organisation, *texts] for i, (_, texts) in found.items()]
    said = SAID | {"Sorted by": "Date of the interview, interviewee"}
    if interview_ids is not None:
        said["Filter"] = f"Only those of {len(people):,} interviews."
    keys = store.keys(SUMMARY, [summary for summary, _ in found.values()])
    return write_listed(store, path, Listed(SUMMARY, FIELDS, rows, keys, said))


def summaries(store: "Store", interview_ids: Iterable[int]) -> dict[int, tuple[int, list[str]]]:
    """For each of the interviews that has a summary its id and the texts of the three heads, in the same order."""
    from lwdesk.store import Query

    held: dict[int, tuple[int, list[str]]] = {}
    rows = store.many(SUMMARY, store.ids(Query(SUMMARY)))
    for summary, values in sorted(rows.items()):
        texts = [str(values[head]) for head in HEADS]
        if any(text.strip() for text in texts):
            # Of two of one interview the first is its summary, as the typing screen has it.
            held.setdefault(values["interview"], (summary, texts))
    return {i: held[i] for i in interview_ids if i in held}
