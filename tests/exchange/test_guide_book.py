"""The interview guide as a workbook: written, read back, and read from whatever somebody made of their own guide."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lwdesk.exchange.asked import Asked, differences, is_same, shipped, together
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.guide_book import read_guide
from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.papers.guide import write_version
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.operations import guide as verbs
from lwdesk.records import INTERVIEW
from lwdesk.store import Store


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "guide.xlsx"


def book(path: Path, *sheets: tuple[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    made.save(path)
    return path


def asked(path: Path) -> list[tuple[str, str, str | None]]:
    return [(q.section, q.text, q.hint) for q in read_guide(path).questions]


@pytest.mark.parametrize(("paper", "said"), [("guide", "an interview guide"), ("matrix", "a sampling matrix")])
def test_a_paper_that_is_no_list_is_told_from_one(store: Store, sheet: Path, paper: str, said: str) -> None:
    verbs.current(store)
    write_paper(store, paper, sheet)
    with pytest.raises(ExchangeTrouble, match=f": this is {said}"):
        plan_file(store, sheet)


def test_what_is_written_is_read_back_without_a_difference(store: Store, sheet: Path) -> None:
    guide = verbs.current(store)
    assert write_paper(store, "guide", sheet) == "33 questions"
    prompts = store.notes.prompts(guide)
    found = read_guide(sheet)
    assert found.notes == []
    changes = differences(prompts, found.questions)
    assert is_same(prompts, changes)


def test_every_text_survives_the_workbook(store: Store, sheet: Path) -> None:
    guide = verbs.current(store)
    odd = ("=1+1", "-3 and less?", "Café “Ouvert” & <Co>?", "@home?", "'Quoted'?", "x" * 1000)
    for text in odd:
        verbs.add_prompt(store, guide, {"text": text, "section": "=Odd", "hint": f"{text}\nsecond line"})
    write_paper(store, "guide", sheet)
    assert is_same(store.notes.prompts(guide), differences(store.notes.prompts(guide), read_guide(sheet).questions))


def test_the_workbook_has_the_newest_version_and_can_be_printed(store: Store, sheet: Path) -> None:
    first = verbs.current(store)
    with store.step("Interview") as step:
        step.create(INTERVIEW, {"guide": first})
    verbs.change_prompt(store, store.notes.prompts(first)[0].id, {"text": "Who are you?"})
    write_paper(store, "guide", sheet)
    page = load_workbook(sheet).active
    assert [cell.value for cell in page[1]] == ["Section", "Question", "Hint", "Asks for contacts"]
    assert page["B2"].value == "Who are you?"
    assert page["D34"].value == "Yes"
    assert page.print_title_rows == "$1:$1"
    assert page.oddHeader.left.text == "Interview guide, version 2"
    assert page.page_setup.fitToHeight == 0 and page.sheet_properties.pageSetUpPr.fitToPage
    write_version(store, first, sheet)
    assert load_workbook(sheet).active["B2"].value != "Who are you?"


def test_a_study_without_a_guide_exports_the_one_that_ships(store: Store, sheet: Path) -> None:
    write_paper(store, "guide", sheet)
    assert store.notes.guides() == []
    assert [q.text for q in read_guide(sheet).questions] == [q.text for q in shipped()[1]]


def test_it_is_a_workbook_only(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExchangeTrouble, match=r"guide can be written as \.xlsx"):
        write_paper(store, "guide", tmp_path / "guide.csv")


WHO, WHY = "Who are you?", "Why do you do it?"
IN_TWO = [("You", WHO, None), ("The work", WHY, None)]
FOREIGN: dict[str, tuple[Sequence[Sequence[object]], list[tuple[str, str, str | None]]]] = {
    "sections in every row": (
        [["Section", "Question", "Probe"], ["You", WHO, "Name"], ["The work", WHY, None]],
        [("You", WHO, "Name"), ("The work", WHY, "")],
    ),
    "sections where they begin": (
        [["Part", "Prompt", "Probes"], ["You", WHO, "Name"], [None, "And then?", None], ["The work", WHY, None]],
        [("You", WHO, "Name"), ("You", "And then?", ""), ("The work", WHY, "")],
    ),
    "a title above": (
        [["Topic guide 2026"], [], ["Topic", "Main question", "Follow up"], ["You", WHO, "Name"], ["The work", WHY]],
        [("You", WHO, "Name"), ("The work", WHY, "")],
    ),
    "section rows and a column of numbers": (
        [["No.", "Question"], [None, "You"], [1, WHO], [2, "And then?"], [None, "The work"], [3, WHY]],
        [("You", WHO, None), ("You", "And then?", None), ("The work", WHY, None)],
    ),
    "section rows in the first column": (
        [["No.", "Question", "Hint"], ["You"], [1, WHO, "Name"], [2, "And then?"], ["The work"], [3, WHY]],
        [("You", WHO, "Name"), ("You", "And then?", ""), ("The work", WHY, "")],
    ),
    "numbers in the words": (
        [["Question"], ["1. You"], ["1.1 Who are you?"], ["1.2 And then?"], ["2. The work"], ["2.1 Why do you do it?"]],
        [("You", WHO, None), ("You", "And then?", None), ("The work", WHY, None)],
    ),
    "numbered questions under plain sections": (
        [["Question"], ["You"], ["1) Tell me who you are"], ["2) And then?"], ["The work"], ["3) Why do you do it?"]],
        [("You", "Tell me who you are", None), ("You", "And then?", None), ("The work", WHY, None)],
    ),
    "no headings at all": (
        [["Interview guide"], ["You"], [WHO], ["And then?"], ["The work"], [WHY]],
        [("You", WHO, None), ("You", "And then?", None), ("The work", WHY, None)],
    ),
    "probes on rows of their own": (
        [["Question"], ["You"], ["1. Who are you?"], ["- Name"], ["• Post"], ["The work"], ["2. Why do you do it?"]],
        [("You", WHO, "Name\nPost"), ("The work", WHY, None)],
    ),
    "questions that read like an instruction": (
        [["Section", "Question"], ["You", "Please describe your post"], ["You", "List your partners"]],
        [("You", "Please describe your post", None), ("You", "List your partners", None)],
    ),
    "sections that come again": (
        [["Section", "Question"], ["You", WHO], ["The work", WHY], ["you", "And then?"]],
        [("You", WHO, None), ("You", "And then?", None), ("The work", WHY, None)],
    ),
    "no sections": ([["Question"], [WHO], [WHY]], [("Questions", WHO, None), ("Questions", WHY, None)]),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_guide_that_somebody_made_is_read(sheet: Path, name: str) -> None:
    rows, wanted = FOREIGN[name]
    assert asked(book(sheet, ("Sheet1", rows))) == wanted


def test_a_sheet_for_each_section_gives_it_its_name(sheet: Path) -> None:
    book(sheet, ("You", [["Question"], [WHO]]), ("The work", [["Question"], [WHY]]), ("Rota", [["Day"], ["Monday"]]))
    assert asked(sheet) == IN_TWO


def test_a_csv_guide_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "guide.csv"
    path.write_text(f"Section,Question\nYou,{WHO}\nThe work,{WHY}\n", encoding="utf-8")
    assert asked(path) == IN_TWO


def test_trouble_says_sheet_row_and_column(sheet: Path) -> None:
    book(sheet, ("Mine", [["Section", "Question", "Asks for contacts"], ["You", WHO, "no"], ["You", WHY, "perhaps"]]))
    with pytest.raises(ExchangeTrouble, match=r"^Mine, row 3, column C: “perhaps” is neither Yes nor No."):
        read_guide(sheet)
    book(sheet, ("Mine", [["Section", "Question"], ["You", "x" * 1001]]))
    with pytest.raises(ExchangeTrouble, match=r"^Mine, row 2, column B: a question holds at most 1,000 characters"):
        read_guide(sheet)
    book(sheet, ("Mine", [["Section", "Question"], *(["You", f"{n}, is it?"] for n in range(600))]))
    with pytest.raises(ExchangeTrouble, match=r"more than 500 questions"):
        read_guide(sheet)


def test_what_holds_no_questions_is_refused_with_what_to_do(sheet: Path) -> None:
    book(sheet, ("Rota", [["Day", "Who"], ["Monday", "Sam"], ["Tuesday", "Ada"]]))
    with pytest.raises(ExchangeTrouble, match=r"Put the headings Section and Question above them"):
        read_guide(sheet)


def test_a_question_asked_twice_is_left_out_and_told(sheet: Path) -> None:
    book(sheet, ("Mine", [["Section", "Question"], ["You", WHO], ["You", WHY], ["You", WHO.upper()]]))
    found = read_guide(sheet)
    assert len(found.questions) == 2
    assert found.notes == ["Mine, row 4 asks the same as row 2 and was left out."]


def test_what_differs_is_told_question_by_question(store: Store) -> None:
    prompts = store.notes.prompts(verbs.current(store))
    wanted = [Asked(p.section, p.text, p.hint, p.referrals) for p in prompts]
    wanted[1] = Asked(
        wanted[1].section, "Before that, what did you do that bears on health or on work?", wanted[1].hint
    )
    wanted[2] = Asked(wanted[2].section, wanted[2].text, "Another.", False)
    gone = wanted.pop(10)
    wanted.insert(4, Asked(wanted[4].section, "Is there a lift?"))
    found = differences(prompts, together(wanted))
    told = [(d.before.text if d.before else "", d.after.text if d.after else "", d.what) for d in found]
    assert told[1][2] == ("Question",), "put in other words between the same neighbours"
    assert told[2][2] == ("Hint",)
    assert [t for t in told if not t[0]] == [("", "Is there a lift?", ())]
    assert [t for t in told if not t[1]] == [(gone.text, "", ())]
    assert len([t for t in told if t[2]]) == 2


def test_what_a_file_does_not_say_stays_as_it_is(store: Store, sheet: Path) -> None:
    prompts = store.notes.prompts(verbs.current(store))
    rows = [["Section", "Question"], *([p.section, p.text] for p in prompts), ["More", "Anyone else to talk to?"]]
    found = differences(prompts, read_guide(book(sheet, ("Mine", rows))).questions)
    assert [d.what for d in found] == [()] * 34
    assert [(d.after.text, d.after.referrals) for d in found if d.after and not d.before] == [
        ("Anyone else to talk to?", True)
    ]
