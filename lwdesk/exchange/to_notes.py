"""Where a column goes that no field takes."""

TO_NOTES = "to notes"
"""In the place of a field's name: the column's cells go to the record's notes, each after its heading."""
