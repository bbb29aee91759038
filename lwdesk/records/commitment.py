"""Commitments: what somebody has promised to bring about, by when, and how it stands."""

from datetime import date
from typing import Annotated, ClassVar

from sqlalchemy import Column, Date
from sqlmodel import Field as column

from lwdesk.fields import Either, Kind, Many, Ui
from lwdesk.records.tables import Form, Record, link_table, table
from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED, STATUSES, UNDER_WAY

WHAT, WHO, PROMISE, WHEN = "What it is", "Who answers for it", "What is promised", "When"
STANDS, FROM, MORE = "How it stands", "What it grew from", "More"
RED, AMBER, GREEN = "Red", "Amber", "Green"
JUDGEMENTS = (RED, AMBER, GREEN)
OWNER, CHAMPION, PARTNERS = (
    ("owner_person", "owner_body"), ("champion_person", "champion_body"), ("partner_people", "partner_bodies"),
)  # fmt: skip
"""The fields in which a contact or an organisation is kept, for each part that either of them may play."""


def _kept(kind: Kind, target: str, lasting: bool = False) -> Ui:
    """A field that keeps one half of a part; what is shown is the part."""
    return Ui(kind, WHO, target=target, lasting=lasting, listed=False, shown=False, formed=False, width=22)


class CommitmentForm(Form):
    """What one may say of a commitment.

    `success`, `progress` and `issues` say what its measures, its latest update and its open issues say: they are kept
    right by `lwdesk.store.keeping`, in both directions. `first_due` is the day that was promised first.
    """

    ref: Annotated[str, Ui(Kind.LINE, WHAT, also=("Reference", "Ref no", "No", "ID", "Number"), width=9)] = column(
        "", title="Ref", max_length=40
    )
    action: Annotated[int | None, Ui(Kind.LINK, WHAT, target="action", also=("Action title",), width=28)] = column(
        None, title="Action", foreign_key="action.id", index=True
    )
    strand: Annotated[
        int | None, Ui(Kind.CHOICE, WHAT, vocabulary="strand", grows=True, also=("Workstream", "Strands"), width=20)
    ] = column(None, title="Strand", foreign_key="term.id")
    text: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH,
            WHAT,
            also=("Commitments", "What", "Promise", "Task", "What we will do", "What will be done"),
            width=44,
        ),
    ] = column("", title="Commitment", max_length=20_000)
    owner: ClassVar[Either] = Either(
        "Owner", OWNER,
        Ui(Kind.PARTY, WHO, width=24,
           also=("Owned by", "Responsible", "Who is responsible", "Responsible person", "Accountable", "Led by",
                 "Lead", "By whom", "Action owner")),
    )  # fmt: skip
    champion: ClassVar[Either] = Either(
        "Champion", CHAMPION,
        Ui(Kind.PARTY, WHO, shown=False, width=24,
           also=("Championed by", "Board champion", "Theme champion", "Sponsor", "Sponsored by")),
    )  # fmt: skip
    partners: ClassVar[Either] = Either(
        "Partners", PARTNERS,
        Ui(Kind.PARTIES, WHO, width=30, also=("Partner", "Partner organisations", "Partner agencies", "With whom",
                                              "Supported by", "Working with")),
    )  # fmt: skip
    owner_person: Annotated[int | None, _kept(Kind.LINK, "contact", lasting=True)] = column(
        None, title="Owner, a person", foreign_key="contact.id", index=True
    )
    owner_body: Annotated[int | None, _kept(Kind.LINK, "organisation")] = column(
        None, title="Owner, an organisation", foreign_key="organisation.id", index=True
    )
    champion_person: Annotated[int | None, _kept(Kind.LINK, "contact", lasting=True)] = column(
        None, title="Champion, a person", foreign_key="contact.id"
    )
    champion_body: Annotated[int | None, _kept(Kind.LINK, "organisation")] = column(
        None, title="Champion, an organisation", foreign_key="organisation.id"
    )
    partner_people: ClassVar[Many] = Many("Partners, people", _kept(Kind.LINKS, "contact"))
    partner_bodies: ClassVar[Many] = Many("Partners, organisations", _kept(Kind.LINKS, "organisation"))
    by_year_end: Annotated[
        str,
        Ui(Kind.PARAGRAPH, PROMISE, width=40,
           also=("By the end of the year", "Achieved by year end", "What will have been achieved",
                 "What will we have achieved", "What we will have achieved")),
    ] = column("", title="By year end", max_length=20_000)  # fmt: skip
    year_plan: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH,
            PROMISE,
            also=("Plan", "Overall plan", "Year plan", "What is the overall plan for the year"),
            shown=False,
            width=40,
        ),
    ] = column("", title="Plan for the year", max_length=20_000)
    next_months: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH,
            PROMISE,
            also=(
                "Next 3 months",
                "In the next three months",
                "What will we do in the next three months",
                "What are we going to do in the next three months",
            ),
            shown=False,
            width=40,
        ),
    ] = column("", title="Next three months", max_length=20_000)
    start: Annotated[date | None, Ui(Kind.DATE, WHEN, also=("Starts", "Start date", "From"), width=13)] = column(
        None, title="Start"
    )
    due: Annotated[
        date | None, Ui(Kind.DATE, WHEN, also=("Due date", "Deadline", "By when", "Due by", "Target date"), width=13)
    ] = column(None, title="Due")
    status: Annotated[
        str,
        Ui(
            Kind.OPTION, STANDS, options=STATUSES, width=13, also=("State",),
            meant=(("Not yet started", NOT_STARTED), ("To do", NOT_STARTED), ("Planned", NOT_STARTED),
                   ("In progress", UNDER_WAY), ("Started", UNDER_WAY), ("Ongoing", UNDER_WAY), ("On track", UNDER_WAY),
                   ("Complete", DONE), ("Completed", DONE), ("Achieved", DONE), ("Finished", DONE),
                   ("Overdue", LATE), ("Delayed", LATE), ("Behind", LATE), ("Slipped", LATE),
                   ("Cancelled", DROPPED), ("Withdrawn", DROPPED), ("Stopped", DROPPED), ("Abandoned", DROPPED)),
        ),
    ] = column("", title="Status", max_length=20)  # fmt: skip
    rag: Annotated[
        str,
        Ui(
            Kind.OPTION, STANDS, options=JUDGEMENTS, width=9, also=("RAG rating", "RAG status", "Rating", "Judgement"),
            meant=(("R", RED), ("A", AMBER), ("G", GREEN), ("Yellow", AMBER), ("Orange", AMBER)),
        ),
    ] = column("", title="RAG", max_length=10)  # fmt: skip
    rag_reason: Annotated[
        str, Ui(Kind.PARAGRAPH, STANDS, also=("Reason for RAG",), listed=False, shown=False, width=40)
    ] = column("", title="Why", max_length=20_000, description="The reason for the red, amber or green.")
    done_on: Annotated[date | None, Ui(Kind.DATE, STANDS, listed=False, shown=False, width=13)] = column(
        None, title="Done on"
    )
    success: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH,
            STANDS,
            also=(
                "Success measure",
                "Measures",
                "How success is measured",
                "How will we measure success",
                "How we will measure success",
            ),
            formed=False,
            width=40,
        ),
    ] = column("", title="Success measures", max_length=100_000)
    progress: Annotated[
        str, Ui(Kind.PARAGRAPH, STANDS, also=("Update", "Progress update", "Latest progress"), formed=False, width=40)
    ] = column("", title="Progress", max_length=100_000)
    issues: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH,
            STANDS,
            also=(
                "Issues",
                "Board issues",
                "For the board",
                "Further issues",
                "Are there any further issues to share with the board",
                "Issues to share with the board",
            ),
            shown=False,
            formed=False,
            width=40,
        ),
    ] = column("", title="Issues for the board", max_length=100_000)
    frameworks: ClassVar[Many] = Many(
        "Themes of the framework", Ui(Kind.LINKS, FROM, target="framework", listed=False, shown=False, width=30)
    )
    proposals: ClassVar[Many] = Many(
        "Proposals", Ui(Kind.LINKS, FROM, target="proposal", listed=False, shown=False, width=30)
    )
    contributions: ClassVar[Many] = Many(
        "Offers and needs", Ui(Kind.LINKS, FROM, target="contribution", listed=False, shown=False, width=30)
    )
    passages: ClassVar[Many] = Many(
        "Passages of notes", Ui(Kind.LINKS, FROM, target="passage", listed=False, shown=False, width=30)
    )
    activities: ClassVar[Many] = Many(
        "Mapped activities", Ui(Kind.LINKS, FROM, target="activity", listed=False, shown=False, width=30)
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


COMMITMENT_TABLE = table("commitment", CommitmentForm, Column("first_due", Date))
COMMITMENT = Record(
    "commitment", "commitments", "Commitment", "Commitments", CommitmentForm, COMMITMENT_TABLE, title="text",
    order="ref", ref_prefix="C", within=("action",),
)  # fmt: skip
for _target in ("contact", "organisation", "framework", "proposal", "contribution", "passage", "activity"):
    link_table("commitment", _target)
