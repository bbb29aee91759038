"""Lines in a record's notes that an earlier import kept of cells it could not read, once the cells are mended."""

from collections.abc import Collection

_MOST_LINES = 20


def without_mended(notes: str, headings: Collection[str], reasons: str) -> str:
    """The notes without what was kept of cells that have a value now: "Start date: Spring".

    `headings` are those of the columns mended; `reasons` is what the workbook of problems said of the row. Only what
    is quoted there goes, since all else in the notes somebody may have written.
    """
    lines = notes.split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        heading, mark, _ = lines[at].partition(": ")
        gone = _quoted(lines, at, heading, reasons) if mark and heading in headings else 0
        kept += [] if gone else [lines[at]]
        at += gone or 1
    return "\n".join(kept)


def _quoted(lines: list[str], at: int, heading: str, reasons: str) -> int:
    """How many lines from `at` on hold the text of a cell that the reasons quote; 0 when none is."""
    for count in range(1, min(_MOST_LINES, len(lines) - at) + 1):
        text = "\n".join(lines[at : at + count]).removeprefix(f"{heading}: ")
        # A sentence quotes a text of several lines on one.
        if f"“{text}”" in reasons or f"“{' '.join(text.split())}”" in reasons:
            return count
    return 0
