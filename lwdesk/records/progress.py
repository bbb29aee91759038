"""What is said of commitments as time goes on: dated updates, issues for the board, and the papers that went to it."""

from datetime import date
from typing import Annotated

from sqlalchemy import Column, Text
from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import Form, Record, table

WHAT, ANSWERED, MORE = "What it is", "What came back", "More"


class ProgressForm(Form):
    """What one may say in an update on a commitment."""

    commitment: Annotated[int | None, Ui(Kind.LINK, WHAT, target="commitment", width=40)] = column(
        None, title="Commitment", foreign_key="commitment.id", index=True
    )
    day: Annotated[date | None, Ui(Kind.DATE, WHAT, width=13)] = column(None, title="Date")
    text: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, width=50)] = column("", title="Progress", max_length=20_000)


class IssueForm(Form):
    """What one may say of an issue for the board: open until it has an answer, or a day on which it was answered."""

    text: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, also=("Issues", "Issue for the board"), width=50)] = column(
        "", title="Issue", max_length=20_000
    )
    commitment: Annotated[int | None, Ui(Kind.LINK, WHAT, target="commitment", width=36)] = column(
        None, title="Commitment", foreign_key="commitment.id", index=True, description="Blank: about the whole plan."
    )
    raised: Annotated[date | None, Ui(Kind.DATE, WHAT, also=("Date raised", "Raised on", "Date"), width=13)] = column(
        None, title="Raised"
    )
    answer: Annotated[str, Ui(Kind.PARAGRAPH, ANSWERED, also=("Response", "Decision"), width=40)] = column(
        "", title="Answer", max_length=20_000
    )
    answered: Annotated[
        date | None, Ui(Kind.DATE, ANSWERED, also=("Date answered", "Answered on", "Date of answer"), width=13)
    ] = column(None, title="Answered")


class PaperForm(Form):
    """What is kept of a paper for the board: the day of the meeting, and whether it was written out.

    `settings` holds, as JSON, the texts as they were edited and how every commitment stood when it was written.
    """

    name: Annotated[str, Ui(Kind.LINE, WHAT, width=40)] = column("", title="Title", max_length=500)
    day: Annotated[date | None, Ui(Kind.DATE, WHAT, width=13)] = column(None, title="Meeting")
    written: Annotated[date | None, Ui(Kind.DATE, WHAT, width=13)] = column(None, title="Written on")


PROGRESS = Record(
    "progress", "updates", "Update", "Updates", ProgressForm, table("progress", ProgressForm), title="text",
    within=("commitment",),
)  # fmt: skip
ISSUE = Record(
    "issue", "issues", "Issue", "Issues", IssueForm, table("issue", IssueForm), title="text", within=("commitment",),
    each_row=True,
)  # fmt: skip
PAPER = Record(
    "paper", "papers", "Board paper", "Board papers", PaperForm,
    table("paper", PaperForm, Column("settings", Text, nullable=False, server_default="")),
)  # fmt: skip
