"""The thread on the screen: from any page, in both directions, by keyboard alone, and back to where one was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT
from lwdesk.store import Store
from lwdesk.ui import asking
from lwdesk.ui.opening import open_study
from lwdesk.ui.thread import current_record, link_current, save_what_became, show_loose, show_thread
from lwdesk.ui.thread.line import ThreadLine
from lwdesk.ui.thread.linking import LinkPanel
from lwdesk.ui.thread.loose import LooseScreen
from lwdesk.ui.thread.outline import KEY
from lwdesk.ui.thread.screen import ThreadScreen
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window
from tests.thread_study import HEARD, HUSHED, Grown, grow


@pytest.fixture
def study(tmp_path: Path, home: Path) -> tuple[Path, Grown]:
    path = tmp_path / "grown.lwdesk"
    store = Store.create(path, "Grown")
    grown = grow(store)
    store.close()
    return path, grown


@pytest.fixture
def window(qtbot: QtBot, look: None, study: tuple[Path, Grown]) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, study[0])
    yield window
    window.close()


@pytest.fixture
def grown(study: tuple[Path, Grown]) -> Grown:
    return study[1]


def thread_of(window: Window, kind: str, id: int) -> ThreadScreen:
    """Open the record on its page, and there its thread by the key."""
    window.open_record(kind, id)
    show_thread(window)
    assert isinstance(window.shown_screen, ThreadScreen)
    return window.shown_screen


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    joined = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        joined |= one
    QTest.keyClick(here, key, joined)


KINDS = ("activity", "organisation", "contact", "interview", "proposal", "contribution", "framework", "commitment",
         "action", "recommendation")  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_knows_its_record_and_shows_its_thread(window: Window, kind: str) -> None:
    window.open_record(kind, 1)
    assert current_record(window) == (kind, 1)
    show_thread(window)
    screen = window.shown_screen
    assert isinstance(screen, ThreadScreen)
    assert screen.story.start.key == (kind, 1)
    assert screen.outline.hasFocus()


def test_a_delegate_has_the_thread_of_the_contact(window: Window, grown: Grown) -> None:
    assert thread_of(window, "delegate", grown.delegate).story.start.key == ("contact", grown.ada)


def test_from_a_commitment_to_the_words_in_the_notes_and_back(window: Window, grown: Grown, qtbot: QtBot) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    assert screen.outline.choose(("passage", grown.heard))
    press(Qt.Key.Key_Return)
    notes = window.shown_screen
    assert isinstance(notes, TypingScreen)
    assert notes.interview_id == grown.ada_talk
    assert notes.current is not None
    assert notes.current.field().textCursor().selectedText() == HEARD
    # On the words the key leads to the passage, and Escape back into the notes.
    assert current_record(window) == ("passage", grown.heard)
    show_thread(window)
    again = window.shown_screen
    assert isinstance(again, ThreadScreen) and again.story.start.key == ("passage", grown.heard)
    press(Qt.Key.Key_Escape)
    assert isinstance(window.shown_screen, TypingScreen)
    assert window.shown_screen.interview_id == grown.ada_talk


def test_escape_leads_back_to_the_same_record(window: Window, grown: Grown) -> None:
    thread_of(window, "commitment", grown.straight)
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is None
    page = window.list_page
    assert page is not None and page.table.current_id() == grown.straight
    assert page.isAncestorOf(QApplication.focusWidget())


def test_from_thread_to_thread_and_back(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    screen.outline.choose(("passage", grown.heard))
    show_thread(window)
    assert screen.story.start.key == ("passage", grown.heard)
    assert screen.outline.choose(("commitment", grown.grown))
    press(Qt.Key.Key_Backspace)
    assert screen.story.start.key == ("commitment", grown.grown)
    assert screen.outline.key() == ("passage", grown.heard)
    press(Qt.Key.Key_Backspace)
    assert window.shown_screen is None


def test_enter_opens_the_record_on_its_page(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    screen.outline.choose(("proposal", grown.proposal))
    press(Qt.Key.Key_Return)
    page = window.list_page
    assert window.shown_screen is None and page is not None
    assert (page.record.name, page.table.current_id()) == ("proposal", grown.proposal)


def test_the_outline_and_the_picture_go_together(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    drawing = screen.picture.canvas.drawing
    assert drawing is not None
    assert drawing.headings == (
        "Interviews and mapping", "What was said", "Proposals", "Framework", "Commitments", "Since then",
    )  # fmt: skip
    screen.outline.choose(("proposal", grown.proposal))
    assert drawing.boxes[screen.picture.canvas.current].keys == (("proposal", grown.proposal),)
    screen.picture.setFocus()
    press(Qt.Key.Key_Left)
    assert screen.outline.key() in {("passage", grown.heard), ("contribution", grown.offer)}
    press(Qt.Key.Key_Right)
    assert screen.outline.key() == ("proposal", grown.proposal)
    before = screen.picture.canvas.zoom
    press(Qt.Key.Key_Plus)
    assert screen.picture.canvas.zoom > before
    press(Qt.Key.Key_0)
    assert screen.picture.canvas.zoom <= before * 1.01


def test_every_line_of_the_picture_joins_what_the_outline_joins(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    drawing = screen.picture.canvas.drawing
    assert drawing is not None
    steps = screen.story.thread.back
    for one, other in drawing.lines:
        pairs = [(a, b) for a in drawing.boxes[one].keys for b in drawing.boxes[other].keys]
        forward = screen.story.thread.forward
        assert any(a in steps.get(b, ()) or b in forward.get(a, ()) for a, b in pairs)
    for line in drawing.lines:
        for x, y in drawing.route(line):
            column = [box for box in drawing.boxes if box.x == x]
            assert all(not box.y < y < box.y + 64 for box in column), "a line goes through a box"


def test_a_screen_reader_hears_each_row_whole(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.straight)
    top = screen.outline.topLevelItem(0)
    assert top is not None
    row = top.child(0)
    assert row is not None
    said = row.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"“{HUSHED}”, Passage · a contact · 4 Nov 2003"
    assert "Ben" not in screen.told.text() + screen.title.text()


def test_delete_takes_a_link_away_and_undo_brings_it_back(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.straight)
    screen.outline.choose(("passage", grown.hushed))
    press(Qt.Key.Key_Delete)
    assert ("passage", grown.hushed) not in screen.story.told
    window.undo()
    assert ("passage", grown.hushed) in screen.story.told


def test_what_is_no_link_by_hand_stays(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    screen.outline.choose(("interview", grown.ada_talk))
    press(Qt.Key.Key_Delete)
    assert ("interview", grown.ada_talk) in screen.story.told
    assert "change it there" in window.messages.text


def test_a_link_is_made_by_typing(window: Window, grown: Grown, qtbot: QtBot) -> None:
    screen = thread_of(window, "commitment", grown.bare)
    screen.outline.setCurrentItem(screen.outline.topLevelItem(0))
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkPanel) and w.isVisible())
    QTest.keyClicks(panel.box, "help line")
    qtbot.waitUntil(lambda: panel.marked() is not None)
    assert panel.meaning.text() == "The proposal will be among what the commitment grew from."
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert ("proposal", grown.proposal) in screen.story.told
    assert window.store is not None
    held = window.store.get(COMMITMENT, grown.bare)
    assert held is not None and list(held["proposals"]) == [grown.proposal]


def test_a_link_is_offered_from_the_page_too(window: Window, grown: Grown) -> None:
    window.open_record("proposal", grown.left_out)
    link_current(window)
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkPanel) and w.isVisible())
    assert panel.start == ("proposal", grown.left_out)
    panel.close()


def test_the_line_under_the_form_leads_to_the_thread(window: Window, grown: Grown, qtbot: QtBot) -> None:
    window.open_record("proposal", grown.proposal)
    page = window.list_page
    assert page is not None
    line = page.side.findChild(ThreadLine)
    assert line is not None
    qtbot.waitUntil(lambda: "1 passage" in line.button.accessibleName())
    assert line.button.accessibleName().startswith("Thread: grew from 1 activity, 1 passage, 1 offer; led to")
    line.button.setFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(window.shown_screen, ThreadScreen)


def test_the_picture_and_the_outline_are_saved(
    window: Window, grown: Grown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = thread_of(window, "commitment", grown.grown)
    for name in ("thread.png", "thread.docx"):
        monkeypatch.setattr(asking, "where_to", lambda *_, name=name: tmp_path / name)
        window.start_export()
        assert (tmp_path / name).exists()
    drawing = screen.picture.canvas.drawing
    assert drawing is not None
    assert QImage(str(tmp_path / "thread.png")).width() == 2 * drawing.width
    assert any(HEARD in p.text for p in Document(str(tmp_path / "thread.docx")).paragraphs)


def test_where_the_record_goes_the_thread_goes(window: Window, grown: Grown, qtbot: QtBot) -> None:
    thread_of(window, "commitment", grown.bare)
    assert window.store is not None
    with window.store.step("Delete") as step:
        step.delete(COMMITMENT, [grown.bare])
    qtbot.waitUntil(lambda: window.shown_screen is None)


def test_without_a_record_it_is_said_what_to_do(window: Window) -> None:
    window.show_page("Matrix")
    show_thread(window)
    assert window.shown_screen is None
    assert "Put the keyboard on a record first" in window.messages.text


def test_what_was_never_taken_up_is_listed_and_opened(window: Window, grown: Grown) -> None:
    show_loose(window, "passages")
    screen = window.shown_screen
    assert isinstance(screen, LooseScreen)
    assert [b.text() for b in screen.buttons.values()] == [
        "Passages never taken up · 1", "Offers never used · 1", "Commitments with no evidence · 1",
    ]  # fmt: skip
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert screen.what == "commitments"
    item = screen.list.topLevelItem(0)
    assert item is not None and item.data(0, KEY) == ("commitment", grown.bare)
    show_thread(window)
    assert isinstance(window.shown_screen, ThreadScreen)
    press(Qt.Key.Key_Escape)
    back = window.shown_screen
    assert isinstance(back, LooseScreen) and back.what == "commitments"
    assert back.list.key() == ("commitment", grown.bare)
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is None


def test_the_list_gets_shorter_as_things_are_taken_up(window: Window, grown: Grown) -> None:
    show_loose(window, "passages")
    screen = window.shown_screen
    assert isinstance(screen, LooseScreen) and window.store is not None
    with window.store.step("Take up") as step:
        step.update(COMMITMENT, grown.bare, {"passages": (grown.unheard,)})
    assert screen.buttons["passages"].text() == "Passages never taken up · 0"
    assert screen.nothing.text() == "Every passage has been taken up." and not screen.nothing.isHidden()


def test_the_letter_is_written_to_whom_the_keyboard_is_on(
    window: Window, grown: Grown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(asking, "where_to", lambda *_: tmp_path / "letter.docx")
    window.open_record("delegate", grown.delegate)
    save_what_became(window)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert "Ada Okoro" in Document(str(tmp_path / "letter.docx")).paragraphs[1].text
    window.open_record("proposal", grown.proposal)
    save_what_became(window)
    assert "put the keyboard on one first" in window.messages.text


def test_the_buttons_say_what_they_do(window: Window, grown: Grown) -> None:
    screen = thread_of(window, "contact", grown.ada)
    buttons = [b for b in screen.findChildren(QPushButton) if b.isVisible()]
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert screen.became_button.isVisible()


def test_what_is_typed_up_is_where_it_was_after_the_thread(window: Window, grown: Grown) -> None:
    open_typing(window, grown.ada_talk)
    assert current_record(window) in {("interview", grown.ada_talk), ("passage", grown.heard)}
    show_thread(window)
    assert isinstance(window.shown_screen, ThreadScreen)
    press(Qt.Key.Key_Escape)
    assert isinstance(window.shown_screen, TypingScreen)


def test_what_cannot_be_linked_by_hand_leads_to_the_record_whose_thread_it_is(window: Window, grown: Grown) -> None:
    screen = thread_of(window, COMMITMENT.name, grown.grown)
    assert screen.outline.choose(("contact", grown.ada))
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (panel,) = window.findChildren(LinkPanel)
    assert panel.start == (COMMITMENT.name, grown.grown)
    panel.reject()


def test_nought_shows_the_whole_picture_in_a_narrow_window(window: Window, grown: Grown) -> None:
    window.resize(900, 600)
    screen = thread_of(window, COMMITMENT.name, grown.grown)
    picture = screen.picture
    assert picture.canvas.minimumWidth() > picture.viewport().width(), "at first it can be read"
    picture.setFocus()
    press(Qt.Key.Key_0)
    assert picture.canvas.zoom == 0.5 or picture.canvas.minimumWidth() <= picture.viewport().width()
    press(Qt.Key.Key_Plus)
    assert picture.canvas.zoom > 0.5
