"""Tables, fields and values told from cells: by small cases here, and by the shared samples where they lie beside."""

import csv
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lwdesk.exchange.inspect import inspect_file, known_headings
from lwdesk.exchange.read import open_workbook
from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.exchange.recognise.ending import find_ending
from lwdesk.exchange.recognise.organisations import split_organisations
from lwdesk.exchange.recognise.table import find_table
from lwdesk.exchange.recognise.terms import TermReader
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.records import ACTIVITY, LISTS, ORGANISATION
from lwdesk.text import match_key

OWN = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[3] / "shared" / "samples"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not beside this repository")
DAY = date(2003, 11, 3)


def header(rows, merged=()):
    guess = find_table(rows, merged)
    return guess.header_first, guess.header_last, guess.first_data_row


# -- tables


def test_titles_a_lone_date_and_blank_rows_stand_above_the_header():
    rows = [
        ["Projects found so far", None, None, "Draft 2"],
        [None] * 4,
        ["Please send corrections to the office.", None, None, None],
        ["Project", "Kind", "Lead", "Start"],
        ["Kitchen Start", "Into work", "Corner House Trust", DAY],
        ["Night Bus", "Into work", "Depot Lane College", DAY],
    ]
    assert header(rows) == (4, 4, 5)


def test_a_header_in_the_first_row_of_words_only():
    rows = [
        ["Activity", "Type", "Borough"],
        ["Kitchen Start", "Into work", "Brent"],
        ["Night Bus", "Into work", "Camden"],
        ["Paper Round", "Health in work", "Brent"],
    ]
    assert header(rows) == (1, 1, 2)


TWO_ROWS = [
    ["Annex", None, None, None, None],
    ["Activity", "Organisations", None, "Contact", None],
    [None, "Lead", "Funders", "Name", "Email"],
    ["Kitchen Start", "Corner House Trust", "Larder Fund", "Ada Moss", "ada@example.org"],
    ["Night Bus", "Depot Lane College", None, "Bo Finch", "bo@example.org"],
]
JOINED = ["Activity", "Organisations Lead", "Organisations Funders", "Contact Name", "Contact Email"]


def test_a_header_of_three_rows():
    rows = [
        ["Project", "Organisations", None, None, "Where"],
        [None, "Delivery", None, "Money", None],
        [None, "Lead", "Partners", "Funders", None],
        ["Kitchen Start", "Corner House Trust", "Lanes Forum", "Larder Fund", "Brent"],
        ["Night Bus", "Depot Lane College", None, "Larder Fund", "Camden"],
    ]
    merged = [(1, 1, 3, 1), (1, 2, 1, 4), (2, 2, 2, 3), (1, 5, 3, 5)]
    guess = find_table(rows, merged)
    assert (guess.header_first, guess.header_last, guess.first_data_row) == (1, 3, 4)
    assert guess.columns[1:4] == [
        "Organisations Delivery Lead", "Organisations Delivery Partners", "Organisations Money Funders",
    ]  # fmt: skip
    fields = [g.field for g in match_columns(guess.columns, ACTIVITY)]
    assert fields == ["name", "lead", "partners", "funders", "boroughs"]


def test_a_merged_group_beside_a_group_of_one_column():
    rows = [
        [None, "Organisation", "Contact", None, None],
        ["Activity", "Lead", "Person", "Phone", "E-mail"],
        ["Kitchen Start", "Corner House Trust", "Ada Moss", "020 7946 0101", "ada@example.org"],
        ["Night Bus", "Depot Lane College", "Bo Finch", "020 7946 0102", "bo@example.org"],
    ]
    known = known_headings(list(LISTS.values()))
    guess = find_table(rows, [(1, 3, 1, 5)], known)
    assert (guess.header_first, guess.header_last) == (1, 2)
    assert guess.columns[2] == "Contact Person"


def test_a_first_record_of_words_or_dashes_is_no_second_row_of_the_header():
    known = known_headings(list(LISTS.values()))
    words = [
        ["Activity", "Lead", "Annual budget"],
        ["Kitchen Start", "Corner House Trust", "£12,500 a year"],
        ["Night Bus", "Depot Lane College", "50k"],
        ["Paper Round", "Lanes Forum", "12500"],
        ["Well Desk", "Lanes Forum", 12500],
        ["Late Shift", "Lanes Forum", 0.5],
        ["First Post", "Lanes Forum", "£1.2m"],
    ]
    dashes = [
        ["Activity", "Lead", "Telephone", "Start", "Funding"],
        ["Kitchen Start", "-", "-", "-", "-"],
        ["Night Bus", "–", "–", "–", "–"],
        ["Paper Round", "Lanes Forum", "020 7946 0101", DAY, 500],
        ["Well Desk", "Lanes Forum", "020 7946 0102", DAY, 0],
    ]
    for rows in (words, dashes):
        guess = find_table(rows, (), known)
        assert (guess.header_first, guess.header_last) == (1, 1)


def test_titles_of_several_cells_above_a_narrow_table():
    rows = [
        ["Appendix", None, "Page 1"],
        ["Scoping study", "May 2003", None],
        [None] * 3,
        ["Activity", "Type", "Lead"],
        ["Kitchen Start", "Into work", "Corner House Trust"],
        ["Night Bus", "Into work", "Depot Lane College"],
    ]
    guess = find_table(rows, (), known_headings(list(LISTS.values())))
    assert (guess.header_first, guess.header_last) == (4, 4)


@pytest.mark.parametrize("merged", [[(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)], []])
def test_a_header_of_two_rows_merged_or_not(merged):
    guess = find_table(TWO_ROWS, merged)
    assert (guess.header_first, guess.header_last, guess.first_data_row) == (2, 3, 4)
    assert guess.columns == JOINED


def test_headings_in_two_languages_are_one_header():
    rows = [
        ["NAME", "BEGINN", "BETRAG"],
        ["name", "start", "amount"],
        *([f"Vorhaben {letter}", DAY, 100.5] for letter in "abcde"),
    ]
    assert header(rows) == (1, 2, 3)


def test_a_row_that_numbers_the_columns_is_passed_over():
    rows = [["Activity", "Lead", "Budget"], [1, 2, 3], ["Kitchen Start", "Corner House Trust", 12500]]
    guess = find_table(rows)
    assert (guess.header_last, guess.first_data_row) == (1, 3)
    assert any("Row 2" in note for note in guess.notes)


def test_section_rows_below_the_header_are_data():
    rows = [
        ["Activity", "Lead", "Telephone"],
        ["BRENT", None, None],
        ["Kitchen Start", "Corner House Trust", "020 7946 0101"],
        ["CAMDEN", None, None],
        ["Night Bus", "Depot Lane College", "020 7946 0102"],
    ]
    assert header(rows) == (1, 1, 2)


def test_years_may_be_headings():
    rows = [["Activity", 2002, 2003], ["Kitchen Start", 12, 14.5], ["Night Bus", 9, 7], ["Paper Round", 1, 0]]
    assert header(rows) == (1, 1, 2)


@pytest.mark.parametrize(
    "rows",
    [[], [[None, None]], [["A letter to the board."], ["It says that all is well."], ["And that more will follow."]]],
)
def test_no_table(rows):
    assert header(rows) == (None, None, None)


def test_a_header_without_rows_yet():
    assert header([["Activity", "Type", "Lead organisation"]])[:2] == (1, 1)


# -- endings

FULL = [[f"Activity {n}", "Into work", "Corner House Trust", DAY] for n in range(8)]


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ([], 8),
        ([[None] * 4, ["Total: 8 initiatives", None, None, None], ["Source: calls", None, None, None]], 9),
        ([[None] * 4, ["Corner House, the office", None, None, None]], 9),
        ([["Total", None, None, 12500]], 8),
        ([["Prepared by: Ada Moss", None, None, None]], 8),
        ([["Late Shift", None, None, None]], 9),
        ([[None] * 4, ["Late Shift", "Into work", "Lanes Forum", None]], 10),
    ],
)
def test_what_ends_a_table(last, kept):
    ending = find_ending([*FULL, *last], 5, 4)
    assert ending.first_row == 5 + kept
    assert all(row >= ending.first_row for row in ending.reasons)
    assert len(ending.reasons) == sum(any(row) for row in last[kept - 8 :])


# -- columns


def fields_of(headings, record=ACTIVITY, rows=(), terms=None):
    return [guess.field for guess in match_columns(headings, record, rows, terms)]


def test_every_listed_heading_is_its_own_field():
    for record in LISTS.values():
        guesses = match_columns([field.label for field in record.listed], record)
        assert [guess.field for guess in guesses] == [field.name for field in record.listed]
        assert {guess.confidence for guess in guesses} == {1.0}


def test_the_hidden_key_of_an_exported_list():
    assert fields_of(["Activity", "lwdesk key"]) == ["name", "uuid"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("PROJECT / INITIATIVE", "name"),
        ("Discription", "description"),
        ("Target group(s)", "groups"),
        ("Organisations Funders", "funders"),
        ("Contact details Telephone", "telephone"),
        ("Lead organisation (name in full)", "lead"),
        ("Beginn\nStart date", "start"),
        ("Shoe size", None),
    ],
)
def test_headings_by_synonym_likeness_and_part(heading, field):
    assert fields_of(["Activity", heading] if field != "name" else [heading])[-1] == field


def test_columns_with_strange_headings_are_told_by_their_cells():
    rows = [
        ["Kitchen Start", "ada@example.org", "020 7946 0101", DAY, "Brent, Camden", 12500, 1234567890],
        ["Night Bus", "bo@example.org", "020 7946 0102", DAY, "Camden", 900, 2234567890],
        ["Paper Round", "cy@example.org", None, None, "Brent", 77, 3234567890],
    ]
    found = fields_of(
        ["Vorhaben", "Post", "Ruf", "Ab", "Ort", "Geld", "Code"], rows=rows, terms={"borough": {"brent", "camden"}}
    )
    assert found == ["name", "email", "telephone", "start", "boroughs", None, None]


def test_no_field_twice_but_those_with_several_values():
    assert fields_of(["Activity", "Project", "Partner 1", "Partner 2"]) == ["name", None, "partners", "partners"]


def test_which_list_a_sheet_is_of():
    records = list(LISTS.values())
    assert guess_record(["Project", "What it does", "Delivered by"], records) is ACTIVITY
    assert guess_record(["Organisation", "Kind", "Borough", "Address", "Website"], records) is ORGANISATION
    assert guess_record(["Shoe size", "Colour"], records) is records[0]


# -- cells


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", []),
        ("Corner House Trust", [("Corner House Trust", "lead")]),
        ("A; B; C (funder)", [("A", "lead"), ("B", "partners"), ("C", "funders")]),
        ("A\nB\nC (Funder)", [("A", "lead"), ("B", "partners"), ("C", "funders")]),
        ("B (partner) | A (lead)", [("B", "partners"), ("A", "lead")]),
        ("B; A (lead)", [("B", "partners"), ("A", "lead")]),
        ("King's Row Trust, Newham", [("King's Row Trust, Newham", "lead")]),
        ("Row Trust, Lane College and Larder Fund",
         [("Row Trust", "lead"), ("Lane College", "partners"), ("Larder Fund", "partners")]),
        ("Learning and Skills Council", [("Learning and Skills Council", "lead")]),
        ("Department for Education, Lifelong Learning and Skills",
         [("Department for Education, Lifelong Learning and Skills", "lead")]),
        ("Lead: A; Partners: Row Trust, Lane College; Funded by: C",
         [("A", "lead"), ("Row Trust", "partners"), ("Lane College", "partners"), ("C", "funders")]),
        ("Partners:\nA\nB\nFunders:\nC", [("A", "partners"), ("B", "partners"), ("C", "funders")]),
        ("Row Trust (funded by Larder Fund)", [("Row Trust", "lead"), ("Larder Fund", "funders")]),
        ("Row Trust in partnership with Lane College", [("Row Trust", "lead"), ("Lane College", "partners")]),
        ("Row Trust / Lane College", [("Row Trust", "lead"), ("Lane College", "partners")]),
        ("With You Ltd", [("With You Ltd", "lead")]),
        ("Action (North, South); B", [("Action (North, South)", "lead"), ("B", "partners")]),
    ],
)  # fmt: skip
def test_organisations_and_their_parts(cell, found):
    assert split_organisations(cell) == found


def test_the_column_says_which_part_is_meant():
    assert split_organisations("A; B", "funders") == [("A", "funders"), ("B", "funders")]
    assert split_organisations("Lanes, Depot", "lead", {"lanes", "depot"}) == [("Lanes", "lead"), ("Depot", "partners")]


@pytest.mark.parametrize(
    ("cell", "contact", "role", "telephone", "email", "rest"),
    [
        ("Ada Moss", "Ada Moss", "", "", "", ""),
        ("Ada Moss, Manager\n020 7946 0101\nada@example.org",
         "Ada Moss", "Manager", "020 7946 0101", "ada@example.org", ""),
        ("Ada Moss 020 7946 0101 ada@example.org", "Ada Moss", "", "020 7946 0101", "ada@example.org", ""),
        ("Tel: 020 7946 0101; E-mail: ada@example.org; Contact: Ada Moss (Manager)",
         "Ada Moss", "Manager", "020 7946 0101", "ada@example.org", ""),
        ("Ada Moss <ada@example.org>", "Ada Moss", "", "", "ada@example.org", ""),
        ("Ada Moss (020 7946 0101)", "Ada Moss", "", "020 7946 0101", "", ""),
        ("Moss, Ada", "Moss, Ada", "", "", "", ""),
        ("Ada Moss; Bo Finch", "Ada Moss; Bo Finch", "", "", "", ""),
        ("020 7946 0101 / 020 7946 0102", "", "", "020 7946 0101", "", "020 7946 0102"),
        ("Ada Moss, Manager, Corner House", "Ada Moss", "Manager", "", "", "Corner House"),
        ("Ada Moss (2003-2004)", "Ada Moss", "", "", "", "2003-2004"),
    ],
)  # fmt: skip
def test_contact_cells(cell, contact, role, telephone, email, rest):
    expected = {"contact": contact, "role": role, "telephone": telephone, "email": email, "rest": rest}
    assert split_contact(cell) == expected


@dataclass
class Term:
    id: int
    label: str
    synonyms: tuple[str, ...] = ()


BOROUGHS = [
    Term(1, "Brent"), Term(2, "Hackney"), Term(3, "Hammersmith and Fulham"),
    Term(4, "Kensington and Chelsea", ("RBKC",)),
    Term(5, "Public sector and procurement"), Term(6, "BME communities", ("BME", "black and minority ethnic")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "ids", "unread"),
    [
        ("", (), ()),
        ("Brent", (1,), ()),
        ("brent ; HACKNEY", (1, 2), ()),
        ("Hackney, Brent", (2, 1), ()),
        ("Hackney / Brent", (2, 1), ()),
        ("Hammersmith & Fulham", (3,), ()),
        ("Brent, Hammersmith and Fulham and Hackney", (1, 3, 2), ()),
        ("Kensington and Chelsea/RBKC", (4,), ()),
        ("Public sector and procurement", (5,), ()),
        ("Black & minority ethnic", (6,), ()),
        ("London Borough of Brent", (1,), ()),
        ("Brent; Narnia", (1,), ("Narnia",)),
        ("Brent, Hackney, Narnia", (1, 2), ("Narnia",)),
        ("Health, safety and Brent", (), ("Health, safety and Brent",)),
    ],
)
def test_terms_in_a_cell(cell, ids, unread):
    assert TermReader(BOROUGHS).read_many(cell) == (ids, unread)


# -- whole files


def test_inspect_tells_what_would_be_read():
    register, old = inspect_file(OWN / "titled.xlsx", LISTS)["sheets"]
    assert (register["name"], register["header_first"], register["header_last"]) == ("Register", 4, 4)
    assert register["as"] == "activities"
    fields = {column["heading"]: column["field"] for column in register["columns"]}
    assert fields == {
        "Project": "Activity", "What it does": "Description", "Target group": "Group focus",
        "Organisations": "Lead organisation", "Contact details": "Contact", "Started": "Start", "Budget": "Funding",
    }  # fmt: skip
    assert not old["visible"] and any("hidden" in note for note in old["notes"])
    json.dumps(register)


def test_a_grouped_header_that_begins_in_the_second_column():
    (sheet,) = inspect_file(OWN / "grouped.xlsx", LISTS)["sheets"]
    assert (sheet["header_first"], sheet["header_last"]) == (4, 5)
    assert [column["field"] for column in sheet["columns"]] == [
        "Activity", "Lead organisation", "Partners", "Funders", "Contact", "Email", "Boroughs",
    ]  # fmt: skip


def public_sheets():
    table = SHARED / "public-lists" / "HEADERS.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                row["file"],
                row["sheet"],
                int(row["header_first_row"]),
                int(row["header_last_row"]),
                id=f"{row['file'][:25]}-{row['sheet'][:12]}",
            )
            for row in csv.DictReader(file)
        ]


@needs_shared
@pytest.mark.parametrize(("file", "sheet", "first", "last"), public_sheets())
def test_headers_of_public_lists(file, sheet, first, last):
    (found,) = [s for s in inspect_file(SHARED / "public-lists" / file, LISTS)["sheets"] if s["name"] == sheet]
    assert (found["header_first"], found["header_last"]) == (first, last)


def appendix_books():
    return sorted(path for path in (SHARED / "appendix").glob("*.*") if path.suffix != ".json")


@needs_shared
@pytest.mark.parametrize("path", appendix_books(), ids=lambda path: path.name)
def test_appendix_books_cell_by_cell(path):
    truth = json.loads((path.parent / f"{path.stem}.truth.json").read_text(encoding="utf-8"))
    with open_workbook(path) as book:
        sheet = book.sheets[0]
        if "sheet" in truth:
            assert sheet.name == truth["sheet"]
        guess = find_table(book.head(0), sheet.merged)
        assert [guess.header_first, guess.header_last] == truth["header"]
        rows = [row for chunk in book.rows(0, guess.first_data_row) for row in chunk]
    fields = [column.field for column in match_columns(guess.columns, ACTIVITY, rows)]
    width = len([heading for heading in guess.columns if heading])
    ending = find_ending(rows, guess.first_data_row, width)
    kept = [row for row in rows[: ending.first_row - guess.first_data_row] if any(row)]
    assert [plain_row(fields, row, truth["rows"][0]) for row in kept] == truth["rows"]


def plain_row(fields, row, like):
    """The row as the truth files spell it; vocabularies are read with the terms that the truth itself names."""
    found = {key: [] if isinstance(value, list) else "" for key, value in like.items()}
    for field, cell in zip(fields, row, strict=True):
        if cell is None or field is None:
            continue
        if field in ("lead", "partners", "funders"):
            for name, part in split_organisations(cell, field):
                found[part] = name if part == "lead" else [*found[part], name]
        elif field in ("groups", "boroughs"):
            reader = TermReader(TERMS)
            ids, unread = reader.read_many(cell)
            assert not unread
            found[field] = [TERMS[id].label for id in ids]
        elif field == "contact":
            found |= {key: value for key, value in split_contact(cell).items() if key in like and value}
        else:
            found["activity" if field == "name" else field] = cell
    return found


LABELS = (
    "BME communities;Young people;Disabled Londoners;Older people;Women;Parents;General;Brent;City of London;Croydon;"
    "Greenwich;Hackney;Hammersmith and Fulham;Islington;Kensington and Chelsea;Kingston upon Thames;Newham;Southwark;"
    "Tower Hamlets"
)
TERMS = [Term(number, label) for number, label in enumerate(LABELS.split(";"))]


def test_the_terms_of_these_tests_differ():
    assert len({match_key(term.label) for term in TERMS}) == len(TERMS)
