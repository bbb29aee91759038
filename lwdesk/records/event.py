"""The planning event: the day, its workshops, and the delegates who come."""

from datetime import date
from typing import Annotated, ClassVar

from sqlalchemy import Index
from sqlmodel import Field as column

from lwdesk.fields import Derived, Kind, Many, Ui
from lwdesk.records.tables import Form, Record, link_table, table

WHAT, WHEN, WHO, COMES, MORE = "What it is", "When and where", "Who it is", "Whether they come", "More"
ACCEPTED, PERHAPS, DECLINED = "Accepted", "Perhaps", "Declined"
REPLIES = (ACCEPTED, PERHAPS, DECLINED)


class EventForm(Form):
    """What one may say of an event."""

    name: Annotated[str, Ui(Kind.LINE, WHAT, also=("Name", "Title"), width=30)] = column(
        "", title="Event", max_length=200
    )
    day: Annotated[date | None, Ui(Kind.DATE, WHEN, clock="time", width=13)] = column(None, title="Date")
    time: Annotated[str, Ui(Kind.TIME, WHEN, also=("Start",), width=8)] = column("", title="Time", max_length=5)
    place: Annotated[str, Ui(Kind.LINE, WHEN, also=("Venue", "Where"), width=30)] = column(
        "", title="Place", max_length=1000
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


class WorkshopForm(Form):
    """What one may say of a workshop."""

    name: Annotated[str, Ui(Kind.LINE, WHAT, also=("Name", "Title"), width=30)] = column(
        "", title="Workshop", max_length=200
    )
    theme: Annotated[int | None, Ui(Kind.LINK, WHAT, target="theme", width=26)] = column(
        None, title="Theme", foreign_key="theme.id"
    )
    time: Annotated[str, Ui(Kind.TIME, WHEN, also=("Start",), width=8)] = column("", title="Time", max_length=5)
    room: Annotated[str, Ui(Kind.LINE, WHEN, also=("Place",), width=18)] = column("", title="Room", max_length=300)
    facilitator: Annotated[str, Ui(Kind.LINE, WHEN, also=("Led by",), width=22, personal=True)] = column(
        "", title="Facilitator", max_length=300
    )
    capacity: Annotated[float | None, Ui(Kind.NUMBER, WHEN, also=("Places", "Seats"), width=9)] = column(
        None, title="Capacity", description="How many delegates it takes. Blank: as many as come."
    )
    event: Annotated[int | None, Ui(Kind.LINK, MORE, target="event", listed=False, shown=False, width=24)] = column(
        None, title="Event", foreign_key="event.id"
    )
    position: Annotated[float | None, Ui(Kind.NUMBER, MORE, listed=False, shown=False, width=8)] = column(
        None, title="Place in the list"
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


class DelegateForm(Form):
    """What one may say of a delegate: a contact at an event. Without an event it is the study's latest."""

    contact: Annotated[
        int | None,
        Ui(
            Kind.LINK, WHO, target="contact", lasting=True, width=24,
            also=("Delegate", "Contact", "Contact name", "Delegate name", "Full name", "Person", "Attendee",
                  "Participant"),
        ),
    ] = column(None, title="Name", foreign_key="contact.id", index=True)  # fmt: skip
    organisation: ClassVar[Derived] = Derived(
        "Organisation", "contact", "organisation",
        Ui(
            Kind.LINK, WHO, target="organisation", width=26,
            also=("Organisation name", "Org", "Org name", "Company", "Employer", "Agency", "Name of organisation"),
        ),
    )  # fmt: skip
    role: ClassVar[Derived] = Derived(
        "Role", "contact", "role", Ui(Kind.LINE, WHO, also=("Job title", "Position", "Post"), width=22)
    )
    email: ClassVar[Derived] = Derived(
        "Email", "contact", "email",
        Ui(Kind.EMAIL, WHO, also=("E-mail", "Email address", "E-mail address"), shown=False, width=28),
    )  # fmt: skip
    invited: Annotated[
        date | None, Ui(Kind.DATE, COMES, also=("Invited on", "Date invited", "Invitation sent"), width=13)
    ] = column(None, title="Invited")
    replied: Annotated[
        str,
        Ui(
            Kind.OPTION, COMES, options=REPLIES, width=12, also=("Reply", "Response", "RSVP"),
            meant=(("Yes", ACCEPTED), ("Coming", ACCEPTED), ("Will attend", ACCEPTED), ("Attending", ACCEPTED),
                   ("No", DECLINED), ("Not coming", DECLINED), ("Apologies", DECLINED), ("Maybe", PERHAPS),
                   ("Tentative", PERHAPS)),
        ),
    ] = column("", title="Replied", max_length=20)  # fmt: skip
    attended: Annotated[bool | None, Ui(Kind.YES_NO, COMES, also=("Came", "Present", "Attendance"), width=10)] = column(
        None, title="Attended"
    )
    workshop: Annotated[
        int | None, Ui(Kind.LINK, COMES, target="workshop", also=("Workshop name", "Group", "Session"), width=24)
    ] = column(None, title="Workshop", foreign_key="workshop.id")
    stays: Annotated[
        bool | None, Ui(Kind.YES_NO, COMES, also=("Wishes to stay involved", "Stay involved", "Signed up"), width=10)
    ] = column(None, title="Stays involved")
    wishes: ClassVar[Many] = Many(
        "Wishes",
        Ui(Kind.LINKS, MORE, target="workshop", also=("Preferred workshops",), listed=False, shown=False, width=24),
        "The workshops that they would like to join, the dearest first.",
    )
    why: Annotated[str, Ui(Kind.LINE, MORE, listed=False, shown=False, width=30)] = column(
        "", title="Why this workshop", max_length=1000
    )
    event: Annotated[int | None, Ui(Kind.LINK, MORE, target="event", listed=False, shown=False, width=24)] = column(
        None, title="Event", foreign_key="event.id"
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, listed=False, shown=False, width=40, personal=True)] = column(
        "", title="Notes", max_length=100_000
    )


EVENT = Record("event", "events", "Event", "Events", EventForm, table("event", EventForm))
WORKSHOP = Record(
    "workshop", "workshops", "Workshop", "Workshops", WorkshopForm, table("workshop", WorkshopForm), within=("event",)
)
DELEGATE_TABLE = table("delegate", DelegateForm, Index("ix_delegate_event", "event"))
DELEGATE = Record(
    "delegate", "delegates", "Delegate", "Delegates", DelegateForm, DELEGATE_TABLE, title="contact",
    within=("organisation",),
)  # fmt: skip
DELEGATE_WORKSHOP = link_table("delegate", "workshop")
