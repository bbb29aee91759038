"""The key of a record in an exported list, by which a corrected copy finds the record again."""

from lwdesk.fields import Field, Kind, Ui

KEY = Field("uuid", "lwdesk key", "The record that the row is about; leave it as it is.", Ui(Kind.LINE, width=38))
"""The last column, hidden, of every list exported as a workbook."""
