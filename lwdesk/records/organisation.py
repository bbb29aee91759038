"""Organisations: who runs, shares and pays for activities, and later who owns commitments."""

from typing import Annotated

from sqlalchemy import Index, text
from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, table

WHAT, WHERE, MORE = "What it is", "How to reach it", "More"


class OrganisationForm(Form):
    """What one may say of an organisation."""

    name: Annotated[
        str,
        Ui(
            Kind.LINE,
            WHAT,
            also=("Organisation name", "Org", "Org name", "Name", "Name of organisation", "Agency", "Body"),
            width=34,
        ),
    ] = column("", title="Organisation", max_length=300)
    kind: Annotated[int | None, Ui(Kind.CHOICE, WHAT, also=("Type of organisation", "Type"), vocabulary="kind")] = (
        column(None, title="Kind", foreign_key="term.id")
    )
    borough: Annotated[
        int | None, Ui(Kind.CHOICE, WHAT, also=("Local authority", "Area", "Based in"), vocabulary="borough")
    ] = column(None, title="Borough", foreign_key="term.id", description="Where it has its office.")
    address: Annotated[str, Ui(Kind.PARAGRAPH, WHERE, also=("Postal address",), width=30)] = column(
        "", title="Address", max_length=2000
    )
    telephone: Annotated[str, Ui(Kind.TELEPHONE, WHERE, also=("Tel", "Tel. no.", "Phone"), width=16)] = column(
        "", title="Telephone", max_length=100
    )
    email: Annotated[str, Ui(Kind.EMAIL, WHERE, also=("E-mail", "Email address"), width=28)] = column(
        "", title="Email", max_length=254
    )
    website: Annotated[str, Ui(Kind.WEB, WHERE, also=("Web", "Web site", "URL"), width=24)] = column(
        "", title="Website", max_length=2000
    )
    charter: Annotated[
        int | None, Ui(Kind.CHOICE, MORE, also=("Charter",), vocabulary="charter", shown=False)
    ] = column(
        None, title="Charter level", foreign_key="term.id",
        description="The level of the workplace charter that it has reached.",
    )  # fmt: skip
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, also=("Comments", "Remarks"), shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


ORGANISATION_TABLE = table(
    "organisation", OrganisationForm,
    Index("ix_organisation_name", text("name COLLATE NOCASE"), sqlite_where=NOT_DELETED),
)  # fmt: skip


ORGANISATION = Record(
    "organisation", "organisations", "Organisation", "Organisations", OrganisationForm, ORGANISATION_TABLE
)
