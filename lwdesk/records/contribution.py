"""Delegate contributions: what an organisation can bring to an activity area, needs, and asks of the programme."""

from typing import Annotated, ClassVar

from sqlalchemy import Index
from sqlmodel import Field as column

from lwdesk.fields import Derived, Kind, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, table

WHAT, WHO, MORE = "What it is", "Whose it is", "More"
CAN_BRING, NEEDS, SHOULD = "Can bring", "Needs", "Programme should"
KINDS = (CAN_BRING, NEEDS, SHOULD)
OFFERED, CONFIRMED, USED, WITHDRAWN = "Offered", "Confirmed", "Used", "Withdrawn"
STATUSES = (OFFERED, CONFIRMED, USED, WITHDRAWN)


class ContributionForm(Form):
    """What one may say of a contribution. The delegate is a contact; the organisation stays the one they spoke for."""

    area: Annotated[
        int | None,
        Ui(Kind.CHOICE, WHAT, vocabulary="area", also=("Area", "Area of activity", "Activity"), width=24),
    ] = column(None, title="Activity area", foreign_key="term.id", index=True)
    kind: Annotated[
        str,
        Ui(
            Kind.OPTION, WHAT, options=KINDS, width=16, also=("Type", "Type of contribution", "Category"),
            meant=(("Bring", CAN_BRING), ("Brings", CAN_BRING), ("Offer", CAN_BRING), ("Offers", CAN_BRING),
                   ("Can offer", CAN_BRING), ("What we can bring", CAN_BRING), ("Contribution", CAN_BRING),
                   ("Need", NEEDS), ("What we need", NEEDS), ("Wants", NEEDS), ("Should", SHOULD),
                   ("Ask", SHOULD), ("The programme should", SHOULD), ("Programme to do", SHOULD)),
        ),
    ] = column("", title="Kind", max_length=20)  # fmt: skip
    text: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH,
            WHAT,
            also=("Contributions", "What", "What was said", "Description", "Text", "Details", "Offer"),
            width=54,
        ),
    ] = column("", title="Contribution", max_length=20_000)  # fmt: skip
    delegate: Annotated[
        int | None,
        Ui(
            Kind.LINK, WHO, target="contact", lasting=True, beside="organisation", width=24,
            also=("Name", "Delegate name", "Contact", "Contact name", "Person", "Who"),
        ),
    ] = column(None, title="Delegate", foreign_key="contact.id", index=True)  # fmt: skip
    organisation: Annotated[
        int | None,
        Ui(
            Kind.LINK, WHO, target="organisation", width=26,
            also=("Organisation name", "Org", "Org name", "Company", "Employer", "Agency", "Name of organisation"),
        ),
    ] = column(None, title="Organisation", foreign_key="organisation.id", index=True)  # fmt: skip
    email: ClassVar[Derived] = Derived(
        "Email", "delegate", "email",
        Ui(Kind.EMAIL, WHO, also=("E-mail", "Email address", "E-mail address"), shown=False, width=28),
    )  # fmt: skip
    status: Annotated[str, Ui(Kind.OPTION, MORE, options=STATUSES, width=12, also=("State",))] = column(
        "", title="Status", max_length=20
    )
    event: Annotated[int | None, Ui(Kind.LINK, MORE, target="event", listed=False, shown=False, width=24)] = column(
        None, title="Event", foreign_key="event.id"
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


class MatchForm(Form):
    """What one may say of a need and an offer that may answer it, once somebody has noted it."""

    need: Annotated[int | None, Ui(Kind.LINK, WHAT, target="contribution", width=40)] = column(
        None, title="Need", foreign_key="contribution.id", index=True
    )
    offer: Annotated[int | None, Ui(Kind.LINK, WHAT, target="contribution", width=40)] = column(
        None, title="Offer", foreign_key="contribution.id", index=True
    )
    remark: Annotated[str, Ui(Kind.LINE, WHAT, width=40)] = column("", title="Remark", max_length=2000)


CONTRIBUTION_TABLE = table(
    "contribution", ContributionForm,
    Index("ix_contribution_kind", "kind", "area", sqlite_where=NOT_DELETED),
)  # fmt: skip
CONTRIBUTION = Record(
    "contribution", "contributions", "Contribution", "Contributions", ContributionForm, CONTRIBUTION_TABLE,
    title="text", within=("delegate", "organisation", "area", "kind"),
)  # fmt: skip
MATCH = Record("pair", "pairs", "Match", "Matches", MatchForm, table("pair", MatchForm), title="need")
