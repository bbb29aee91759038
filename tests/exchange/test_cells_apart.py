"""Cells that hold several things at once, in the many ways that people write them; not a word may be lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lists import book, bring_in, shown

from lwdesk.exchange.recognise.contacts import split_contact
from lwdesk.exchange.recognise.organisations import split_organisations
from lwdesk.exchange.recognise.terms import TermReader
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Store

L, P, F = "lead", "partners", "funders"
ROW, LANE, FORUM, LARDER, BANK = "Row Trust", "Lane College", "Lanes Forum", "Larder Fund", "Depot Bank"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Row Trust, funded by Larder Fund and Depot Bank", [(ROW, L), (LARDER, F), (BANK, F)]),
        ("Row Trust (part-funded by Larder Fund, Depot Bank)", [(ROW, L), (LARDER, F), (BANK, F)]),
        ("Row Trust (funders: Larder Fund, Depot Bank)", [(ROW, L), (LARDER, F), (BANK, F)]),
        ("Row Trust with funding from Larder Fund", [(ROW, L), (LARDER, F)]),
        ("Row Trust. Funded by Larder Fund.", [(ROW, L), (LARDER, F)]),
        ("Row Trust; funders Larder Fund", [(ROW, L), (LARDER, F)]),
        ("Row Trust in partnership with Lane College and Lanes Forum", [(ROW, L), (LANE, P), (FORUM, P)]),
        ("Row Trust with Lane College", [(ROW, L), (LANE, P)]),
        ("Row Trust jointly with Lane College", [(ROW, L), (LANE, P)]),
        ("Row Trust (lead), Jobcentre, Depot", [(ROW, L), ("Jobcentre", P), ("Depot", P)]),
        ("Row Trust (lead partner) & Lane College (partner)", [(ROW, L), (LANE, P)]),
        ("Row Trust/Lane College", [(ROW, L), (LANE, P)]),
        ("1. Row Trust 2. Lane College", [(ROW, L), (LANE, P)]),
        ("Age Concern Camden, Age Concern Brent", [("Age Concern Camden", L), ("Age Concern Brent", P)]),
        ("ESF, SRB", [("ESF", L), ("SRB", P)]),
        ("Row Trust (lead)(accountable body)", [(ROW, L)]),
        # What names nobody stands by itself, so that it is told and kept.
        ("Row Trust (£20,000)", [(ROW, L), ("£20,000", P)]),
        ("Row Trust, tbc", [(ROW, L), ("tbc", P)]),
    ],
)
def test_organisations_with_their_parts(cell: str, found: list[tuple[str, str]]) -> None:
    assert split_organisations(cell) == found


@pytest.mark.parametrize(
    "name",
    [
        "Education, Culture and Sport Department", "Brent Council, Education Department", "Working with Men",
        "Partners in Health", "Department for Work and Pensions", "Royal Free Hospital and Medical School",
        "Barking, Havering and Redbridge NHS Trust", "Smith, Jones and Partners Ltd", "Row Trust, UK", "Lead Scotland",
        "London Borough of Brent (Education, Arts and Libraries)", "Grant Thornton",
        "Learning and Skills Council (LSC)",
        "Sponsors Club for Arts and Business", "Marks & Spencer", "Fund for Health", "LB Camden/Brent",
        "Living with Pride",
        "Centre for Trades, Crafts and Arts", "Row Trust Ltd.",
    ],
)  # fmt: skip
def test_names_that_stay_whole(name: str) -> None:
    assert split_organisations(name) == [(name, L)]
    assert split_organisations(f"{ROW}; {name}") == [(ROW, L), (name.removesuffix(" "), P)]


def test_known_names_are_parted_and_a_known_whole_is_not() -> None:
    known = {"lanes", "depot", "northandsouth"}
    assert split_organisations("Lanes/Depot", F, known) == [("Lanes", F), ("Depot", F)]
    assert split_organisations("funded by Lanes and Depot", L, known) == [("Lanes", F), ("Depot", F)]
    assert split_organisations("funded by North and South", L, known) == [("North and South", F)]


def test_funders_in_brackets_where_the_heading_says_so() -> None:
    cell = "Learning and Skills Council (LSC)\nRow Trust (Larder Fund)"
    found = [("Learning and Skills Council (LSC)", L), (ROW, P), (LARDER, F)]
    assert split_organisations(cell, brackets=F) == found


def test_words_in_place_of_a_name_make_no_organisation(store: Store, tmp_path: Path) -> None:
    rows = [["Kitchen Start", "TBC"], ["Night Bus", "-"], ["Paper Round", "Row Trust; others"]]
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", ["Project", "Run by"], *rows))
    assert list(shown(store, ORGANISATION)) == ["Row Trust"]
    found = shown(store, ACTIVITY)
    assert found["Kitchen Start"]["notes"] == "Run by: TBC"
    assert "notes" not in found["Night Bus"]
    assert found["Paper Round"]["notes"] == "Run by: others"
    assert len(plan.problems) == 2


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Manager: Ada Moss\nT: 020 7946 0101\nE: ada@example.org",
         {"contact": "Ada Moss", "role": "Manager", "telephone": "020 7946 0101", "email": "ada@example.org"}),
        ("ada@example.org, 020 7946 0101 ext 23, Ada Moss, Project Manager",
         {"contact": "Ada Moss", "role": "Project Manager", "telephone": "020 7946 0101 ext 23",
          "email": "ada@example.org"}),
        ("Ada Moss 020 7946 0101\nBo Finch 020 7946 0102",
         {"contact": "Ada Moss; Bo Finch", "telephone": "020 7946 0101", "rest": "Bo Finch: 020 7946 0102"}),
        ("Ada Moss <ada@example.org>; Bo Finch <bo@example.org>",
         {"contact": "Ada Moss; Bo Finch", "email": "ada@example.org", "rest": "Bo Finch: bo@example.org"}),
        ("Ada Moss, Corner House, ada@example.org",
         {"contact": "Ada Moss", "email": "ada@example.org", "rest": "Corner House"}),
        ("Ada Moss, Director of Health, Work and Skills",
         {"contact": "Ada Moss", "role": "Director of Health, Work and Skills"}),
        ("Tel: 020 7946 0101; Fax: 020 7946 0102; ada@example.org",
         {"telephone": "020 7946 0101", "email": "ada@example.org", "rest": "Fax 020 7946 0102"}),
        ("T:02079460101 E:ada@example.org", {"telephone": "02079460101", "email": "ada@example.org"}),
        ("Ada Moss T 020 7946 0101 E ada@example.org",
         {"contact": "Ada Moss", "telephone": "020 7946 0101", "email": "ada@example.org"}),
        ("Patel T 020 7946 0101", {"contact": "Patel T", "telephone": "020 7946 0101"}),
        ("Contact Ada Moss on 020 7946 0101", {"contact": "Ada Moss", "telephone": "020 7946 0101"}),
        ("ada@example.org (Ada Moss)", {"contact": "Ada Moss", "email": "ada@example.org"}),
        ("Position: Manager; Name: Ada Moss", {"contact": "Ada Moss", "role": "Manager"}),
        ("Lena Abbott\nTel:\nEmail: lena@example.org", {"contact": "Lena Abbott", "email": "lena@example.org"}),
        ("switchboard 020 7946 0101 (ask for Ada)",
         {"contact": "switchboard", "telephone": "020 7946 0101", "rest": "ask for Ada"}),
        ("0", {"contact": "0"}),
    ],
)  # fmt: skip
def test_contacts_in_one_cell(cell: str, found: dict[str, str]) -> None:
    assert {key: value for key, value in split_contact(cell).items() if value} == found


NAMES = st.sampled_from(["Ada Moss", "Bo Finch", "Abbott, Lena", "Dr Jo O'Neill", "Mrs C. Hart-Vale"])
ROLES = st.sampled_from(["Manager", "Head of Service", "Employment Adviser", "Director of Skills"])
NUMBERS = st.integers(0, 999).map(lambda n: f"020 7946 0{n:03}")
EMAILS = st.sampled_from(["ada@example.org", "b.finch@example.org"])
BETWEEN = st.sampled_from(["\n", "; ", " | ", " - "])


@settings(max_examples=150, deadline=None)
@given(name=NAMES, role=ROLES, number=NUMBERS, email=EMAILS, between=BETWEEN, order=st.permutations(range(3)))
def test_a_contact_in_any_order(name: str, role: str, number: str, email: str, between: str, order: list[int]) -> None:
    pieces = [f"{name}{between}{role}", number, email]
    found = split_contact(between.join(pieces[n] for n in order))
    assert found == {"contact": name, "role": role, "telephone": number, "email": email, "rest": ""}


WORDS = st.sampled_from(
    ["Ada", "Moss", "Row", "Trust", "Manager", "of", "and", "(lead)", ",", ";", "/", "Room", "12", "-"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=9))
def test_no_word_of_a_contact_is_lost(said: list[str]) -> None:
    kept = " ".join(str(value) for value in split_contact(" ".join(said)).values())
    lost = set(re.findall(r"\w+", " ".join(said))) - set(re.findall(r"\w+", kept))
    assert lost <= {"and"}


@pytest.mark.parametrize(
    ("cell", "named", "unread"),
    [
        ("Brent, Harrow & Ealing", "Brent; Harrow; Ealing", ()),
        ("LB Camden", "Camden", ()),
        ("London Boroughs of Brent and Harrow", "Brent; Harrow", ()),
        ("Westminster, City of", "Westminster", ()),
        ("Brent Harrow Ealing", "Brent; Harrow; Ealing", ()),
        ("1. Brent 2. Harrow", "Brent; Harrow", ()),
        ("Mainly Brent but also Harrow", "Brent; Harrow", ()),
        ("Brent, Narnia", "Brent", ("Narnia",)),
        ("Brent and surrounding boroughs", "Brent", ("surrounding boroughs",)),
        ("Brent (part), Harrow", "Brent; Harrow", ("Brent (part)",)),
        ("East London (Newham, Tower Hamlets)", "Newham; Tower Hamlets", ("East London (Newham, Tower Hamlets)",)),
        ("North West London", "", ("North West London",)),
    ],
)
def test_boroughs_in_a_cell(store: Store, cell: str, named: str, unread: tuple[str, ...]) -> None:
    terms = store.terms("borough")
    labels = {term.id: term.label for term in terms}
    ids, left = TermReader(terms).read_many(cell)
    assert ("; ".join(labels[i] for i in ids), left) == (named, unread)


@pytest.mark.parametrize(
    "cell", ["all London boroughs", "All boroughs", "pan-London", "London-wide", "32 London boroughs"]
)
def test_all_boroughs(store: Store, cell: str) -> None:
    terms = store.terms("borough")
    ids, left = TermReader(terms).read_many(cell)
    assert sorted(ids) == sorted(term.id for term in terms) and not left
