"""Notes being typed while the study changes under them: what was typed is on the screen and in the study, both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from typing_hand import press, write

from lwdesk import paths
from lwdesk.records import GUIDE, INTERVIEW, NOTE, PROMPT
from lwdesk.store.notes import NoteInfo
from lwdesk.ui.typing import in_mind, open_typing
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window

Notes = Callable[[], list[NoteInfo]]


def texts(window: Window) -> list[str]:
    screen = window.shown_screen
    assert isinstance(screen, TypingScreen)
    return [a.body for a in screen.script.answers() if not a.is_blank]


@pytest.mark.parametrize("elsewhere", ["changed", "deleted"])
def test_what_was_typed_and_rubbed_out_again_is_stored_over_a_change_from_elsewhere(
    screen: TypingScreen, window: Window, notes: Notes, elsewhere: str
) -> None:
    write("Mine")
    screen.flush()
    (note,) = notes()
    write("x")
    press(Qt.Key.Key_Backspace)
    with screen.store.step("Elsewhere") as step:
        if elsewhere == "changed":
            step.update(NOTE, note.id, {"body": "Theirs"})
        else:
            step.delete(NOTE, [note.id])
    screen.flush()
    assert texts(window) == ["Mine"] == [n.body for n in notes()]


def test_the_last_words_of_a_deleted_interview_come_back_with_it(
    screen: TypingScreen, window: Window, notes: Notes, qtbot: QtBot
) -> None:
    write("Kept")
    screen.flush()
    write(" and the last words")
    with screen.store.step("Delete") as step:
        step.delete(INTERVIEW, [screen.interview_id])
    qtbot.waitUntil(lambda: window.shown_screen is None)
    assert "The last words come back" in window.messages.text
    window.undo()
    open_typing(window, screen.interview_id)
    assert texts(window) == ["Kept and the last words"] == [n.body for n in notes()]


def test_the_last_words_of_an_interview_that_was_undone_come_back_when_it_is_made_again(
    screen: TypingScreen, window: Window, notes: Notes, qtbot: QtBot
) -> None:
    store, interview = screen.store, screen.interview_id
    write("Not stored yet")
    store.undo()
    assert store.get(INTERVIEW, interview) is None
    qtbot.waitUntil(lambda: window.shown_screen is None)
    store.redo()
    open_typing(window, interview)
    assert texts(window) == ["Not stored yet"] == [n.body for n in notes()]


def test_an_answer_to_a_question_that_was_undone_is_a_free_note(
    screen: TypingScreen, window: Window, notes: Notes, qtbot: QtBot
) -> None:
    store, interview = screen.store, screen.interview_id
    press(Qt.Key.Key_Escape)
    with store.step("Another guide") as step:
        guide = step.create(GUIDE, {"name": "Other", "version": 9.0})
        step.create(PROMPT, {"guide": guide, "section": "Only this", "text": "What else?", "position": 1.0})
    open_typing(window, interview)
    before = window.shown_screen
    write("To a question that goes")
    store.undo()
    qtbot.waitUntil(lambda: window.shown_screen is not before)
    assert texts(window) == ["To a question that goes"]
    assert [(n.body, n.prompt) for n in notes()] == [("To a question that goes", None)]
    assert store.check() == []


@pytest.fixture
def no_room(screen: TypingScreen, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], None]]:
    """Call it with True, and neither the study nor a file beside it takes anything more."""
    driver = screen.store._connections.driver
    write = Path.write_text

    def set_full(full: bool) -> None:
        pages = driver.execute("PRAGMA page_count").fetchone()[0] if full else 1_000_000
        driver.execute(f"PRAGMA max_page_count = {pages}")

        def write_nothing(*_: object, **__: object) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_text", write_nothing if full else write)

    yield set_full
    monkeypatch.setattr(Path, "write_text", write)
    in_mind.forget()


def paste_much(screen: TypingScreen) -> str:
    """More than fits into the free pages of the study."""
    text = "word " * 30_000 + "end"
    screen.script.first_blank().field().textCursor().insertText(text)
    return text


def test_on_a_disk_without_any_room_the_window_stays_until_told_otherwise(
    screen: TypingScreen, window: Window, notes: Notes, no_room: Callable[[bool], None], qtbot: QtBot
) -> None:
    no_room(True)
    text = paste_much(screen)
    assert not window.close() and window.isVisible() and window.shown_screen is screen
    assert window.messages.text == in_mind.AT_RISK
    no_room(False)
    qtbot.waitUntil(lambda: [n.body for n in notes()] == [text], timeout=8000)
    assert window.close()


def test_words_that_nothing_took_are_kept_in_mind_and_come_back(
    screen: TypingScreen, window: Window, notes: Notes, no_room: Callable[[bool], None]
) -> None:
    no_room(True)
    text = paste_much(screen)
    window.show_page("Mapping")
    assert "only while lwdesk stays open" in window.messages.text
    assert not window.close(), "not while there are words that nothing took"
    no_room(False)
    open_typing(window, screen.interview_id)
    assert texts(window) == [text] == [n.body for n in notes()]
    assert in_mind.is_empty() and window.close()


def test_who_closes_the_study_is_told_where_the_last_words_are(
    screen: TypingScreen, window: Window, no_room: Callable[[bool], None]
) -> None:
    no_room(True)
    paste_much(screen)
    window.close_study()
    assert window.store is None and "only while lwdesk stays open" in window.messages.text


def test_who_is_told_may_close_all_the_same(
    screen: TypingScreen, window: Window, no_room: Callable[[bool], None]
) -> None:
    no_room(True)
    paste_much(screen)
    assert not window.close()
    window.messages.do_action()
    assert not window.isVisible() and window.store is None


def test_half_a_file_of_kept_words_does_not_keep_the_others_back(
    screen: TypingScreen, window: Window, notes: Notes
) -> None:
    press(Qt.Key.Key_Escape)
    folder = paths.data_dir() / "unstored" / screen.store.uuid
    folder.mkdir(parents=True)
    whole = (
        '[{"kind": "note", "note": null, "prompt": null, "section": "Free notes", "position": 1, "before": "", '
        '"said": "", "body": "Whole", "marks": ""}]'
    )
    (folder / f"{screen.interview_id}-1.json").write_text(whole[:40], encoding="utf-8")
    (folder / f"{screen.interview_id}-2.json").write_text(whole, encoding="utf-8")
    open_typing(window, screen.interview_id)
    assert [n.body for n in notes()] == ["Whole"]
    assert [file.name for file in folder.iterdir()] == [f"{screen.interview_id}-1.json"]
    assert "could not be stored before" in window.messages.text
