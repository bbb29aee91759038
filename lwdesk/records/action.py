"""The actions of the plan: what they are for, and the model of how they are meant to work."""

from typing import Annotated

from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import Form, Record, table

WHAT, FROM, MODEL, MORE = "What it is", "What it is drawn from", "How it is meant to work", "More"
MODEL_PARTS = ("inputs", "activities", "outputs", "outcomes")
"""The fields of the logic model, from what goes in to what comes of it; each holds one thing a line."""


class ActionForm(Form):
    """What one may say of an action: its number is the beginning of its name, as the user likes ("3.1 Links")."""

    name: Annotated[str, Ui(Kind.LINE, WHAT, also=("Name", "Title", "Action title"), width=40)] = column(
        "", title="Action", max_length=500, description="Its number and what it is, such as “3.1 Links to health”."
    )
    aim: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, also=("What it is for", "Objective", "Purpose"), width=50)] = column(
        "", title="Aim", max_length=20_000
    )
    framework: Annotated[
        int | None, Ui(Kind.LINK, FROM, target="framework", also=("Framework theme", "Domain"), width=30)
    ] = column(None, title="Theme of the framework", foreign_key="framework.id", index=True)
    inputs: Annotated[str, Ui(Kind.PARAGRAPH, MODEL, shown=False, width=40)] = column(
        "", title="Inputs", max_length=20_000, description="People, money, things: one a line."
    )
    activities: Annotated[str, Ui(Kind.PARAGRAPH, MODEL, shown=False, width=40)] = column(
        "", title="Activities", max_length=20_000, description="What is done: one a line."
    )
    outputs: Annotated[str, Ui(Kind.PARAGRAPH, MODEL, shown=False, width=40)] = column(
        "", title="Outputs", max_length=20_000, description="What can be counted afterwards: one a line."
    )
    outcomes: Annotated[str, Ui(Kind.PARAGRAPH, MODEL, shown=False, width=40)] = column(
        "", title="Outcomes", max_length=20_000, description="What changes for people: one a line."
    )
    position: Annotated[float | None, Ui(Kind.NUMBER, MORE, listed=False, shown=False, width=8)] = column(
        None, title="Place"
    )
    notes: Annotated[str, Ui(Kind.PARAGRAPH, MORE, shown=False, width=40)] = column(
        "", title="Notes", max_length=100_000
    )


ACTION = Record("action", "actions", "Action", "Actions", ActionForm, table("action", ActionForm))
