"""Interview guides: the sections and questions that an interview goes by, in versions."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, table

GUIDE_SECTION, PROMPT_SECTION = "The guide", "The question"


class GuideForm(Form):
    """What one may say of a version of a guide. One that answers were given by is never changed: the next is made."""

    name: Annotated[str, Ui(Kind.LINE, GUIDE_SECTION, also=("Interview guide",), width=30)] = column(
        "", title="Guide", max_length=200
    )
    version: Annotated[float | None, Ui(Kind.NUMBER, GUIDE_SECTION, width=8)] = column(None, title="Version")


class PromptForm(Form):
    """What one may say of a question of a guide."""

    guide: Annotated[int | None, Ui(Kind.LINK, PROMPT_SECTION, target="guide", lasting=True, width=20)] = column(
        None, title="Guide", foreign_key="guide.id"
    )
    section: Annotated[str, Ui(Kind.LINE, PROMPT_SECTION, also=("Part", "Heading"), width=30)] = column(
        "", title="Section", max_length=200
    )
    position: Annotated[float | None, Ui(Kind.NUMBER, PROMPT_SECTION, also=("Number", "No."), width=8)] = column(
        None, title="Place"
    )
    text: Annotated[str, Ui(Kind.LINE, PROMPT_SECTION, also=("Prompt",), width=60)] = column(
        "", title="Question", max_length=1000
    )
    hint: Annotated[str, Ui(Kind.PARAGRAPH, PROMPT_SECTION, also=("Probe", "Probes", "Help"), width=40)] = column(
        "", title="Hint", max_length=4000
    )
    referrals: Annotated[bool | None, Ui(Kind.YES_NO, PROMPT_SECTION, width=10)] = column(
        None, title="Asks for contacts", description="Names typed under it can be made contacts."
    )
    root: Annotated[
        int | None, Ui(Kind.LINK, PROMPT_SECTION, target="prompt", lasting=True, listed=False, shown=False, width=30)
    ] = column(
        None, title="First asked as", foreign_key="prompt.id",
        description="The question of the first version that this one goes back to.",
    )  # fmt: skip


GUIDE_TABLE = table("guide", GuideForm)
PROMPT_TABLE = table("prompt", PromptForm, Index("ix_prompt_guide", "guide", sqlite_where=NOT_DELETED))

GUIDE = Record("guide", "guides", "Guide", "Guides", GuideForm, GUIDE_TABLE)
PROMPT = Record("prompt", "prompts", "Question", "Questions", PromptForm, PROMPT_TABLE, title="text")
