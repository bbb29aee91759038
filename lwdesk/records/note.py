"""Notes of interviews: what was said, under the questions of the guide or free, and the summary of it."""

from typing import Annotated, ClassVar

from sqlalchemy import Column, Index, Text
from sqlmodel import Field as column

from lwdesk.fields import Derived, Kind, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, table

WHOSE, SAID, HEADS = "Whose it is", "What was said", "Summary"
NOT_ASKED, NOT_KNOWN, NO_ANSWER = "Not asked", "Not known", "Declined"
FREE = "Free notes"
"""The section of notes that answer no question of the guide."""
LONGEST = 2_000_000
"""Characters that a note may have."""


class NoteForm(Form):
    """What one may say of a note: an answer to a question, of which there may be several, or a free note.

    The body is plain text, a paragraph a line; a line that begins with "\u2022 " is an item of a list. Bold, italic and
    quotations are kept beside it, in `marks` of the table, as lwdesk.marks reads and writes them.
    """

    interview: Annotated[int | None, Ui(Kind.LINK, WHOSE, target="interview", lasting=True, width=24)] = column(
        None, title="Interview", foreign_key="interview.id"
    )
    prompt: Annotated[int | None, Ui(Kind.LINK, WHOSE, target="prompt", lasting=True, width=40)] = column(
        None, title="Question", foreign_key="prompt.id"
    )
    section: Annotated[str, Ui(Kind.LINE, WHOSE, width=24)] = column("", title="Section", max_length=200)
    position: Annotated[float | None, Ui(Kind.NUMBER, WHOSE, width=8)] = column(None, title="Place")
    said: Annotated[
        str, Ui(Kind.OPTION, SAID, options=(NOT_ASKED, NOT_KNOWN, NO_ANSWER), width=12)
    ] = column("", title="Instead of an answer", max_length=20)  # fmt: skip
    body: Annotated[str, Ui(Kind.PARAGRAPH, SAID, also=("Note", "Text", "Response"), width=60)] = column(
        "", title="Answer", max_length=LONGEST
    )


class SummaryForm(Form):
    """What an interview came to, under the three heads."""

    interview: Annotated[
        int | None, Ui(Kind.LINK, WHOSE, target="interview", lasting=True, listed=False, shown=False, width=24)
    ] = column(None, title="Interview", foreign_key="interview.id")
    contact: ClassVar[Derived] = Derived(
        "Interviewee", "interview", "contact", Ui(Kind.LINK, WHOSE, target="contact", lasting=True, width=22)
    )
    organisation: ClassVar[Derived] = Derived(
        "Organisation", "interview", "organisation", Ui(Kind.LINK, WHOSE, target="organisation", width=22)
    )
    exemplary: Annotated[str, Ui(Kind.PARAGRAPH, HEADS, also=("Exemplary", "Good practice"), width=50)] = column(
        "", title="Exemplary activity", max_length=100_000
    )
    gaps: Annotated[str, Ui(Kind.PARAGRAPH, HEADS, also=("Gap",), width=50)] = column(
        "", title="Gaps", max_length=100_000
    )
    added: Annotated[
        str, Ui(Kind.PARAGRAPH, HEADS, also=("Where the programme could add value",), width=50)
    ] = column("", title="Added value", max_length=100_000)  # fmt: skip


NOTE_TABLE = table(
    "note", NoteForm,
    Column("marks", Text, nullable=False, server_default=""),
    Index("ix_note_interview", "interview", sqlite_where=NOT_DELETED),
    Index("ix_note_prompt", "prompt"),
)  # fmt: skip
SUMMARY_TABLE = table("summary", SummaryForm, Index("ix_summary_interview", "interview"))

NOTE = Record("note", "notes", "Note", "Notes", NoteForm, NOTE_TABLE, title="interview")
SUMMARY = Record("summary", "summaries", "Summary", "Summaries", SummaryForm, SUMMARY_TABLE, title="interview")
