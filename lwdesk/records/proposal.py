"""Proposals: what the workshops would have the programme do, and what was decided about each."""

from typing import Annotated, ClassVar

from sqlalchemy import Index
from sqlmodel import Field as column

from lwdesk.fields import Kind, Many, Ui
from lwdesk.records.tables import Form, Record, link_table, table
from lwdesk.records.theme import SCHEMES

WHAT, DECIDED, FROM, MORE = "What it says", "What was decided", "Where it came from", "More"
GOES_IN, LEFT_OUT, PASSED_ON = "Goes in", "Left out", "Passed on"
DECISIONS = (GOES_IN, LEFT_OUT, PASSED_ON)
CRITERIA = ("own", "fits", "timely", "offered")
"""The fields of the four criteria that a proposal is held against."""


class ProposalForm(Form):
    """What one may say of a proposal."""

    ref: Annotated[str, Ui(Kind.LINE, WHAT, also=("Reference", "Ref no", "No", "ID", "Number"), width=9)] = column(
        "", title="Ref", max_length=40
    )
    text: Annotated[
        str, Ui(Kind.PARAGRAPH, WHAT, also=("Proposals", "Suggestion", "Idea", "Action proposed", "Text"), width=54)
    ] = column("", title="Proposal", max_length=20_000)
    workshop: Annotated[
        int | None, Ui(Kind.LINK, WHAT, target="workshop", also=("Workshop name", "Group", "Session"), width=22)
    ] = column(None, title="Workshop", foreign_key="workshop.id", index=True)
    theme: Annotated[int | None, Ui(Kind.LINK, WHAT, target="theme", also=("Themes",), width=22)] = column(
        None, title="Theme", foreign_key="theme.id"
    )
    area: Annotated[
        int | None, Ui(Kind.CHOICE, WHAT, vocabulary="area", also=("Area", "Area of activity"), width=24)
    ] = column(None, title="Activity area", foreign_key="term.id", index=True)
    own: Annotated[bool | None, Ui(Kind.YES_NO, DECIDED, listed=False, shown=False, width=10)] = column(
        None, title="Duplicates nobody's work"
    )
    fits: Annotated[bool | None, Ui(Kind.YES_NO, DECIDED, listed=False, shown=False, width=10)] = column(
        None, title="Fits the people and the money"
    )
    timely: Annotated[bool | None, Ui(Kind.YES_NO, DECIDED, listed=False, shown=False, width=10)] = column(
        None, title="Can be done in the time"
    )
    offered: Annotated[bool | None, Ui(Kind.YES_NO, DECIDED, listed=False, shown=False, width=10)] = column(
        None, title="Uses an offer that was made"
    )
    decision: Annotated[
        str,
        Ui(
            Kind.OPTION, DECIDED, options=DECISIONS, width=12, also=("Decided", "Outcome"),
            meant=(("In", GOES_IN), ("Yes", GOES_IN), ("Accepted", GOES_IN), ("Included", GOES_IN), ("Out", LEFT_OUT),
                   ("No", LEFT_OUT), ("Rejected", LEFT_OUT), ("Referred", PASSED_ON), ("Recommended", PASSED_ON)),
        ),
    ] = column("", title="Decision", max_length=20)  # fmt: skip
    reason: Annotated[str, Ui(Kind.PARAGRAPH, DECIDED, also=("Why", "Reason for decision"), width=40)] = column(
        "", title="Reason", max_length=20_000
    )
    passages: ClassVar[Many] = Many(
        "Passages", Ui(Kind.LINKS, FROM, target="passage", listed=False, shown=False, width=30),
        "What was said in interviews that led to it.",
    )  # fmt: skip
    contributions: ClassVar[Many] = Many(
        "Offers and needs", Ui(Kind.LINKS, FROM, target="contribution", listed=False, shown=False, width=30),
        "What delegates offered or asked for that it takes up.",
    )  # fmt: skip
    activities: ClassVar[Many] = Many(
        "Mapped activities", Ui(Kind.LINKS, FROM, target="activity", listed=False, shown=False, width=30)
    )
    sorted: ClassVar[Many] = Many(
        "Sorted under", Ui(Kind.CHOICES, MORE, vocabulary=SCHEMES, listed=False, shown=False, width=24)
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


class WordingForm(Form):
    """What a proposal said that was merged into another which says the same, and where it came from."""

    proposal: Annotated[int | None, Ui(Kind.LINK, FROM, target="proposal", width=40)] = column(
        None, title="Proposal", foreign_key="proposal.id", index=True
    )
    ref: Annotated[str, Ui(Kind.LINE, WHAT, width=9)] = column("", title="Ref", max_length=40)
    text: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, width=54)] = column("", title="Wording", max_length=20_000)
    workshop: Annotated[int | None, Ui(Kind.LINK, WHAT, target="workshop", lasting=True, width=22)] = column(
        None, title="Workshop", foreign_key="workshop.id"
    )


PROPOSAL_TABLE = table("proposal", ProposalForm, Index("ix_proposal_ref", "ref", "deleted_at"))
PROPOSAL = Record(
    "proposal", "proposals", "Proposal", "Proposals", ProposalForm, PROPOSAL_TABLE, title="text", ref_prefix="P",
    within=("workshop",),
)  # fmt: skip
WORDING = Record("wording", "wordings", "Wording", "Wordings", WordingForm, table("wording", WordingForm), title="text")
PROPOSAL_PASSAGE = link_table("proposal", "passage")
PROPOSAL_CONTRIBUTION = link_table("proposal", "contribution")
PROPOSAL_ACTIVITY = link_table("proposal", "activity")
PROPOSAL_TERM = link_table("proposal", "term")
