"""Two papers for the board, half a year apart: the second tells what was done in between and nothing else."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desk import ALT
from docx import Document
from keyboard import CTRL, SHIFT
from openpyxl import load_workbook
from plan_desk import COMMITMENTS, ISSUES, PAPER, WORDS, Ask, PlanDesk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT, ISSUE
from lwdesk.standing import STATUSES
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui.home.page import HomePage
from lwdesk.ui.opening import open_study
from lwdesk.ui.plan.commitments import CommitmentsPage
from lwdesk.ui.window import Window

LATER = date(2005, 5, 10)
Rows = list[tuple[object, ...]]


@pytest.fixture
def desk(show: Callable[[Store], Window], sample: Store, qtbot: QtBot) -> PlanDesk:
    """Somebody at the window on the sample study."""
    return PlanDesk(show(sample), qtbot)


def write_paper(desk: PlanDesk, path: Path, ask: Ask) -> None:
    """Write the board paper from its own part."""
    desk.go(9, PAPER)
    desk.export(path, ask)
    assert desk.said.startswith("Wrote the paper on")


def sheets(path: Path) -> dict[str, Rows]:
    """The rows of every sheet of a workbook, with dates as days."""
    book = load_workbook(path)
    return {
        sheet.title: [
            tuple(cell.date() if hasattr(cell, "date") else cell for cell in row)
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    }


def document(path: Path) -> tuple[str, list[list[str]], list[str]]:
    """A document: its paragraphs, the rows of its tables, and what its pictures show in words."""
    made = Document(str(path))
    rows = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    drawn = [each.get("descr") for each in made.element.body.iter() if each.tag.endswith("}docPr")]
    return "\n".join(paragraph.text for paragraph in made.paragraphs), rows, drawn


def counted_by_pages(desk: PlanDesk) -> tuple[dict[str, int], dict[str, int]]:
    """How many commitments have each status: on the Home page, and as cards of the board."""
    desk.press(Qt.Key.Key_Home, ALT)
    home = desk.window.page
    assert isinstance(home, HomePage) and home.overview
    begin = "commitment/"
    said = {n.key.removeprefix(begin): n.count for n in home.overview.numbers if n.key.startswith(begin)}
    desk.go(9, COMMITMENTS)
    page = desk.window.list_page
    assert isinstance(page, CommitmentsPage)
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    cards = {column.place: column.list.cards.rowCount() for column in page.board.columns}
    for _ in range(4):
        desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    return said, cards


def test_the_paper_says_what_the_pages_say(desk: PlanDesk, tmp_path: Path, ask: Ask) -> None:
    made = desk.promise()
    desk.say_who_and_when(made, "3.1", "Thames Jobc", "30 Oct 2004")
    desk.measure_it(made, "Doctors in posts", {"Baseline": "2", "Target": "12"}, {"1 Jul 2004": "3", "1 Nov 2004": "9"})
    desk.say_progress({made: "Two clinics have written."})
    desk.raise_issue(made, "Who pays for the second clinic?")
    desk.judge(made, Qt.Key.Key_R, "No clinic has answered.")
    ref = desk.info(made).ref
    on_home, on_board = counted_by_pages(desk)
    assert on_home == on_board

    for ending in (".docx", ".xlsx"):
        write_paper(desk, tmp_path / f"board{ending}", ask)
    told, rows, drawn = document(tmp_path / "board.docx")
    counts = [f"{on_board[status]:,} {status.lower()}" for status in STATUSES]
    assert f"The plan has 4 actions and 19 commitments: {', '.join(counts[:-1])} and {counts[-1]}." in told
    late = "Late. It was due on 30 Oct 2004, 16 days ago."
    assert f"{ref} {WORDS}: new in the plan. {late} 15 Nov 2004: Two clinics have written." in told
    assert [ref, WORDS, "Thames Jobcentres", "30 Oct 2004", "Late", "Red"] in rows
    assert [ref, WORDS, "Thames Jobcentres", "30 Oct 2004", "16", "No clinic has answered."] in rows
    assert ["Who pays for the second clinic?", f"{ref} {WORDS}", "15 Nov 2004"] in rows
    assert [one for one in drawn if one.startswith("Doctors in posts:") and "9 on 1 Nov 2004" in one]
    book = sheets(tmp_path / "board.xlsx")
    assert Counter(row[9] for row in book["Commitments"][1:]) == Counter(on_board)
    assert sum(row[0] == "Doctors in posts" and row[4] == 9 for row in book["Measures"]) == 1
    assert len(book["Late"]) - 1 == on_board["Late"]
    asked = [one.text for one in desk.store.plan.issues() if one.is_open]
    assert sorted(row[0] for row in book["Issues"][1:] if not row[4]) == sorted(asked)


# Half a year later


def half_a_year_later(desk: PlanDesk) -> None:
    """The study is closed, and opened again in May."""
    path = desk.store.path
    desk.store.remember(STANDS_ON, LATER.isoformat())
    desk.press(Qt.Key.Key_W, CTRL)
    assert open_study(desk.window, path) and desk.window.store
    desk.store = desk.window.store


def of_ref(desk: PlanDesk, ref: str) -> int:
    """The commitment of that reference."""
    (found,) = [one.id for one in desk.store.plan.commitments(desk.store.today()) if one.ref == ref]
    return found


def come_on(desk: PlanDesk) -> dict[str, int]:
    """What happened to the plan: one is done, one put off, one dropped, one new; gives each."""
    done, slipped, dropped = (of_ref(desk, ref) for ref in ("3.1.1", "2.1.3", "3.1.5"))
    desk.stand_on_commitment(done)
    desk.press(Qt.Key.Key_Period, CTRL)
    desk.stand_on_commitment(slipped)
    desk.press(Qt.Key.Key_Return)
    desk.fill_field("Due", "30 Sep 2005")
    desk.press(Qt.Key.Key_Escape)
    desk.on_progress(dropped)
    desk.tab()
    desk.write("x")
    desk.go(9, COMMITMENTS)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.write("Ask the buses to run at five")
    desk.fill_field("Action", "3.1", back=True)
    desk.fill_field("Due", "31 Dec 2005")
    desk.press(Qt.Key.Key_Escape)
    return {"Done": done, "Put off": slipped, "Dropped": dropped, "New": desk.newest(COMMITMENT)}


def answer(desk: PlanDesk, issue: int, words: str) -> None:
    """Note what the board has answered."""
    desk.go(9, ISSUES)
    desk.stand_on(issue)
    desk.press(Qt.Key.Key_Period, CTRL)
    desk.write(words)
    desk.press(Qt.Key.Key_Escape)
    held = desk.store.get(ISSUE, issue) or {}
    assert (held["answer"], held["answered"]) == (words, LATER)


def test_the_second_paper_tells_what_came_between_and_nothing_else(desk: PlanDesk, tmp_path: Path, ask: Ask) -> None:
    write_paper(desk, tmp_path / "first.docx", ask)
    before = {one.id: one.standing.status for one in desk.store.plan.commitments(desk.store.today())}
    half_a_year_later(desk)
    came = come_on(desk)
    said = {came["Done"]: "The last term ended in April.", came["Put off"]: "The kitchen waits for its licence."}
    desk.say_progress({came["Put off"]: said[came["Put off"]]})
    desk.stand_on_commitment(came["Done"])
    desk.press(Qt.Key.Key_Return)
    desk.to_field("Add an update")
    desk.fill(said[came["Done"]])
    issue = next(one.id for one in desk.store.plan.issues() if one.is_open)
    answer(desk, issue, "Another hotel, by the summer.")
    for ending in (".docx", ".xlsx"):
        write_paper(desk, tmp_path / f"second{ending}", ask)

    # Time itself makes late what was due in between and was not done.
    now = {one.id: one for one in desk.store.plan.commitments(LATER)}
    late = {i for i, one in now.items() if one.standing.status == "Late" and before.get(i) != "Late"}
    happened = {(what, now[i].ref) for what, i in came.items()} | {("Late", now[i].ref) for i in late}
    updates = {("Update", now[i].ref) for i in said}
    book = sheets(tmp_path / "second.xlsx")
    told = [(row[3], row[1]) for row in book["Progress"][1:]]
    assert sorted(told) == sorted(happened | updates) and not late & set(came.values())
    assert {row[1]: row[6] for row in book["Progress"] if row[3] == "Update"} == {now[i].ref: said[i] for i in said}
    assert [row[5:7] for row in book["Progress"] if row[3] == "Put off"] == [(date(2005, 1, 31), date(2005, 9, 30))]
    assert [row[3:] for row in book["Issues"][1:] if row[4]] == [("Another hotel, by the summer.", LATER)]
    words, rows, _ = document(tmp_path / "second.docx")
    assert (f"Since the last paper, of 15 Nov 2004, 1 commitment is new, 1 was done, {len(late)} have become late, "
            "1 was put off and 1 was dropped. 2 updates were written.") in words  # fmt: skip
    assert "1 issue was answered since 15 Nov 2004." in words
    assert ["30 Sep 2005", "Under way"] in [row[3:5] for row in rows if row[0] == "2.1.3"]
    lines = [line for line in words.splitlines() if "put off from" in line]
    assert len(lines) == 1 and "put off from 31 Jan 2005 to 30 Sep 2005. 10 May 2005: The kitchen waits" in lines[0]


def test_a_third_paper_at_once_has_nothing_to_tell(desk: PlanDesk, tmp_path: Path, ask: Ask) -> None:
    write_paper(desk, tmp_path / "first.xlsx", ask)
    half_a_year_later(desk)
    write_paper(desk, tmp_path / "second.xlsx", ask)
    desk.go(9, PAPER)
    desk.press(Qt.Key.Key_N, CTRL)
    write_paper(desk, tmp_path / "third.xlsx", ask)
    assert sheets(tmp_path / "third.xlsx")["Progress"][1:] == []
    assert "no commitment has changed its course" in str(sheets(tmp_path / "third.xlsx")["Summary"])
