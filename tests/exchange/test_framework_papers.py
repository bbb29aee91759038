"""The framework and the decisions as papers, and recommendations as letters."""

import csv
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from lwdesk.exchange.letters import free_path, letters_of, safe_name, write_letters
from lwdesk.exchange.notes_back import BackPlan, apply_back, find_back, plan_back
from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.read import open_workbook
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import FRAMEWORK, ORGANISATION, POLICY, PROPOSAL, RECOMMENDATION, WORDING, WORKSHOP
from lwdesk.store import Query, Store

DAY = date(2003, 11, 3)


@pytest.fixture
def filled(store: Store) -> Store:
    """One domain of two themes, one without anything; three recommendations to two bodies and one to nobody."""
    with store.step("Begin") as step:
        trust = step.create(ORGANISATION, {"name": "Health Trust", "address": "1 Quay Street\nLondon E1"})
        board = step.create(ORGANISATION, {"name": 'Board: "A/B"'})
        workshop = step.create(WORKSHOP, {"name": "Key skills"})
        proposal = step.create(
            PROPOSAL,
            {"text": "=Fund places", "workshop": workshop, "decision": "Passed on", "reason": "Theirs", "own": True,
             "fits": False},
        )  # fmt: skip
        step.create(WORDING, {"proposal": proposal, "text": "Pay for places"})
        domain = step.create(FRAMEWORK, {"name": "Skills", "activity": "Teach", "partners": [board], "position": 1.0})
        empty = step.create(FRAMEWORK, {"name": "Health", "position": 2.0})
        theme = step.create(FRAMEWORK, {"name": "Cards", "domain": domain, "partners": [trust, board]})
        step.create(FRAMEWORK, {"name": "Rooms", "domain": domain})
        step.create(POLICY, {"name": "Skills for Life", "linked": [theme, empty]})
        for to, text in ((trust, "Fund places"), (trust, "Open the bank"), (board, "Meet"), (None, "Nobody")):
            from_proposal = proposal if text == "Fund places" else None
            step.create(RECOMMENDATION, {"to": to, "text": text, "proposal": from_proposal})
    return store


def words(path: Path) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs if p.text]


def test_the_framework_has_a_row_a_domain_under_the_headings_that_stay(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "framework.csv"
    assert write_paper(filled, "framework", path) == "2 domains"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Domain", "Themes", "Partners", "Links", "Activity"],
        ["Skills", "Cards; Rooms", 'Board: "A/B"; Health Trust', "Skills for Life", "Teach"],
        ["Health", "", "", "Skills for Life", ""],
    ]
    book = tmp_path / "framework.xlsx"
    write_paper(filled, "framework", book)
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert [[cell.value or "" for cell in row[:5]] for row in sheet.iter_rows()] == rows


def test_the_paper_has_a_table_of_three_columns_for_each_domain(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "framework.docx"
    assert write_paper(filled, "framework", path) == "2 domains"
    document = Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["Skills", "Health"] and "Activity: Teach" in words(path)
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells == [
        ["Themes", "Partners", "Links"],
        ["• Cards\n• Rooms", '• Board: "A/B"\n• Health Trust', "• Skills for Life"],
    ]
    section = document.sections[0]
    assert section.page_width and section.page_height and section.page_width > section.page_height


def test_an_empty_framework_says_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "framework.docx"
    assert write_paper(store, "framework", path) == "0 domains"
    assert "The framework has no domain yet." in words(path)
    assert write_paper(store, "decisions", tmp_path / "decisions.xlsx") == "0 proposals"
    with pytest.raises(ExchangeTrouble, match=r"decisions can be written as \.xlsx or \.csv"):
        write_paper(store, "decisions", tmp_path / "decisions.docx")


def test_decisions_say_each_criterion_the_reason_and_to_whom(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "decisions.xlsx"
    assert write_paper(filled, "decisions", path) == "1 proposal"
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row[:11]] for row in sheet.iter_rows()]
    assert rows[0][4:8] == [
        "Duplicates nobody's work", "Fits the people and the money", "Can be done in the time",
        "Uses an offer that was made",
    ]  # fmt: skip
    assert rows[1] == ["P0001", "=Fund places", "Key skills", None, "Yes", "No", None, None, "Passed on", "Theirs",
                       "Health Trust"]  # fmt: skip
    assert sheet["B2"].data_type == "s" and sheet["B2"].quotePrefix


def all_ids(store: Store) -> list[int]:
    return list(store.ids(Query(RECOMMENDATION)))


def test_a_letter_to_each_body_says_what_where_from_and_why(filled: Store, tmp_path: Path) -> None:
    written = write_letters(filled, all_ids(filled), tmp_path, DAY, "London")
    assert [path.name for path in written.paths] == ["Letter to Board A B.docx", "Letter to Health Trust.docx"]
    assert len(written.ids) == 3 and len(written.without) == 1
    told = words(written.paths[1])
    assert told[:4] == ["London, 3 November 2003", "Health Trust", "1 Quay Street", "London E1"]
    assert "1. Fund places" in told and "2. Open the bank" in told and told[-1] == "For London works"
    origin = "It was proposed in the workshop “Key skills”, and another proposal said the same."
    assert origin in told and "Why we pass it on: Theirs" in told
    assert "Recommendations of London works" in told
    assert "A recommendation of London works" in words(written.paths[0])


def test_one_letter_each_and_nothing_is_written_over(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "letter to health trust.DOCX").write_text("changed by hand")
    written = write_letters(filled, all_ids(filled), tmp_path, DAY, one_each=True)
    assert [path.name for path in written.paths] == [
        "Letter to Board A B.docx", "Letter to Health Trust (2).docx", "Letter to Health Trust (3).docx",
    ]  # fmt: skip
    assert (tmp_path / "letter to health trust.DOCX").read_text() == "changed by hand"
    assert words(written.paths[0])[0] == "3 November 2003"


def test_a_body_that_was_deleted_gets_no_letter(filled: Store) -> None:
    with filled.step("Delete") as step:
        step.delete(ORGANISATION, filled.ids(Query(ORGANISATION)))
    letters, without = letters_of(filled, all_ids(filled))
    assert letters == [] and len(without) == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [("a/b\\c:d*e", "a b c d e"), ("con", "con_"), ("...", "Letter"), ("x" * 200, "x" * 80), ("Lpt1", "Lpt1_"),
     ("Trust. ", "Trust")],
)  # fmt: skip
def test_names_of_files_are_such_as_every_system_takes(text: str, name: str, tmp_path: Path) -> None:
    assert safe_name(text) == name
    assert free_path(tmp_path, text) == tmp_path / f"{name}.docx"


# Brought back in


def plan_of(store: Store, path: Path) -> BackPlan:
    with open_workbook(path) as book:
        found = find_back(book)
        assert found
        return plan_back(store, book, found)


def shown(store: Store) -> list[tuple[str, list[str], set[str], set[str], str]]:
    names, policies = (store.labels(r.name, store.ids(Query(r))) for r in (ORGANISATION, POLICY))
    return [
        (d.line.name, [t.name for t in d.themes], {names[i] for i in d.partners}, {policies[i] for i in d.links},
         d.line.activity)
        for d in store.framework.domains()
    ]  # fmt: skip


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_was_exported_changes_nothing_when_it_comes_back(filled: Store, tmp_path: Path, ending: str) -> None:
    with filled.step("A semicolon") as step:
        step.create(FRAMEWORK, {"name": "One; two", "domain": filled.framework.domains()[0].line.id})
    path = tmp_path / f"framework{ending}"
    write_paper(filled, "framework", path)
    plan = plan_of(filled, path)
    assert [row.outcome for row in plan.rows] == ["same", "same"] and plan.deeds == []
    steps = filled.steps(1)
    assert apply_back(filled, plan).step_id is None and filled.steps(1) == steps


def test_what_is_new_in_it_is_added_and_nothing_is_taken_away(filled: Store, tmp_path: Path) -> None:
    before = shown(filled)
    path = tmp_path / "framework.xlsx"
    write_paper(filled, "framework", path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A2"], sheet["B2"], sheet["C2"] = "Key skills", "Rooms; Mentors", "Health Trust; A new body"
    sheet["D2"], sheet["E2"] = "Skills for Life; Every Child", "Teach well"
    sheet.append(["Health at work", "Nurses", "A NEW BODY", "Every child", "Visit"])
    sheet.append([None, "Lost"])
    sheet.append(["Health at work", "Again"])
    book.save(path)
    plan = plan_of(filled, path)
    assert [row.outcome for row in plan.rows] == ["updated", "same", "new", "problem", "problem"]
    assert "row 5, Domain: the domain has no name. Give it one." in plan.rows[3].troubles[0].sentence
    apply_back(filled, plan)
    bodies = {"Health Trust", 'Board: "A/B"', "A new body"}
    assert shown(filled) == [
        ("Key skills", ["Cards", "Rooms", "Mentors"], bodies, {"Skills for Life", "Every Child"}, "Teach well"),
        ("Health", [], set(), {"Skills for Life"}, ""),
        ("Health at work", ["Nurses"], {"A new body"}, {"Every Child"}, "Visit"),
    ]
    filled.undo()
    assert shown(filled) == before


def test_a_framework_typed_elsewhere_makes_domains(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    path.write_text("Domain,Themes,Partners,Links,Activity\nHealth,Nurses; Cards,The Trust,,\n", encoding="utf-8")
    apply_back(store, plan_of(store, path))
    assert shown(store) == [("Health", ["Nurses", "Cards"], {"The Trust"}, set(), "")]


def test_a_theme_that_a_policy_was_linked_to_before_is_no_second_one(filled: Store, tmp_path: Path) -> None:
    book = tmp_path / "framework.xlsx"
    write_paper(filled, "framework", book)
    with closing(Store.create(tmp_path / "other.lwdesk")) as other:
        with other.step("A list of policies") as step:
            known = step.create(FRAMEWORK, {"name": "Cards"})
            policy = step.create(POLICY, {"name": "Skills for Life", "linked": [known]})
        apply_back(other, plan_of(other, book))
        skills, health = other.framework.domains()
        assert [theme.name for theme in skills.themes] == ["Cards", "Rooms"] and not health.themes
        assert [skills.line.links, skills.themes[0].links, health.line.links] == [(), (policy,), (policy,)]
        other.undo()
        assert [domain.line.name for domain in other.framework.domains()] == ["Cards"]
