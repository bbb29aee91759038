"""The table of summaries, what interviews are exported as, and notes brought back in by the window."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.exchange.papers import write_paper
from lwdesk.records import CONTACT, GUIDE, INTERVIEW, NOTE, PROMPT, SUMMARY
from lwdesk.store import Query, Store
from lwdesk.store.notes import Notes
from lwdesk.ui import asking, typing
from lwdesk.ui.importing.back import BackPanel
from lwdesk.ui.opening import open_study
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.pages.summaries import SummariesView
from lwdesk.ui.window import Window

LONG = "The evening kitchen trains twelve people at a time. " * 20


def seen(tmp_path: Path) -> Path:
    """A closed study: Ada (health) and Ben (retail) have summaries, Cleo has none; Ada has a note."""
    path = tmp_path / "seen.lwdesk"
    store = Store.create(path, "Seen")

    def term(vocabulary: str, n: int) -> int:
        return store.terms(vocabulary)[n].id

    with store.step("Begin") as step:
        people = [
            step.create(CONTACT, {"name": name, "sectors": [term("sector", n)], "groups": [term("group", n)]})
            for n, name in enumerate(("Ada Moss", "Ben Oda", "Cleo Fay"))
        ]
        ada, ben, _ = (step.create(INTERVIEW, {"contact": contact, "status": "Held"}) for contact in people)
        step.create(SUMMARY, {"interview": ada, "exemplary": LONG, "gaps": "Childcare."})
        step.create(SUMMARY, {"interview": ben, "added": "A fund."})
        guide = step.create(GUIDE, {"name": "Guide", "version": 1.0})
        why = step.create(PROMPT, {"guide": guide, "section": "The activity", "text": "Why?", "position": 1.0})
        step.create(NOTE, {"interview": ada, "prompt": why, "body": "Rents rose.", "position": 1.0})
        step.update(CONTACT, people[0], {"quote": "By name"})
    store.close()
    return path


@pytest.fixture
def page(window: Window, tmp_path: Path, qtbot: QtBot) -> ListPage:
    """The Interviews page of that study, the keyboard on its first row."""
    assert open_study(window, seen(tmp_path))
    window.show_page("Interviews")
    page = window.list_page
    assert page and page.record is INTERVIEW
    qtbot.waitUntil(lambda: page.side.record_id is not None)
    return page


def show(page: ListPage) -> SummariesView:
    assert page.views
    page.views.show(page.views.names.index("Summaries"))
    view = page.main
    assert isinstance(view, SummariesView)
    return view


def texts(view: SummariesView) -> list[tuple[str, ...]]:
    model = view.table.model_
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def test_summaries_stand_beside_each_other_and_the_form_makes_room(page: ListPage, window: Window) -> None:
    view = show(page)
    assert texts(view) == [("Ada Moss", "", LONG.strip(), "Childcare.", ""), ("Ben Oda", "", "", "", "A fund.")]
    assert view.count.text() == "2 summaries" and focus() is view.table
    assert not page.side.isVisible() and page.side not in page.parts()
    assert view.table.model_.index(1, 4).data(Qt.ItemDataRole.AccessibleTextRole) == "Ben Oda, Added value: A fund."
    # A record that is asked for is shown with its form.
    window.open_record("interview", page.rows.model.ids[2])
    assert (
        page.views and page.views.is_table and page.side.isVisible() and page.side.record_id == page.rows.model.ids[2]
    )


def test_the_text_under_the_keyboard_is_seen_whole(page: ListPage) -> None:
    table = show(page).table
    table.choose(page.rows.model.ids[0])
    grown = table.rowHeight(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.rowHeight(0) < grown and page.table.current_id() == page.rows.model.ids[1]
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.rowHeight(0) == grown


def test_they_are_filtered_by_what_the_interviewee_speaks_about_and_by_the_page(page: ListPage, qtbot: QtBot) -> None:
    view = show(page)
    groups, sectors = view.buttons
    sectors.tick(next(iter(sectors.choice.find(page._store.terms("sector")[1].label))))
    assert [row[0] for row in texts(view)] == ["Ben Oda"] and view.count.text() == "2 summaries · 1 shown"
    groups.tick(next(iter(groups.choice.find(page._store.terms("group")[0].label))))
    assert texts(view) == [] and view.nothing.isVisible() and "filters" in view.nothing.text()
    for button in view.buttons:
        button.clear()
    view._filter()
    page.head.box.setText("ada")
    page.rows.type("ada")
    qtbot.waitUntil(lambda: [row[0] for row in texts(view)] == ["Ada Moss"])


def test_enter_goes_on_writing_at_the_head(page: ListPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, str]] = []
    monkeypatch.setattr(typing, "open_typing", lambda _window, interview, summary: asked.append((interview, summary)))
    table = show(page).table
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_F2):
        QTest.keyClick(table, key)
    ada = page.rows.model.ids[0]
    assert asked == [(ada, "gaps"), (ada, "exemplary")]


def test_what_is_written_meanwhile_is_shown(page: ListPage, window: Window) -> None:
    view = show(page)
    window.show_screen(QWidget())
    summary = page._store.ids(Query(SUMMARY))[0]
    with page._store.step("Write") as step:
        step.update(SUMMARY, summary, {"exemplary": "Short now."})
    window.leave_screen()
    assert "Short now." in [row[2] for row in texts(view)]


def test_nothing_is_read_of_notes_and_summaries_until_they_are_shown(
    page: ListPage, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table of interviews, moving in it and changing one read no text of a note."""
    read: list[str] = []
    for name in ("of", "of_many", "get"):
        monkeypatch.setattr(Notes, name, lambda *_, name=name: read.append(name) or [])
    monkeypatch.setattr("lwdesk.ui.pages.summaries.read_summaries", lambda *_: read.append("summaries") or [])
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with page._store.step("Change") as step:
        step.update(INTERVIEW, page.rows.model.ids[0], {"place": "Here"})
    page.rows.reload()
    assert read == []
    show(page)
    assert read == ["summaries"]


def test_the_menu_of_exports_begins_with_the_schedule(
    page: ListPage, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    monkeypatch.setattr(asking, "where_to", lambda *_: out)
    written: dict[str, list[str]] = {}
    for keys in ("", "n", "u"):
        out.unlink(missing_ok=True)
        window.start_export()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu) and menu.accessibleName() == "What to export"
        QTest.keyClick(menu, Qt.Key(ord(keys.upper())) if keys else Qt.Key.Key_Return)
        qtbot.waitUntil(out.exists, timeout=20_000)
        qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
        with out.open(encoding="utf-8-sig", newline="") as file:
            written[keys] = next(csv.reader(file))[:5]
    assert written[""][2:4] == ["Wave", "Interviewer"]
    assert written["n"] == ["Interviewee", "Organisation", "Date", "Section", "Question"]
    assert written["u"] == ["Interviewee", "Organisation", "Exemplary activity", "Gaps", "Added value"]


def test_where_summaries_are_shown_those_are_exported(
    page: ListPage, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    monkeypatch.setattr(asking, "where_to", lambda *_: out)
    view = show(page)
    view.buttons[1].tick(next(iter(view.buttons[1].choice.find(page._store.terms("sector")[0].label))))
    window.start_export()
    qtbot.waitUntil(lambda: window.messages.text.startswith("Exported 1 summary to out.csv"), timeout=20_000)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["Interviewee", "Ada Moss"]


@pytest.fixture
def panel_of(page: ListPage, window: Window, qtbot: QtBot) -> Callable[[Path], BackPanel]:
    """Brings a file in by the window and gives the panel that shows what it would do."""

    def bring(path: Path) -> BackPanel:
        window.start_import(path, INTERVIEW)
        qtbot.waitUntil(lambda: bool(window.findChildren(BackPanel)), timeout=20_000)
        (panel,) = window.findChildren(BackPanel)
        return panel

    return bring


def changed_notes(store: Store, folder: Path) -> Path:
    path = folder / "Notes.xlsx"
    write_paper(store, "notes", path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F2"] = "Rents rose twice."
    book.worksheets[0].append(["Dora Kay", None, None, None, "Why?", "Nobody asked."])
    book.save(path)
    return path


def test_notes_are_shown_before_they_are_stored_and_undone_at_once(
    page: ListPage, window: Window, tmp_path: Path, qtbot: QtBot, panel_of: Callable[[Path], BackPanel]
) -> None:
    store = page._store
    panel = panel_of(changed_notes(store, tmp_path))
    table = panel.table
    rows = [[item.text() for n in range(5) if (item := table.item(row, n))] for row in range(table.rowCount())]
    assert rows[0][:3] == ["3", "left out", "Dora Kay\nWhy?"] and "row 3, Interviewee" in rows[0][3]
    assert rows[1] == ["2", "changed", "Ada Moss\nWhy?", "Rents rose.", "Rents rose twice."]
    assert panel.note.text() == "Notes: 1 updated, 1 with problems." and panel.go.text() == "Import 1 note"
    assert focus() is panel.go and not window.shown_screen
    QTest.keyClick(panel.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.messages.text == "Imported 1 row from Notes.xlsx.", timeout=20_000)
    (note,) = store.notes.of(page.rows.model.ids[0])
    assert note.body == "Rents rose twice."
    window.messages.do_action()
    (note,) = store.notes.of(page.rows.model.ids[0])
    assert note.body == "Rents rose."


def test_a_list_without_news_imports_nothing(
    page: ListPage, window: Window, tmp_path: Path, panel_of: Callable[[Path], BackPanel]
) -> None:
    path = tmp_path / "Summaries.xlsx"
    write_paper(page._store, "summaries", path)
    steps = page._store.steps(1)
    panel = panel_of(path)
    assert panel.go.text() == "Nothing to import" and not panel.go.isEnabled()
    assert panel.note.text() == "Summaries: 2 as they were."
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert page._store.steps(1) == steps


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", [""]), ("a\n\nb", ["a", "", "b"]), ("one\n• two", ["one", "• two"]), ("\U0001f600 a", ["\U0001f600 a"])],
)
def test_paragraphs_are_broken_into_lines(look: None, text: str, lines: list[str]) -> None:
    assert lines_of(text, QApplication.font(), 400) == lines


def test_what_does_not_fit_ends_in_an_ellipsis(look: None) -> None:
    lines = lines_of("\U0001f600 word " * 60, QApplication.font(), 200, 3)
    assert len(lines) == 3 and lines[-1].endswith("…") and lines[0].startswith("\U0001f600 word")
    assert "".join(lines).count("\ufffd") == 0


def test_tab_reaches_the_filters_above_the_summaries(page: ListPage, qtbot: QtBot) -> None:
    view = show(page)
    seen = []
    for _ in range(30):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        seen.append(focus())
        if focus() is view.table:
            break
    at = [seen.index(button) for button in view.buttons]
    assert at == sorted(at) and seen[-1] is view.table
    assert seen[at[0] - 1].accessibleName() == "Show as: Summaries"


def test_all_texts_are_seen_whole_where_there_is_room(page: ListPage, window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 1000)
    view = show(page)
    qtbot.waitUntil(lambda: view.table._measured == view.table._measure())
    for row in range(view.table.model_.rowCount()):
        assert view.table.rowHeight(row) >= view.table._height(row)
