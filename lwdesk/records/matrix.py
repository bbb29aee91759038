"""The sampling matrix: priority group against sector, one a wave, and how many each cell is to have."""

from typing import Annotated

from sqlmodel import Field as column

from lwdesk.fields import Kind, Ui
from lwdesk.records.tables import Form, Record, table

CELL_SECTION, AXIS_SECTION = "The cell", "The axis"


class CellForm(Form):
    """How many interviews a cell of a wave's matrix is to have."""

    wave: Annotated[int | None, Ui(Kind.CHOICE, CELL_SECTION, vocabulary="wave", width=12)] = column(
        None, title="Wave", foreign_key="term.id"
    )
    group: Annotated[int | None, Ui(Kind.CHOICE, CELL_SECTION, vocabulary="group", width=20)] = column(
        None, title="Group", foreign_key="term.id"
    )
    sector: Annotated[int | None, Ui(Kind.CHOICE, CELL_SECTION, vocabulary="sector", width=20)] = column(
        None, title="Sector", foreign_key="term.id"
    )
    target: Annotated[float | None, Ui(Kind.NUMBER, CELL_SECTION, width=8)] = column(None, title="Target")


class AxisForm(Form):
    """A row (a group) or a column (a sector) of a wave's matrix. A wave with none of a kind has every term of it."""

    wave: Annotated[int | None, Ui(Kind.CHOICE, AXIS_SECTION, vocabulary="wave", width=12)] = column(
        None, title="Wave", foreign_key="term.id"
    )
    group: Annotated[int | None, Ui(Kind.CHOICE, AXIS_SECTION, vocabulary="group", width=20)] = column(
        None, title="Group", foreign_key="term.id"
    )
    sector: Annotated[int | None, Ui(Kind.CHOICE, AXIS_SECTION, vocabulary="sector", width=20)] = column(
        None, title="Sector", foreign_key="term.id"
    )
    position: Annotated[float | None, Ui(Kind.NUMBER, AXIS_SECTION, width=8)] = column(None, title="Place")


CELL = Record("cell", "cells", "Cell", "Cells", CellForm, table("cell", CellForm), title="group")
AXIS = Record("axis", "axes", "Row or column", "Rows and columns", AxisForm, table("axis", AxisForm), title="group")
