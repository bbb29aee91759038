"""The column that a workbook of problems has besides those of the list it came from."""

REASON = "What to mend"
"""Its heading; an import passes over it."""
