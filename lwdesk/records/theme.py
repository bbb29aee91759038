"""Themes: what the interviews say when they are read together, and the passages of notes that say it."""

from typing import Annotated, ClassVar

from sqlalchemy import Boolean, Column, Index, Integer
from sqlmodel import Field as column

from lwdesk.fields import Kind, Many, Ui
from lwdesk.records.tables import NOT_DELETED, Form, Record, link_table, table

WHAT, WHERE, SORTED = "What it is about", "Where it stands", "How it is sorted"
SCHEMES = "scheme"
"""The vocabulary of a field that takes the terms of all sorting schemes; each scheme is a list of its own."""
DELETED_SCHEMES = "deleted"
"""What the name of a sorting scheme begins with once it was deleted."""


class ThemeForm(Form):
    """What one may say of a theme."""

    name: Annotated[str, Ui(Kind.LINE, WHAT, also=("Title", "Name"), width=34)] = column(
        "", title="Theme", max_length=200
    )
    line: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, also=("Description", "Meaning"), width=50)] = column(
        "", title="In a line", max_length=4000, description="What belongs under it, in a line."
    )
    parent: Annotated[int | None, Ui(Kind.LINK, WHERE, target="theme", width=30)] = column(
        None, title="Part of", foreign_key="theme.id"
    )
    position: Annotated[float | None, Ui(Kind.NUMBER, WHERE, listed=False, shown=False, width=8)] = column(
        None, title="Place"
    )


class PassageForm(Form):
    """What one may say of a passage: words of a note that belong to themes.

    Where in the note's body it stands is kept in `start` and `end` of the table, counted in characters from 0, the end
    behind the last. `words` are always those that stand there; when they were deleted, `lost` is set and `words` stay
    as they last were.
    """

    note: Annotated[int | None, Ui(Kind.LINK, WHERE, target="note", lasting=True, listed=False, width=24)] = column(
        None, title="Note", foreign_key="note.id"
    )
    words: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, also=("Quotation", "Text"), width=60)] = column(
        "", title="Passage", max_length=2_000_000
    )
    themes: ClassVar[Many] = Many("Themes", Ui(Kind.LINKS, WHAT, target="theme", width=30))
    remark: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, also=("Comment",), width=40)] = column(
        "", title="Remark", max_length=20_000
    )
    activities: ClassVar[Many] = Many(
        "Mapped activities", Ui(Kind.LINKS, SORTED, target="activity", listed=False, shown=False, width=30)
    )
    sorted: ClassVar[Many] = Many(
        "Sorted under", Ui(Kind.CHOICES, SORTED, vocabulary=SCHEMES, listed=False, shown=False, width=24)
    )


class FindingForm(Form):
    """What one interview comes to on one theme: a cell of the grid."""

    interview: Annotated[int | None, Ui(Kind.LINK, WHERE, target="interview", lasting=True, width=24)] = column(
        None, title="Interview", foreign_key="interview.id"
    )
    theme: Annotated[int | None, Ui(Kind.LINK, WHERE, target="theme", width=30)] = column(
        None, title="Theme", foreign_key="theme.id"
    )
    body: Annotated[str, Ui(Kind.PARAGRAPH, WHAT, width=60)] = column("", title="In short", max_length=100_000)


THEME_TABLE = table("theme", ThemeForm)
PASSAGE_TABLE = table(
    "passage", PassageForm,
    Column("start", Integer, nullable=False, server_default="0"),
    Column("end", Integer, nullable=False, server_default="0"),
    Column("lost", Boolean, nullable=False, server_default="0"),
    Index("ix_passage_note", "note", sqlite_where=NOT_DELETED),
)  # fmt: skip
FINDING_TABLE = table("finding", FindingForm, Index("ix_finding_theme", "theme", "interview"))

THEME = Record("theme", "themes", "Theme", "Themes", ThemeForm, THEME_TABLE, within=("parent",))
PASSAGE = Record("passage", "passages", "Passage", "Passages", PassageForm, PASSAGE_TABLE, title="words")
FINDING = Record("finding", "findings", "Finding", "Findings", FindingForm, FINDING_TABLE, title="theme")
PASSAGE_THEME = link_table("passage", "theme")
PASSAGE_ACTIVITY = link_table("passage", "activity")
PASSAGE_TERM = link_table("passage", "term")
