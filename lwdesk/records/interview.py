"""Interviews: who is seen, by whom, when and where, and how far each has come."""

from datetime import date
from typing import Annotated, ClassVar

from sqlalchemy import Column, ForeignKey, Index, text
from sqlmodel import Field as column

from lwdesk.fields import Derived, Kind, Many, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, link_table, table

WHO, WHEN, PROGRESS = "Who is seen", "When and where", "How far it has come"
FACE_TO_FACE, TELEPHONE = "Face to face", "Telephone"
PROPOSED, APPROVED, INVITED, BOOKED = "Proposed", "Approved", "Invited", "Booked"
HELD, TYPED_UP, SUMMARISED, DECLINED = "Held", "Typed up", "Summarised", "Declined"
STATUSES = (PROPOSED, APPROVED, INVITED, BOOKED, HELD, TYPED_UP, SUMMARISED, DECLINED)


class InterviewForm(Form):
    """What one may say of an interview; the order is that of the schedule."""

    contact: Annotated[
        int | None,
        Ui(
            Kind.LINK, WHO, target="contact", lasting=True, width=24,
            also=("Contact", "Contact name", "Name", "Name of interviewee", "Person", "Respondent", "Who"),
        ),
    ] = column(None, title="Interviewee", foreign_key="contact.id", index=True)  # fmt: skip
    organisation: ClassVar[Derived] = Derived(
        "Organisation", "contact", "organisation",
        Ui(
            Kind.LINK, WHO, target="organisation", width=23,
            also=("Organisation name", "Org", "Org name", "Company", "Employer", "Agency", "Name of organisation"),
        ),
    )  # fmt: skip
    wave: Annotated[
        int | None, Ui(Kind.CHOICE, WHO, also=("Interview wave",), vocabulary="wave", shown=False, width=12)
    ] = column(None, title="Wave", foreign_key="term.id")
    # Beside five other columns the names would be cut; a view of its own shows who sees whom.
    interviewer: Annotated[
        str, Ui(Kind.LINE, WHO, also=("Interviewed by", "Interviewers", "Seen by"), shown=False, width=18)
    ] = column("", title="Interviewer", max_length=200)
    day: Annotated[
        date | None,
        Ui(Kind.DATE, WHEN, also=("Day", "Interview date", "Date of interview", "When"), clock="time", width=13),
    ] = column(
        None, title="Date", description="The time may be typed here too: “Tue 10am”, “3 Nov 2pm”, “tomorrow 9.30”."
    )
    time: Annotated[
        str, Ui(Kind.TIME, WHEN, also=("Start time", "Time of day", "Time of interview", "Interview time"), width=8)
    ] = column("", title="Time", max_length=20)
    place: Annotated[
        str, Ui(Kind.LINE, WHEN, also=("Venue", "Location", "Where"), shown=False, width=24, personal=True)
    ] = column("", title="Place", max_length=300)
    mode: Annotated[
        str,
        Ui(
            Kind.OPTION, WHEN, options=(FACE_TO_FACE, TELEPHONE), shown=False, width=13,
            also=("Face to face or telephone", "How", "Type of interview"),
            meant=(
                ("In person", FACE_TO_FACE), ("F2F", FACE_TO_FACE), ("Face-to-face", FACE_TO_FACE),
                ("Phone", TELEPHONE), ("By phone", TELEPHONE), ("By telephone", TELEPHONE), ("Tel", TELEPHONE),
                ("Call", TELEPHONE),
            ),
        ),
    ] = column("", title="Mode", max_length=20)  # fmt: skip
    notes: Annotated[
        str, Ui(Kind.PARAGRAPH, WHEN, listed=False, shown=False, width=30, personal=True)
    ] = column(
        "", title="Arrangements", max_length=100_000,
        description="The way there, who opens the door, what was agreed. What is said in the interview goes elsewhere.",
    )  # fmt: skip
    status: Annotated[
        str, Ui(Kind.OPTION, PROGRESS, options=STATUSES, also=("Interview status", "Progress", "State"), width=13)
    ] = column("", title="Status", max_length=20)
    referrals: ClassVar[Many] = Many(
        "Also suggested",
        Ui(Kind.LINKS, PROGRESS, target="contact", listed=False, shown=False, width=24),
        "Whom the person named when asked who else to speak to.",
    )


INTERVIEW_TABLE = table(
    "interview", InterviewForm,
    # The version of the guide that its notes are typed up by; none before the first is.
    Column("guide", ForeignKey("guide.id")),
    Index("ix_interview_day", text("day"), sqlite_where=NOT_DELETED),
)  # fmt: skip
link_table("interview", "contact")


INTERVIEW = Record(
    "interview", "schedule", "Interview", "Interviews", InterviewForm, INTERVIEW_TABLE, title="contact",
    within=("organisation", "wave"),
)  # fmt: skip
