"""Measures as charts of a workbook, drawn by Excel itself from the readings on a sheet beside them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.chart import Reference, ScatterChart, Series
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.pagebreak import Break

from lwdesk.course import newest
from lwdesk.exchange.cell_limit import cut_to_cell
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.workbook import put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lwdesk.store.plan import MeasureInfo

CHARTS, READINGS = "Charts", "Readings"
_ACROSS_CM, _DOWN_CM = 14.0, 7.5
_COLUMNS, _ROWS = ("A", "J"), 16
"""Where charts begin: two beside each other, so many rows apart."""
_SCALE, _ON_A_PAGE = 78, 4
_LONGEST = 90
_INK, _LINE = "1D70B8", "595959"
_FIRST_DAY = date(1900, 3, 1)


def add_charts(workbook: Workbook, measures: Sequence["MeasureInfo"]) -> None:
    """Add a sheet with a chart for each measure, and one with what they are drawn from."""
    charts: Worksheet = workbook.create_sheet(CHARTS)
    data: Worksheet = workbook.create_sheet(READINGS)
    for letter, width in zip("ABCDE", (44, 13, 12, 12, 30), strict=True):
        data.column_dimensions[letter].width = width
    for column, heading in enumerate(("Measure", "Date", "Reading", "Planned", "Source"), 1):
        put_text(data.cell(1, column), heading)
    data.freeze_panes = "A2"
    for sheet in (charts, data):
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    # Smaller rather than fitted, since Excel breaks a fitted page wherever it ends, in the middle of a chart.
    charts.page_setup.scale = _SCALE
    row, drawn = 2, 0
    for measure in measures:
        planned = _put_planned(data, row, measure)
        read = _put_readings(data, row + planned, measure)
        if read or planned:
            place = f"{_COLUMNS[drawn % 2]}{1 + drawn // 2 * _ROWS}"
            charts.add_chart(_chart(data, measure, row, planned, read), place)
            drawn += 1
            if drawn % _ON_A_PAGE == 1 and drawn > 1:
                charts.row_breaks.append(Break(id=(drawn - 1) // 2 * _ROWS))
        row += planned + read


def _put_planned(sheet: "Worksheet", row: int, measure: "MeasureInfo") -> int:
    """The two ends of the straight line; how many rows that took."""
    if not _is_line(measure):
        return 0
    for at, day, value, said in (
        (row, measure.starts, measure.baseline, "Baseline"), (row + 1, measure.ends, measure.target, "Target"),
    ):  # fmt: skip
        put_text(sheet.cell(at, 1), cut_to_cell(measure.name))
        sheet.cell(at, 2, day).number_format = "d mmm yyyy"
        sheet.cell(at, 4, value)
        put_text(sheet.cell(at, 5), said)
    return 2


def _is_line(measure: "MeasureInfo") -> bool:
    both = measure.baseline is not None and measure.target is not None
    return both and all(day is not None and day >= _FIRST_DAY for day in (measure.starts, measure.ends))


def _put_readings(sheet: "Worksheet", row: int, measure: "MeasureInfo") -> int:
    read: list[tuple[date | None, float, str]] = [(r.day, r.value, r.source) for r in measure.readings]
    latest, day = newest(measure)
    if not read and latest is not None:
        read = [(day, latest, "Counted")]
    drawn = [reading for reading in read if reading[0] is not None and reading[0] >= _FIRST_DAY]
    for at, (when, value, source) in enumerate(drawn, row):
        put_text(sheet.cell(at, 1), cut_to_cell(measure.name))
        sheet.cell(at, 2, when).number_format = "d mmm yyyy"
        sheet.cell(at, 3, value)
        put_text(sheet.cell(at, 5), cut_to_cell(source))
    return len(drawn)


def _chart(sheet: "Worksheet", measure: "MeasureInfo", row: int, planned: int, read: int) -> Any:
    chart: Any = ScatterChart()
    chart.style, chart.scatterStyle = 13, "lineMarker"
    chart.title = _title(measure)
    chart.title.overlay = False
    chart.width, chart.height = _ACROSS_CM, _DOWN_CM
    chart.legend.position = "b"
    chart.layout = Layout(manualLayout=ManualLayout(x=0.06, y=0.16, h=0.6, w=0.9))
    chart.x_axis.number_format, chart.x_axis.delete = "mmm yyyy", False
    chart.y_axis.delete, chart.x_axis.majorGridlines, chart.y_axis.majorGridlines = False, None, None
    if planned:
        chart.series.append(_series(sheet, 4, row, row + planned - 1, "Planned", _LINE, "none"))
    if read:
        start = row + planned
        chart.series.append(_series(sheet, 3, start, start + read - 1, "Read", _INK, "circle"))
    return chart


def _series(sheet: "Worksheet", column: int, first: int, last: int, name: str, ink: str, mark: str) -> Any:
    days = Reference(sheet, min_col=2, min_row=first, max_row=last)
    series: Any = Series(Reference(sheet, min_col=column, min_row=first, max_row=last), days, title=name)
    series.marker.symbol = mark
    series.graphicalProperties.line.solidFill = ink
    if mark == "none":
        series.graphicalProperties.line.dashStyle = "dash"
    else:
        series.marker.size = 6
        series.marker.graphicalProperties.solidFill = series.marker.graphicalProperties.line.solidFill = ink
    series.smooth = False
    return series


def _title(measure: "MeasureInfo") -> Any:
    words = writable(measure.name).replace("\n", " ")[:_LONGEST] or "A measure without a name"
    if measure.unit:
        words = f"{words} ({writable(measure.unit)})"
    look = CharacterProperties(sz=1100, b=True)
    run = RegularTextRun(rPr=look, t=words)
    text = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])])
    title: Any = Title()
    title.tx = Text(rich=text)
    return title
