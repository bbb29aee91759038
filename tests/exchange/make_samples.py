"""Makes the small files in samples/ anew: `python tests/exchange/make_samples.py`. All people in them are invented.

Those that no library writes were saved by LibreOffice: titled.xls is titled.xlsx, locked.xls and locked.ods the same
with the password "quay"; percents.xls and percents.ods are percents.xlsx; linked.xls and linked.ods hold a division by
zero and a link to a workbook that is not there.
"""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl

SAMPLES = Path(__file__).parent / "samples"
HEADINGS = ["Project", "What it does", "Target group", "Organisations", "Contact details", "Started", "Budget"]
ROWS = [
    ["Kitchen Start", "Cooks' first shifts with a mentor.", "BME, women", "Corner House Trust; Larder Fund (funder)",
     "Ada Moss, Manager\n020 7946 0101\nada.moss@example.org", date(2003, 3, 1), 12500],
    ["Night Bus Jobs", "Vacancies on late routes, filled locally.", "General", "Depot Lane College",
     "Bo Finch\n020 7946 0102", date(2003, 5, 12), 8000.5],
    ["Paper Round", "Literacy in the print trade.", "Young people", "Depot Lane College\nCorner House Trust",
     "Cy Hart, Tutor, cy.hart@example.org", date(2002, 11, 3), 0],
    ["Second Shift", "Childcare around early starts.", "Parents; Women",
     "Lead: Corner House Trust; Partner: Lanes Forum", "Di Vale (020 7946 0104)", None, 700],
    ["Well Desk", "Stress advice for small firms.", "General", "Lanes Forum, Brent", "", date(2003, 9, 9), 4100],
]  # fmt: skip
LINES = [
    ["Activity", "Boroughs", "Lead organisation"],
    ["Café Start", "Hammersmith and Fulham", "King’s Yard Trust"],
    ["Night Bus", "Brent | Hackney", "Depot Lane College"],
]


def make_titled() -> openpyxl.Workbook:
    """A title merged across, a blank row, the header, rows with a gap, a total, a source; a hidden sheet behind."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append(["Projects found so far"])
    sheet.append(["Drawn up in November 2003", None, None, None, None, None, "Draft 2"])
    sheet.append([])
    sheet.append(HEADINGS)
    for row in ROWS[:3]:
        sheet.append(row)
    sheet.append([])
    for row in ROWS[3:]:
        sheet.append(row)
    sheet.append([])
    sheet.append(["Total: 5 projects"])
    sheet.append(["Source: telephone calls"])
    sheet.merge_cells("A1:G1")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    old = book.create_sheet("Old")
    old.sheet_state = "hidden"
    old.append(["Activity", "Type"])
    old.append(["Kitchen Start", "Into work"])
    return book


def make_grouped() -> openpyxl.Workbook:
    """A header of two rows, merged across and down, with a row of numbers below it, starting in column B."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Local"
    sheet["B2"] = "Annex 2"
    for at, heading in enumerate(["Activity", "Organisations", None, None, "Contact details", None, "Where"], 2):
        sheet.cell(4, at, heading)
    for at, heading in enumerate([None, "Lead", "Partners", "Funders", "Name", "Email", None], 2):
        sheet.cell(5, at, heading)
    for merged in ("B4:B5", "C4:E4", "F4:G4", "H4:H5"):
        sheet.merge_cells(merged)
    for at in range(7):
        sheet.cell(6, at + 2, at + 1)
    rows = [
        ["Kitchen Start", "Corner House Trust", "Lanes Forum", "Larder Fund", "Ada Moss", "ada@example.org", "Brent"],
        ["Night Bus Jobs", "Depot Lane College", None, "Larder Fund", "Bo Finch", "bo@example.org", "Brent / Camden"],
        [
            "Paper Round",
            "Depot Lane College",
            "Corner House Trust",
            None,
            "Cy Hart",
            "cy@example.org",
            "City of London",
        ],
    ]
    for number, row in enumerate(rows, 7):
        for at, cell in enumerate(row, 2):
            sheet.cell(number, at, cell)
    return book


def make_ods(path: Path) -> None:
    """The lines as a LibreOffice sheet, with the million blank rows that it likes to declare."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in LINES
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    blank = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Lines">{cells}{blank}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def make_percents() -> openpyxl.Workbook:
    """Measures whose cells show per cent by several formats, and some that only look so."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Measures"
    sheet.append(["Measure", "Baseline", "Target", "Latest", "Share", "Heading as text"])
    sheet.append(["In work", 0.1, 0.2, 0.2, 0.335, "10%"])
    sheet.append(["Helped", 0.1, 0.1, 0.1, -0.05, "x"])
    sheet.append(["Jobs", 12, 30, 14, 1, "y"])
    formats = {"B2:D3": "0%", "E2:E3": "0.0%;[Red]-0.0%", "E4:E4": '0" of 100%"', "F2:F2": "0%"}
    for cells, shown in formats.items():
        for cell in (cell for row in sheet[cells] for cell in row):
            cell.number_format = shown
    return book


def make_text(separator: str) -> str:
    """The lines as text, their columns parted by the separator."""
    return "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in LINES)


def make_all() -> None:
    """Write every sample."""
    SAMPLES.mkdir(exist_ok=True)
    make_titled().save(SAMPLES / "titled.xlsx")
    make_grouped().save(SAMPLES / "grouped.xlsx")
    make_percents().save(SAMPLES / "percents.xlsx")
    make_ods(SAMPLES / "lines.ods")
    (SAMPLES / "semicolons_cp1252.csv").write_bytes(make_text(";").encode("cp1252"))
    (SAMPLES / "tabs_utf16.txt").write_bytes(make_text("\t").encode("utf-16"))
    (SAMPLES / "commas_utf8.csv").write_bytes(make_text(",").encode("utf-8-sig"))


if __name__ == "__main__":
    make_all()
