"""Activities: the projects, plans and initiatives of the mapping register."""

from datetime import date
from typing import Annotated, ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field as column

from lwdesk.fields import Kind, Many, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, link_table, table
from lwdesk.records.theme import SCHEMES

WHAT, WHO, WHEN = "What it is", "Who takes part", "When and with what money"
LEARNED, FROM, SORTED = "What was learned", "Where it came from", "How it is sorted"


class ActivityForm(Form):
    """What one may say of an activity; the order is that of the appendix."""

    ref: Annotated[str, Ui(Kind.LINE, FROM, also=("Reference", "Ref no", "No", "ID", "Number"), width=9)] = column(
        "", title="Ref", max_length=40
    )
    name: Annotated[
        str,
        Ui(
            Kind.LINE, WHAT, width=38,
            also=("Activity name", "Project", "Project / initiative", "Initiative", "Project name", "Name of project",
                  "Programme", "Scheme", "Title", "Name", "Name of activity"),
        ),
    ] = column("", title="Activity", max_length=300)  # fmt: skip
    description: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH, WHAT, width=50, shown=False,
            also=("What it does", "Short description", "Summary", "Details", "About", "Aims",
                  "Description of activity"),
        ),
    ] = column("", title="Description", max_length=100_000)  # fmt: skip
    type: Annotated[
        int | None,
        Ui(Kind.CHOICE, WHAT, also=("Activity type", "Type of activity", "Kind", "Stage"), vocabulary="type", width=16),
    ] = column(None, title="Type", foreign_key="term.id")
    groups: ClassVar[Many] = Many(
        "Group focus",
        Ui(
            Kind.CHOICES, WHAT, vocabulary="group", width=22,
            also=("Focus", "Target group", "Target group(s)", "Groups", "Priority group", "Client group",
                  "Beneficiaries"),
        ),
    )  # fmt: skip
    sectors: ClassVar[Many] = Many(
        "Sector", Ui(Kind.CHOICES, WHAT, also=("Sectors", "Sector focus", "Industry"), vocabulary="sector", width=20)
    )
    scale: Annotated[
        int | None,
        Ui(Kind.CHOICE, WHAT, also=("Level", "Geographical scale", "Coverage"), vocabulary="scale", width=14),
    ] = column(None, title="Scale", foreign_key="term.id")
    boroughs: ClassVar[Many] = Many(
        "Boroughs",
        Ui(
            Kind.CHOICES, WHAT, vocabulary="borough", width=24,
            also=("Borough", "Where", "Area", "Local authority", "Location", "Borough(s)", "Areas covered"),
        ),
    )  # fmt: skip
    lead: ClassVar[Many] = Many(
        "Lead organisation",
        Ui(
            Kind.LINKS, WHO, target="organisation", width=28,
            also=("Lead", "Organisation", "Organisations", "Delivered by", "Run by", "Provider", "Lead agency",
                  "Lead body", "Organisations involved", "Delivery organisation", "Lead partner",
                  "Organisations (funders in brackets)"),
        ),
    )  # fmt: skip
    partners: ClassVar[Many] = Many(
        "Partners",
        Ui(
            Kind.LINKS, WHO, target="organisation", shown=False, width=28,
            also=("Partner", "Partner organisations", "Other organisations", "Working with", "Delivery partners"),
        ),
    )  # fmt: skip
    funders: ClassVar[Many] = Many(
        "Funders",
        Ui(
            Kind.LINKS, WHO, target="organisation", shown=False, width=28,
            also=("Funder", "Funded by", "Funding body", "Funding bodies", "Source of funding", "Paid for by"),
        ),
    )  # fmt: skip
    contact: Annotated[
        str,
        Ui(
            Kind.LINE, WHO, shown=False, width=22,
            also=("Contact name", "Contact person", "Contact details", "Contact details name", "Named contact",
                  "Contacts"),
        ),
    ] = column("", title="Contact", max_length=300)  # fmt: skip
    telephone: Annotated[
        str,
        Ui(Kind.TELEPHONE, WHO, also=("Tel", "Tel. no.", "Tel no", "Phone", "Telephone number"), shown=False, width=16),
    ] = column("", title="Telephone", max_length=100)
    email: Annotated[
        str, Ui(Kind.EMAIL, WHO, also=("E-mail", "Email address", "E-mail address"), shown=False, width=28)
    ] = column("", title="Email", max_length=254)
    start: Annotated[
        date | None, Ui(Kind.DATE, WHEN, also=("Start date", "From", "Started", "Begins"), shown=False, width=13)
    ] = column(None, title="Start")
    end: Annotated[
        date | None, Ui(Kind.DATE, WHEN, also=("End date", "To", "Until", "Ends", "Finish"), shown=False, width=13)
    ] = column(None, title="End")
    funding: Annotated[
        str, Ui(Kind.LINE, WHEN, also=("Budget", "Amount", "Cost", "Value", "Grant"), shown=False, width=22)
    ] = column("", title="Funding", max_length=2000, description="How much, from when to when, in any words.")
    worked: Annotated[
        str,
        Ui(Kind.PARAGRAPH, LEARNED, also=("What works", "Successes", "Strengths"), shown=False, width=40),
    ] = column("", title="What worked", max_length=100_000)
    not_worked: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH, LEARNED, shown=False, width=40,
            also=("What didn't work", "What does not work", "Difficulties", "Barriers", "Weaknesses"),
        ),
    ] = column("", title="What did not work", max_length=100_000)  # fmt: skip
    found_through: Annotated[
        str, Ui(Kind.LINE, FROM, also=("Source", "Found via", "How found", "Where found"), shown=False, width=20)
    ] = column("", title="Found through", max_length=300)
    wave: Annotated[int | None, Ui(Kind.CHOICE, FROM, also=("Mapping wave",), vocabulary="wave", width=12)] = column(
        None, title="Wave", foreign_key="term.id"
    )
    in_scope: Annotated[
        bool | None, Ui(Kind.YES_NO, FROM, also=("Within scope", "In remit", "Within terms of reference"), width=9)
    ] = column(
        None, title="In scope", description="Inside the terms of reference. What lies outside is kept, but flagged."
    )
    partnership: Annotated[bool | None, Ui(Kind.YES_NO, WHO, listed=False, shown=False, width=10)] = column(
        None,
        title="Partnership",
        description="Whether it is run as a partnership, also where the partners are not named.",
    )
    notes: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH, LEARNED, also=("Comments", "Remarks", "Other", "Further information"), shown=False, width=40
        ),
    ] = column("", title="Notes", max_length=100_000)
    sorted: ClassVar[Many] = Many(
        "Sorted under", Ui(Kind.CHOICES, SORTED, vocabulary=SCHEMES, listed=False, shown=False, width=24)
    )


ACTIVITY_TABLE = table(
    "activity", ActivityForm,
    Index("ix_activity_name", text("name COLLATE NOCASE"), sqlite_where=NOT_DELETED),
    Index("ix_activity_ref", text("ref COLLATE NOCASE"), "deleted_at"),
)  # fmt: skip


ACTIVITY = Record(
    "activity", "activities", "Activity", "Activities", ActivityForm, ACTIVITY_TABLE,
    ref_prefix="A", apart=("lead", "partners"),
)  # fmt: skip
ACTIVITY_TERM = link_table("activity", "term")
ACTIVITY_ORGANISATION = link_table("activity", "organisation")
