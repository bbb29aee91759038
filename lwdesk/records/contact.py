"""Contacts: the people who know the field, and how each of them may be quoted."""

from typing import Annotated, ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field as column

from lwdesk.fields import Kind, Many, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, link_table, table

WHO, REACH, SPEAKS, FROM, MORE = (
    "Who it is", "How to reach them", "What they can speak about", "Where it came from", "More",
)  # fmt: skip
BY_NAME, BY_ROLE, NOT_AT_ALL = "By name", "By role", "Not at all"


class ContactForm(Form):
    """What one may say of a contact."""

    name: Annotated[
        str,
        Ui(
            Kind.LINE, WHO, width=26, personal=True,
            also=("Contact", "Contact name", "Contact person", "Full name", "Person", "Name of contact",
                  "Interviewee"),
        ),
    ] = column("", title="Name", max_length=300)  # fmt: skip
    role: Annotated[
        str, Ui(Kind.LINE, WHO, also=("Job title", "Position", "Post", "Job", "Function"), width=24, personal=True)
    ] = column("", title="Role", max_length=300)
    organisation: Annotated[
        int | None,
        Ui(
            Kind.LINK, WHO, target="organisation", width=28, personal=True,
            also=("Organisation name", "Org", "Org name", "Company", "Employer", "Agency", "Works for",
                  "Name of organisation"),
        ),
    ] = column(None, title="Organisation", foreign_key="organisation.id", index=True)  # fmt: skip
    telephone: Annotated[
        str,
        Ui(
            Kind.TELEPHONE, REACH, width=16, personal=True,
            also=("Tel", "Tel. no.", "Tel no", "Phone", "Telephone number", "Mobile"),
        ),
    ] = column("", title="Telephone", max_length=100)  # fmt: skip
    email: Annotated[
        str, Ui(Kind.EMAIL, REACH, also=("E-mail", "Email address", "E-mail address"), width=28, personal=True)
    ] = column("", title="Email", max_length=254)
    address: Annotated[
        str, Ui(Kind.PARAGRAPH, REACH, also=("Postal address",), shown=False, width=30, personal=True)
    ] = column("", title="Address", max_length=2000)
    groups: ClassVar[Many] = Many(
        "Groups",
        Ui(
            Kind.CHOICES, SPEAKS, vocabulary="group", width=22,
            also=("Group focus", "Group", "Priority group", "Priority groups", "Client group"),
        ),
    )  # fmt: skip
    sectors: ClassVar[Many] = Many(
        "Sectors", Ui(Kind.CHOICES, SPEAKS, also=("Sector", "Sector focus", "Industry"), vocabulary="sector", width=20)
    )
    level: Annotated[
        int | None,
        Ui(Kind.CHOICE, SPEAKS, also=("Strategic or specific", "Contact level"), vocabulary="level", width=12),
    ] = column(None, title="Level", foreign_key="term.id")
    found: Annotated[
        int | None,
        Ui(
            Kind.CHOICE, FROM, also=("Source", "Found via", "How found", "Suggested by"), vocabulary="found",
            shown=False, width=20,
        ),
    ] = column(None, title="Found through", foreign_key="term.id")  # fmt: skip
    quote: Annotated[
        str,
        Ui(
            Kind.OPTION, MORE, options=(BY_NAME, BY_ROLE, NOT_AT_ALL), width=12,
            also=("Quoted", "May be quoted", "How to quote", "Quoting"),
        ),
    ] = column(
        "", title="Quote as", max_length=20,
        description="What papers and reports may say. Until it is known they say no more than “a contact”.",
    )  # fmt: skip
    notes: Annotated[
        str,
        Ui(
            Kind.PARAGRAPH, MORE, also=("Comments", "Remarks", "Further information"), shown=False, width=40,
            personal=True,
        ),
    ] = column("", title="Notes", max_length=100_000)  # fmt: skip


CONTACT_TABLE = table(
    "contact", ContactForm,
    Index("ix_contact_name", text("name COLLATE NOCASE"), sqlite_where=NOT_DELETED),
)  # fmt: skip


CONTACT = Record("contact", "contacts", "Contact", "Contacts", ContactForm, CONTACT_TABLE, within=("organisation",))
CONTACT_TERM = link_table("contact", "term")
