"""What a row of a list of notes or summaries says."""

from dataclasses import dataclass
from datetime import date

from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.text import clean


@dataclass(frozen=True, slots=True)
class Given:
    """The cells of a row as text, cleaned; "" where they are blank or the sheet has no such column."""

    key: str
    interviewee: str
    organisation: str
    day: date | None
    section: str
    question: str
    texts: dict[str, str]
    """The answer, or the heads of the summary, by column; those that the sheet has."""


def says(cell: str, text: str) -> bool:
    """Whether a cell says the text of the study, or as much of it as a cell holds."""
    return cell in (clean(text), clean(cut_to_cell(text)))


TOO_LONG = "the study's text is longer than a cell holds, so that its end is not here. Change it in the study."
"""Why a changed cell is not taken whose text was cut when it went out."""
