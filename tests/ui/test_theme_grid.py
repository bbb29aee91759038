"""The part Grid: what each interview came to on each theme, written in place and never lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_accessible import name_of, takes_focus
from theme_study import CTRL, SHIFT, Study, make_study, press, settle, type_

from lwdesk.operations import findings, themes
from lwdesk.store import StudyTrouble
from lwdesk.ui import asking
from lwdesk.ui.themes.grid import GridPage
from lwdesk.ui.themes.grid_model import PASSAGES
from lwdesk.ui.themes.passages import PassagesPage
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    return make_study(tmp_path / "small.lwdesk")


@pytest.fixture
def window(qtbot: QtBot, look: None, study: Study) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(study.store)
    yield window
    window.close()


@pytest.fixture
def page(window: Window) -> GridPage:
    """The page, the keyboard on Ada, Health."""
    window.show_page("Themes", "Grid")
    page = window.page and window.page.inner
    assert isinstance(page, GridPage) and page.grid.hasFocus()
    return page


def said(study: Study, interview: int, theme: int) -> str:
    return study.store.themes.finding(interview, theme).body


def test_rows_are_interviews_and_columns_themes_with_their_passages(page: GridPage, study: Study) -> None:
    assert [who.name for who in page.model.rows] == ["Ada Okoro", "Ben Lowe"]
    assert [theme.name for theme in page.model.themes] == ["Health", "Work"]
    counts = [page.model.index(row, column).data(PASSAGES) for row in (0, 1) for column in (0, 1)]
    assert counts == [1, 1, 1, 1]
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ada Okoro, Health: nothing yet, 1 passage"
    page.level.setCurrentIndex(1)
    page.level.activated.emit(1)
    assert page.level.currentText() == "Parts of Health"
    assert [theme.name for theme in page.model.themes] == ["Sleep"]
    page.commands.next_view()
    assert [theme.name for theme in page.model.themes] == ["Health", "Work"]


def test_typing_writes_and_enter_goes_on_below(page: GridPage, study: Study, window: Window) -> None:
    type_("Sleeps badly")
    press(Qt.Key.Key_Return, SHIFT)
    type_("since June")
    press(Qt.Key.Key_Return)
    assert said(study, study.ada, study.health) == "Sleeps badly\nsince June"
    assert page.grid.hasFocus() and page.grid.cell() == (study.ben, study.health)
    press(Qt.Key.Key_F2)
    type_("Well")
    press(Qt.Key.Key_Tab)
    assert said(study, study.ben, study.health) == "Well" and page.grid.cell() == (study.ben, study.work)
    press(Qt.Key.Key_Left)
    type_("now")
    press(Qt.Key.Key_Escape)
    assert said(study, study.ben, study.health) == "Well now", "typing goes on behind what is there"
    assert page.grid.hasFocus()
    window.undo()
    assert said(study, study.ben, study.health) == "Well"
    window.undo()
    window.undo()
    assert study.store.themes.findings([study.health]) == {}, "one undo a cell"
    assert page.model.index(0, 0).data() == ""


def test_what_is_being_written_is_stored_while_the_box_is_open(page: GridPage, study: Study, qtbot: QtBot) -> None:
    type_("Half a sen")
    qtbot.waitUntil(lambda: said(study, study.ada, study.health) == "Half a sen")
    assert page.grid.drawing.box is not None and page.grid.drawing.box.toPlainText() == "Half a sen"
    type_("tence")
    press(Qt.Key.Key_Return)
    assert said(study, study.ada, study.health) == "Half a sentence"


def test_leaving_the_page_or_filtering_keeps_what_was_written(page: GridPage, study: Study, window: Window) -> None:
    type_("Kept")
    window.show_page("Mapping")
    assert said(study, study.ada, study.health) == "Kept"
    window.show_page("Themes", "Grid")
    press(Qt.Key.Key_Right)
    type_("Kept too")
    page.head.begin_filter("lowe")
    assert said(study, study.ada, study.work) == "Kept too"
    assert [who.name for who in page.model.rows] == ["Ben Lowe"]


def test_a_text_that_was_not_taken_is_tried_again(
    page: GridPage, study: Study, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise StudyTrouble("The disk is full. Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(findings, "write", full)
        type_("Do not lose me")
        press(Qt.Key.Key_Escape)
        assert window.messages.text == "The disk is full. Make room."
    press(Qt.Key.Key_F2)
    assert page.grid.drawing.box is not None and page.grid.drawing.box.toPlainText() == "Do not lose me"
    press(Qt.Key.Key_Escape)
    assert said(study, study.ada, study.health) == "Do not lose me"


def test_space_goes_to_the_passages_and_enter_adds_one(page: GridPage, study: Study, window: Window) -> None:
    press(Qt.Key.Key_Space)
    assert page.side.list.hasFocus() and page.side.title.text() == "Ada Okoro, Health"
    press(Qt.Key.Key_Return)
    assert said(study, study.ada, study.health) == "“Nobody asks how they sleep.”"
    assert page.model.index(0, 0).data() == "“Nobody asks how they sleep.”"
    press(Qt.Key.Key_Return)
    assert window.messages.text == "The cell has these words already."
    press(Qt.Key.Key_Escape)
    assert page.grid.hasFocus() and page.grid.cell() == (study.ada, study.health)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_F2)
    assert isinstance(window.shown_screen, TypingScreen)


def test_delete_empties_a_cell_and_undo_fills_it(page: GridPage, study: Study, window: Window) -> None:
    findings.write(study.store, study.ada, study.health, "Well")
    assert page.model.index(0, 0).data() == "Well"
    press(Qt.Key.Key_Delete)
    assert said(study, study.ada, study.health) == "" and window.messages.text == "Emptied Ada Okoro, Health."
    window.messages.do_action()
    assert page.model.index(0, 0).data() == "Well"


def test_filters_narrow_the_rows(page: GridPage, study: Study) -> None:
    young = next(t.id for t in study.store.terms("group") if t.label == "Young people")
    page.head.buttons["groups"].tick((young, "Young people"))
    assert [who.name for who in page.model.rows] == ["Ada Okoro"]
    page.head.begin_filter("nobody")
    assert page.empty.isVisible() and page.empty.head.text() == "Nothing matches"
    page.empty.clear_button.click()
    assert len(page.model.rows) == 2 and page.head.count.text() == "2 interviews"


def test_the_clipboard_takes_a_cell_or_the_whole(page: GridPage, study: Study) -> None:
    findings.write(study.store, study.ada, study.health, "Well")
    page.commands.copy()
    assert QApplication.clipboard().text() == "Well"
    page.grid.go_to((study.ben, study.work))
    page.commands.paste()
    press(Qt.Key.Key_Escape)
    assert said(study, study.ben, study.work) == "Well"
    page.commands.copy_with_headings()
    lines = QApplication.clipboard().text().splitlines()
    assert lines == ["Interviewee\tOrganisation\tHealth\tWork", "Ada Okoro\t\tWell\t", "Ben Lowe\t\t\tWell"]


def test_the_grid_is_exported_as_it_is_shown(
    page: GridPage, study: Study, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings.write(study.store, study.ben, study.work, "=1+1")
    target = tmp_path / "grid.xlsx"
    monkeypatch.setattr(asking, "where_to", lambda *_: target)
    page.head.begin_filter("lowe")
    window.start_export()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert window.messages.text == "Exported 1 interview to grid.xlsx."
    sheet = load_workbook(target).worksheets[0]
    assert [cell.value for cell in sheet[2]][:5] == ["a contact", None, sheet["C2"].value, None, "=1+1"]
    assert sheet["E2"].data_type == "s"


def test_without_themes_it_says_so_and_new_leads_to_the_tree(page: GridPage, study: Study, window: Window) -> None:
    themes.delete(study.store, [study.health, study.sleep, study.work])
    assert page.empty.isVisible() and page.empty.head.text() == "No themes yet"
    page.empty.new_button.click()
    settle()
    inner = window.page and window.page.inner
    assert isinstance(inner, PassagesPage)
    type_("Again")
    press(Qt.Key.Key_Return)
    settle()
    assert study.tree() == ["Again"]


def test_everything_in_it_has_a_name_and_can_be_left(page: GridPage, window: Window) -> None:
    press(Qt.Key.Key_F2)
    settle()
    nameless = [type(w).__name__ for w in page.findChildren(QWidget) if takes_focus(w) and not name_of(w)]
    assert nameless == []
    press(Qt.Key.Key_Escape)
    found = []
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
        if found[-1] is page.grid:
            break
    assert found[-1] is page.grid and page.head.box in found and page.level in found
    press(Qt.Key.Key_F, CTRL)
    window.command("find_here")
    assert page.head.box.hasFocus()
