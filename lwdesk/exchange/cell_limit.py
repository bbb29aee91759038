"""The most text that a cell of a workbook holds, and what becomes of more."""

CELL_LIMIT = 32_767
"""In UTF-16 units, as Excel counts them; a character beyond the basic plane counts as two."""


def fits_cell(text: str) -> bool:
    """Whether a cell holds the whole text."""
    # No text has more than two units a character, so nearly all are settled without encoding them.
    return len(text) <= CELL_LIMIT // 2 or len(text.encode("utf-16-le", "replace")) // 2 <= CELL_LIMIT


def cut_to_cell(text: str) -> str:
    """As much of the beginning of the text as a cell holds, with no character cut in two.

    An import that finds this in a cell, and the whole text in the study, has found no change.
    """
    if fits_cell(text):
        return text
    return text.encode("utf-16-le", "replace")[: CELL_LIMIT * 2].decode("utf-16-le", "ignore")
