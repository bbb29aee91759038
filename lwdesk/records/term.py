"""Terms: the words of the user's own lists (types, groups, sectors, boroughs), and the lists themselves."""

from typing import Annotated

from sqlalchemy import Index
from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import Form, Record, table


class Vocabulary(Form):
    """A list of terms, such as Type or Boroughs; fields name the list that they choose from by its `name`."""

    id: int | None = column(default=None, primary_key=True)
    name: str = column(unique=True)
    label: str
    help: str = ""


class TermForm(Form):
    """What one may say of a term."""

    label: Annotated[str, Ui(Kind.LINE, "The term", also=("Label", "Name"), width=24)] = column(
        "", title="Term", max_length=120
    )
    meaning: Annotated[str, Ui(Kind.PARAGRAPH, "The term", also=("Description", "Definition"), width=40)] = column(
        "", title="Meaning", description="Shown as help where the term is chosen.", max_length=2000
    )
    synonyms: Annotated[str, Ui(Kind.PARAGRAPH, "The term", width=30)] = column(
        "", title="Synonyms", max_length=4000,
        description="Other words that an import understands as this term, parted by semicolons.",
    )  # fmt: skip
    family: Annotated[str, Ui(Kind.LINE, "The term", also=("Sub-region", "Group"), width=16)] = column(
        "", title="Family", description="Terms of one family are listed together.", max_length=80
    )
    outside: Annotated[bool | None, Ui(Kind.YES_NO, "The term", width=10)] = column(
        None, title="Outside the remit", description="Activities with this term are kept, but flagged."
    )
    retired: Annotated[bool | None, Ui(Kind.YES_NO, "The term", width=10)] = column(
        None, title="Retired", description="Kept where it is used, no longer offered."
    )


class Place(Form):
    """Where a term stands: in which list, and there, from 1."""

    vocabulary_id: int = column(foreign_key="vocabulary.id")
    position: int = 0


VOCABULARY_TABLE = table("vocabulary", Vocabulary, stamped=False)
TERM_TABLE = table("term", TermForm, Place, Index("ix_term_vocabulary", "vocabulary_id", "position"))

TERM = Record("term", "terms", "Term", "Terms", TermForm, TERM_TABLE, title="label")
