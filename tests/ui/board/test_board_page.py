"""The page on which the paper for the board is prepared."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.operations import board as verbs
from lwdesk.records import ACTION, COMMITMENT, PAPER
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui import asking
from lwdesk.ui.board.page import BoardPage
from lwdesk.ui.window import Window


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A plan of one commitment, a first paper in May, and now it is November."""
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "plan.lwdesk", "London Works")
    store.remember(STANDS_ON, "2004-05-10")
    with store.step("Plan") as step:
        action = step.create(ACTION, {"name": "3.1 Links to health"})
        given = {"ref": "3.1.1", "text": "Train link workers", "action": action, "status": "Under way"}
        step.create(COMMITMENT, given | {"due": date(2004, 9, 30)})
        verbs.keep_as_written(step, store, "First paper", date(2004, 5, 18), date(2004, 5, 10))
    store.remember(STANDS_ON, "2004-11-15")
    return store


@pytest.fixture
def desk(qtbot: QtBot, look: None, store: Store) -> Iterator[Window]:
    """The window on it."""
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(store)
    window.show_page("Action plan", "Board paper")
    yield window
    window.close()


def page_of(window: Window) -> BoardPage:
    page = window.page and window.page.inner
    assert isinstance(page, BoardPage)
    return page


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def retype(box: QWidget, text: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, text)


def test_the_keyboard_stands_in_the_summary_and_the_papers_are_listed(desk: Window) -> None:
    page = page_of(desk)
    assert here() is page.preparing.boxes["summary"].box
    assert [page.papers.item(n).text() for n in range(page.papers.count())] == [
        "Being prepared", "18 May 2004 · First paper",
    ]  # fmt: skip
    assert page.head.count.text() == "What changed since 18 May 2004"
    assert page.preparing.settings.since.currentText() == "The last paper, of 18 May 2004"


def test_what_is_typed_is_on_the_disk_a_second_later(desk: Window, qtbot: QtBot, store: Store) -> None:
    box = page_of(desk).preparing.boxes["late"].box
    retype(box, "We are sorry.")
    with_texts = Store.open(store.path, reading=True)
    qtbot.waitUntil(lambda: any("late" in paper.texts for paper in with_texts.papers.all()), timeout=10_000)
    assert with_texts.papers.all()[0].texts["late"][0] == "We are sorry."
    with_texts.close()
    assert here() is box and box.toPlainText() == "We are sorry."


def test_who_types_on_and_on_loses_no_more_than_the_last_seconds(desk: Window, qtbot: QtBot, store: Store) -> None:
    box = page_of(desk).preparing.boxes["late"]
    box._pause.setInterval(600_000)
    retype(box.box, "We are sorry, and")
    assert not verbs.current(store)
    assert box._longest.isActive() and box._longest.interval() <= 5000
    box._longest.setInterval(1)
    qtbot.waitUntil(lambda: verbs.current(store) is not None, timeout=10_000)
    assert verbs.current(store).texts["late"][0] == "We are sorry, and"  # type: ignore[union-attr]


def test_an_edited_text_says_so_and_ours_comes_back(desk: Window, store: Store) -> None:
    page = page_of(desk)
    section = page.preparing.boxes["late"]
    ours = section.box.toPlainText()
    assert ours == "1 commitment is late, of 1. It has become so since 18 May 2004." and section.mark.isHidden()
    retype(section.box, "We are sorry.")
    page.flush()
    assert not section.mark.isHidden() and section.said.text() == "Edited."
    with store.step("Elsewhere") as step:
        step.update(COMMITMENT, store.ids(Query(COMMITMENT))[0], {"status": "Done"})
    assert section.box.toPlainText() == "We are sorry." and "has changed since" in section.said.text()
    section.ours.setFocus()
    QTest.keyClick(section.ours, Qt.Key.Key_Return)
    assert section.box.toPlainText() == "Nothing is late." and section.mark.isHidden()
    desk.undo()
    assert section.box.toPlainText() == "We are sorry."


def test_a_change_of_the_plan_does_not_go_over_what_is_being_typed(desk: Window, store: Store) -> None:
    box = page_of(desk).preparing.boxes["summary"].box
    retype(box, "Half a sen")
    with store.step("Elsewhere") as step:
        step.update(COMMITMENT, store.ids(Query(COMMITMENT))[0], {"status": "Done"})
    assert box.toPlainText() == "Half a sen"


def test_a_section_is_left_out_by_its_tick_and_comes_back(desk: Window, store: Store) -> None:
    section = page_of(desk).preparing.boxes["measures"]
    section.tick.setFocus()
    QTest.keyClick(section.tick, Qt.Key.Key_Space)
    assert section.box.isHidden() and verbs.current(store).left_out == {"measures"}  # type: ignore[union-attr]
    QTest.keyClick(section.tick, Qt.Key.Key_Space)
    assert not section.box.isHidden()


def test_title_meeting_and_since_are_kept(desk: Window, store: Store, qtbot: QtBot) -> None:
    page = page_of(desk)
    settings = page.preparing.settings
    title = settings.title.editor.focusProxy()
    assert title is not None
    retype(title, "Autumn paper")
    meeting = settings.meeting.editor.focusProxy()
    assert meeting is not None
    retype(meeting, "18 Nov 2004")
    page.preparing.boxes["summary"].box.setFocus()
    paper = verbs.current(store)
    assert paper and (paper.name, paper.day) == ("Autumn paper", date(2004, 11, 18))
    settings.since.setCurrentIndex(settings.since.findData(""))
    settings.since.activated.emit(settings.since.currentIndex())
    assert page.head.count.text() == "All of it is told as new"
    assert (
        "This paper tells of the whole plan, from its beginning." in page.preparing.boxes["summary"].box.toPlainText()
    )


def test_a_day_that_is_none_says_so_and_stays(desk: Window, store: Store) -> None:
    settings = page_of(desk).preparing.settings
    meeting = settings.meeting.editor.focusProxy()
    assert meeting is not None
    retype(meeting, "some time")
    settings.store_now()
    assert "is not a date" in settings.meeting.editor.trouble
    retype(page_of(desk).preparing.boxes["late"].box, "We are sorry.")
    page_of(desk).flush()
    assert settings.meeting.editor.text() == "some time"


def test_an_earlier_paper_is_shown_and_prepared_again(desk: Window, store: Store) -> None:
    page = page_of(desk)
    QTest.keyClick(here(), Qt.Key.Key_Escape)
    assert here() is page.papers
    QTest.keyClick(page.papers, Qt.Key.Key_Down)
    assert page.earlier.isVisible()
    assert page.earlier.title.text() == "First paper"
    assert page.earlier.figures.text() == "1 commitment then: 1 under way."
    page.earlier.again.setFocus()
    QTest.keyClick(page.earlier.again, Qt.Key.Key_Return)
    assert page.preparing.isVisible() and page.papers.count() == 1
    assert verbs.current(store).name == "First paper"  # type: ignore[union-attr]
    desk.undo()
    assert page.papers.count() == 2


def test_a_letterhead_that_went_away_can_be_done_without(
    desk: Window, store: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, path = tmp_path / "head.docx", tmp_path / "paper.docx"
    Document().save(str(head))
    page = page_of(desk)
    monkeypatch.setattr(asking, "which_file", lambda *_: head)
    page.preparing.settings.choose.click()
    assert page.preparing.settings.letterhead.text().startswith("head.docx")
    head.unlink()
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    desk.start_export()
    qtbot.waitUntil(lambda: "not in its folder any more" in desk.messages.text, timeout=20_000)
    assert not path.exists() and [paper.written for paper in store.papers.all()] == [date(2004, 5, 10)]
    button = next(
        b for b in desk.messages.findChildren(QWidget) if getattr(b, "text", str)() == "Write on a plain page"
    )
    button.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Wrote the paper" in desk.messages.text, timeout=20_000)
    assert path.exists()
    page.preparing.settings.plain.click()
    assert verbs.letterhead(store) is None


def test_a_new_paper_is_begun_once_one_was_written(
    desk: Window, store: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(desk)
    desk.command("new")
    assert "being prepared here already" in desk.messages.text
    monkeypatch.setattr(asking, "where_to", lambda *_: tmp_path / "paper.xlsx")
    desk.start_export()
    qtbot.waitUntil(lambda: "Wrote the paper" in desk.messages.text, timeout=20_000)
    assert page.papers.item(0).text() == "Written on 15 Nov 2004"
    desk.command("new")
    assert page.papers.item(0).text() == "Being prepared" and page.papers.count() == 3
    desk.command("delete")
    assert page.papers.item(0).text() == "Written on 15 Nov 2004"
    assert store.count(Query(PAPER)) == 2


def test_everything_that_takes_the_keyboard_has_a_name(desk: Window) -> None:
    page = page_of(desk)
    page.preparing.settings.day.setVisible(True)
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
    ]  # fmt: skip
    assert nameless == []


def test_a_copy_to_look_at_changes_nothing(
    qtbot: QtBot, look: None, store: Store, shown: Callable[[QWidget], QWidget]
) -> None:
    window = Window()
    shown(window)
    window.show_study(store, looking=True)
    window.show_page("Action plan", "Board paper")
    page = page_of(window)
    assert page.preparing.boxes["summary"].box.isReadOnly()
    page.commands.leave_out(page.board.sections[0], True)
    assert "copy to look at" in window.messages.text and verbs.current(store) is None
    window.close()
