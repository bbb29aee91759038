"""The engagement list: people who asked to be involved, and in what."""

from datetime import date
from typing import Annotated, ClassVar

from sqlmodel import Field as column

from lwdesk.fields import Derived, Kind, Ui
from lwdesk.records.tables import Form, Record, table

WHO, WHAT, COURSE, MORE = "Who it is", "What they would like", "How it goes on", "More"


class EngagementForm(Form):
    """What one may say of a contact who asked to be involved."""

    contact: Annotated[
        int | None,
        Ui(
            Kind.LINK, WHO, target="contact", lasting=True, width=24,
            also=("Contact", "Contact name", "Full name", "Person", "Resident"),
        ),
    ] = column(None, title="Name", foreign_key="contact.id", index=True)  # fmt: skip
    organisation: ClassVar[Derived] = Derived(
        "Organisation", "contact", "organisation",
        Ui(
            Kind.LINK, WHO, target="organisation", width=26,
            also=("Organisation name", "Org", "Org name", "Company", "Employer", "Agency", "Name of organisation"),
        ),
    )  # fmt: skip
    email: ClassVar[Derived] = Derived(
        "Email", "contact", "email",
        Ui(Kind.EMAIL, WHO, also=("E-mail", "Email address", "E-mail address"), width=28),
    )  # fmt: skip
    interests: Annotated[
        str, Ui(Kind.PARAGRAPH, WHAT, also=("Interest", "Interested in", "Areas of interest"), width=36)
    ] = column("", title="Interests", max_length=20_000)
    expertise: Annotated[
        str, Ui(Kind.PARAGRAPH, WHAT, also=("Experience", "Areas of expertise", "Skills"), width=30)
    ] = column("", title="Expertise", max_length=20_000)
    written: Annotated[
        date | None, Ui(Kind.DATE, COURSE, also=("Last contacted", "Last contact", "Written to"), width=13)
    ] = column(None, title="Last written to")
    next: Annotated[str, Ui(Kind.LINE, COURSE, also=("Next", "Next steps", "To do"), width=30)] = column(
        "", title="Next step", max_length=2000
    )
    notes: Annotated[
        str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40, personal=True)
    ] = column("", title="Notes", max_length=100_000)  # fmt: skip


ENGAGEMENT = Record(
    "engagement", "engagement", "Person to involve", "People to involve", EngagementForm,
    table("engagement", EngagementForm), title="contact", within=("organisation",),
)  # fmt: skip
