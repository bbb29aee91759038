"""Named exports: a list with its filters and its form on paper, kept under a name and made again in one press."""

from typing import Annotated

from sqlalchemy import Column, Text
from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import Form, Record, table

WHAT = "What it is"


class NamedExportForm(Form):
    """What one may say of a named export; how it is made is kept in `settings` of the table, as JSON."""

    name: Annotated[str, Ui(Kind.LINE, WHAT, width=30)] = column("", title="Name", max_length=200)
    list: Annotated[str, Ui(Kind.LINE, WHAT, width=16)] = column("", title="List", max_length=40)


NAMED_EXPORT = Record(
    "named_export", "exports", "Named export", "Named exports", NamedExportForm,
    table("named_export", NamedExportForm, Column("settings", Text, nullable=False, server_default="")),
)  # fmt: skip
