"""What holds for every kind of record and every field, those of tomorrow included."""

import json
from datetime import date

import pytest

from lwdesk import paths
from lwdesk.fields import Field, Kind, blank, read_value, show_value, validate
from lwdesk.lists import LIST_NAMES
from lwdesk.records import LISTS, RECORDS
from lwdesk.records.tables import Record
from lwdesk.records.theme import SCHEMES
from lwdesk.text import match_key
from lwdesk.values import Unreadable

FIELDS = [pytest.param(r, f, id=f"{r.name}.{f.name}") for r in RECORDS.values() for f in r.fields]
ALL = [pytest.param(r, id=r.name) for r in RECORDS.values()]
HEADINGS = {
    "activities": "Ref, Activity, Description, Type, Group focus, Sector, Scale, Boroughs, Lead organisation, "
                  "Partners, Funders, Contact, Telephone, Email, Start, End, Funding, What worked, What did not work, "
                  "Found through, Wave, In scope, Notes",
    "organisations": "Organisation, Kind, Borough, Address, Telephone, Email, Website, Charter level, Notes",
    "contacts": "Name, Role, Organisation, Telephone, Email, Address, Groups, Sectors, Level, Found through, Quote as, "
                "Notes",
    "schedule": "Interviewee, Organisation, Wave, Interviewer, Date, Time, Place, Mode, Status",
    "delegates": "Name, Organisation, Role, Email, Invited, Replied, Attended, Workshop, Stays involved",
    "proposals": "Ref, Proposal, Workshop, Theme, Activity area, Decision, Reason",
    "contributions": "Activity area, Kind, Contribution, Delegate, Organisation, Email, Status",
    "policies": "Policy, Issued by, Date, Meaning, Linked to",
    "recommendations": "To, Recommendation, From proposal, Status",
    "actions": "Action, Aim, Theme of the framework, Inputs, Activities, Outputs, Outcomes, Notes",
    "commitments": "Ref, Action, Strand, Commitment, Owner, Champion, Partners, By year end, Plan for the year, "
                   "Next three months, Start, Due, Status, RAG, Success measures, Progress, Issues for the board",
    "measures": "Commitment, Measure, Unit, Baseline, Target, Latest, Reading date",
    "issues": "Issue, Commitment, Raised, Answer, Answered",
    "engagement": "Name, Organisation, Email, Interests, Expertise, Last written to, Next step",
    "assessments": "Organisation, Date, Level, Assessed, Action plan made, Source",
}  # fmt: skip
TYPED = {
    Kind.LINE: ["A name", "“Quoted” & Söns", "0123", "=1+1"],
    Kind.PARAGRAPH: ["One line", "Two\nlines\n\nand a\ttab"],
    Kind.DATE: ["3 Nov 2003", "29 Feb 2004"],
    Kind.TIME: ["10:00", "00:05", "23:59", "02:30"],
    Kind.NUMBER: ["12", "12.5", "-3", "0.000001"],
    Kind.YES_NO: ["Yes", "No"],
    Kind.EMAIL: ["a.b+c@mail.example.org"],
    Kind.TELEPHONE: ["020 7946 0123", "+44 (0)20 7946 0123 ext 12"],
    Kind.WEB: ["www.example.org", "https://example.org/a?b=c#d"],
}


@pytest.mark.parametrize("name", HEADINGS)
def test_lists_have_the_headings_that_others_rely_on(name: str) -> None:
    assert ", ".join(f.label for f in LISTS[name].listed) == HEADINGS[name]


def test_every_list_is_of_a_record() -> None:
    assert set(LISTS) == set(HEADINGS)
    assert tuple(LISTS) == LIST_NAMES
    for name, record in LISTS.items():
        assert record.list == name
        assert RECORDS[record.name] is record


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_every_field_says_what_a_screen_needs(record: Record, field: Field) -> None:
    assert field.label and field.label == field.label.strip()
    assert field.ui.section
    assert field.kind in Kind
    assert 5 <= field.ui.width <= 60
    assert (field.kind in (Kind.CHOICE, Kind.CHOICES)) == bool(field.ui.vocabulary)
    assert (field.kind in (Kind.LINK, Kind.LINKS)) == bool(field.ui.target)
    assert (field.kind is Kind.OPTION) == bool(field.ui.options)
    assert not field.ui.target or field.ui.target in RECORDS
    assert field.help == "" or field.help.endswith(".")
    if field.kind in (Kind.LINE, Kind.PARAGRAPH, Kind.EMAIL, Kind.TELEPHONE, Kind.WEB):
        assert field.limit, "text without end would not fit a workbook's cell"
    assert record.field(field.name) is field


@pytest.mark.parametrize("record", ALL)
def test_labels_are_unique_and_fields_are_columns_or_links(record: Record) -> None:
    labels = [f.label.casefold() for f in record.fields]
    assert len(labels) == len(set(labels))
    columns = record.table.c.keys()
    assert [f.name for f in record.columns] == [f.name for f in record.fields if f.name in columns]
    assert record.field(record.title).kind in (Kind.LINE, Kind.PARAGRAPH, Kind.LINK, Kind.CHOICE)
    assert record.label and record.plural and record.list
    # A section is one stretch of the form, or it would appear twice.
    for name in {f.ui.section for f in record.fields}:
        assert name


@pytest.mark.parametrize("record", ALL)
def test_no_two_fields_go_by_one_heading(record: Record) -> None:
    """A heading names one field; an import that reads it must not be torn."""
    keys: dict[str, str] = {}
    for field in record.fields:
        for heading in field.headings:
            key = match_key(heading)
            assert key, heading
            assert keys.setdefault(key, field.name) == field.name, f"{heading}: {field.name} and {keys[key]}"
    for field in record.fields:
        assert len(set(field.headings)) == len(field.headings)


@pytest.mark.parametrize(
    ("record", "field"), [p for p in FIELDS if p.values[1].kind in TYPED or p.values[1].ui.options]
)
def test_what_is_shown_reads_back_the_same(record: Record, field: Field) -> None:
    for typed in field.ui.options or TYPED[field.kind]:
        value = read_value(field, typed)
        assert validate(record.form, field.name, value) == value
        assert show_value(field, value) == typed
        assert read_value(field, show_value(field, value)) == value
    for nothing in ("", "  ", "\n\t ", "\u200b"):
        assert read_value(field, nothing) == blank(field)
    assert show_value(field, blank(field)) == ""
    assert validate(record.form, field.name, blank(field)) == blank(field)


@pytest.mark.parametrize(("record", "field"), [p for p in FIELDS if p.values[1].limit])
def test_too_much_text_is_said_to_be_too_much(record: Record, field: Field) -> None:
    for refuse in (lambda text: read_value(field, text), lambda text: validate(record.form, field.name, text)):
        with pytest.raises(Unreadable) as caught:
            refuse("x" * (field.limit + 1))
        assert f"{field.limit:,} characters; this has {field.limit + 1:,}." in str(caught.value)


@pytest.mark.parametrize(("record", "field"), [p for p in FIELDS if not p.values[1].many])
def test_what_a_form_refuses_is_said_in_our_words(record: Record, field: Field) -> None:
    wrong = {Kind.DATE: "31 Februar", Kind.CHOICE: "Council", Kind.YES_NO: "perhaps", Kind.NUMBER: "many"}.get(
        field.kind, 3.5
    )
    with pytest.raises(Unreadable) as caught:
        validate(record.form, field.name, wrong)
    said = str(caught.value)
    assert said.startswith(f"{field.label} cannot hold ")
    ours = said.removeprefix(field.label).casefold()  # a field may be called Inputs
    assert not any(word in ours for word in ("valid", "input", "null", "exception", "please", "pydantic"))


def test_numbers_too(store: object) -> None:
    number = Field("size", "Size", "", RECORDS["activity"].fields[0].ui.__class__(Kind.NUMBER, "Size"))
    for typed in [*TYPED[Kind.NUMBER], "12345678901234567890"]:
        assert show_value(number, read_value(number, typed)) == typed or float(typed) == read_value(number, typed)
    assert blank(number) is None


def test_the_default_lists_are_those_that_fields_choose_from() -> None:
    lists = json.loads(paths.resource("vocabularies.json").read_text(encoding="utf-8"))["vocabularies"]
    names = {given["name"] for given in lists}
    # Sorting schemes are the user's alone, and a new study has none.
    assert {f.ui.vocabulary for r in RECORDS.values() for f in r.fields} - {"", SCHEMES} <= names
    for given in lists:
        keys = [match_key(term["label"]) for term in given["terms"]]
        assert len(keys) == len(set(keys)), given["name"]
        assert all(keys)


def test_a_day_is_a_day_wherever_it_stands() -> None:
    start = RECORDS["activity"].field("start")
    assert read_value(start, "Monday, 3rd of November 2003") == date(2003, 11, 3)
    assert show_value(start, date(987, 1, 2)) == "2 Jan 0987"
    assert read_value(start, "2 Jan 0987") == date(987, 1, 2)
