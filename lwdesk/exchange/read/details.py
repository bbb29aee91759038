"""What a workbook says besides its cells, in the words that its user reads."""

from dataclasses import dataclass, field

from lwdesk.exchange.read.sheet import Range, Sheet

MACROS = "The workbook holds macros; they are not run."
LINKS = "The workbook takes values from other workbooks; the ones last stored in it are read."
KEPT_MERGES = 20_000


@dataclass
class Details:
    """What a sheet's own part says besides its cells."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: int = 0
    merged: list[Range] = field(default_factory=list)
    """The first of them, where the reader does not tell them; they may reach beyond the cells in use."""
    unworked: int = 0
    """Formulas whose result was never stored."""
    shown: dict[int, dict[int, str]] = field(default_factory=dict)
    """What cells show that calamine does not tell, by row and column from 0: #N/A, read as blank, and 10%, as 0.1."""
    fractions: bool = False
    """Whether more cells show per cent than are kept."""


@dataclass
class Scan:
    """What was found out about a workbook beside its reader's back."""

    notes: list[str] = field(default_factory=list)
    sheets: dict[str, Details] = field(default_factory=dict)
    """By the sheet's name, without those that could not be looked through."""

    def sheet(self, name: str) -> Details:
        """The details of a sheet; bare ones for a sheet that was not looked through."""
        return self.sheets.get(name) or Details()


def describe_sheet(
    name: str, visible: bool, rows: int, columns: int, details: Details, merged: list[Range] | None = None
) -> Sheet:
    """The sheet with what is to be said of it."""
    # Beyond the cells in use there is nothing to miss, though many hide all the columns there.
    hidden_rows = {row for row in details.hidden_rows if row <= rows}
    hidden_columns = {column for column in details.hidden_columns if column <= columns}
    described = Sheet(name, visible, rows, columns, merged or [], hidden_rows, hidden_columns)
    if details.merges > KEPT_MERGES:
        described.notes.append(f"It has {details.merges:,} merged ranges; only the first {KEPT_MERGES:,} are heeded.")
    if details.fractions:
        first = max(details.shown, default=-1) + 2
        described.notes.append(
            f"Very many cells show per cent; from row {first:,} on they are read as fractions, 10% as 0.1."
        )
    if details.unworked:
        many = details.unworked > 1
        described.notes.append(
            f"{details.unworked:,} formula{'s' if many else ''} in it {'have' if many else 'has'} no stored result "
            f"and read{'' if many else 's'} as blank. Open the workbook in Excel and save it to store them."
        )
    return described
