"""What a funder asks: passages never taken up, offers never used, and commitments with no evidence, as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.thread_words import many, tell
from lwdesk.exchange.write.tables import Table, write_tables
from lwdesk.records import COMMITMENT, CONTRIBUTION, PASSAGE
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

ENDINGS = (".xlsx",)
PASSAGES, OFFERS, COMMITMENTS = "passages", "offers", "commitments"
HEADINGS = {
    PASSAGES: "Passages never taken up",
    OFFERS: "Offers never used",
    COMMITMENTS: "Commitments with no evidence",
}
MEANS = {
    PASSAGES: "Words from interviews that stand behind no proposal and no commitment.",
    OFFERS: "What delegates can bring that is in no proposal and no commitment, answers no need, and has been marked "
    "neither as used nor as withdrawn.",
    COMMITMENTS: "Commitments to which no proposal, offer, passage or mapped activity is linked, and whose themes of "
    "the framework, and those of their action, have no proposal behind them.",
}
"""What each number counts, in a sentence."""
KINDS: dict[str, "Record"] = {PASSAGES: PASSAGE, OFFERS: CONTRIBUTION, COMMITMENTS: COMMITMENT}
_NOUNS = {
    PASSAGES: ("passage", "passages"), OFFERS: ("offer", "offers"), COMMITMENTS: ("commitment", "commitments"),
}  # fmt: skip


def write(store: "Store", path: Path) -> str:
    """Write the numbers and a sheet for each; gives what was written: "12 passages, 3 offers, 1 commitment"."""
    found = store.threads.loose()
    ids = {PASSAGES: found.passages, OFFERS: found.offers, COMMITMENTS: found.commitments}
    numbers = [[HEADINGS[what], f"{len(ids[what]):,}", MEANS[what]] for what in HEADINGS]
    numbers.append(["As it stood on", show_date(store.today()), "People are named as they may be quoted."])
    tables = [Table("Numbers", ("What", "How many", "What it counts"), numbers, (30, 14, 80))]
    for what, heading in HEADINGS.items():
        nodes = store.threads.nodes((KINDS[what].name, i) for i in ids[what])
        told = tell(store, nodes.values())
        rows = [[one.text, one.about] for one in (told[key] for key in nodes)]
        tables.append(Table(heading[:31], ("What it says", "What it is"), rows, (80, 50)))
    write_tables(path, f"What was never taken up, {store.name}", tables)
    return ", ".join(many(len(ids[what]), _NOUNS[what]) for what in HEADINGS)
