"""Nothing typed is ever lost: undo, changes from elsewhere, a disk that is full, the window closed, an old version."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_hand import ALT, CTRL, SHIFT, here, press, write

from lwdesk import paths
from lwdesk.records import CONTACT, INTERVIEW, NOTE, SUMMARY
from lwdesk.store import Step, Store, StudyTrouble
from lwdesk.store.notes import NoteInfo
from lwdesk.ui.notes import NoteEditor
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.history import NoteHistory
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window

Notes = Callable[[], list[NoteInfo]]
FULL = "The disk is full."


class Disk:
    """Makes every step of a study come to nothing while it is `full`."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        real = store.step

        def step(*given: Any, **named: Any) -> AbstractContextManager[Step]:
            if self.full:
                raise StudyTrouble(FULL)
            return real(*given, **named)

        monkeypatch.setattr(store, "step", step)


@pytest.fixture
def disk(screen: TypingScreen, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(screen.store, monkeypatch)


def texts(screen: TypingScreen) -> list[str]:
    return [a.body for a in screen.script.answers() if not a.is_blank]


def test_a_visit_is_one_undo_and_the_field_follows(screen: TypingScreen, window: Window, notes: Notes) -> None:
    write("One")
    screen.flush()
    write(" and more")
    screen.flush()
    press(Qt.Key.Key_Return, CTRL)
    write("Two")
    screen.flush()
    press(Qt.Key.Key_Up, ALT)
    write(" after all")
    window.undo()
    assert texts(screen) == ["One and more", "Two"], "what was typed meanwhile was stored first, and undone"
    window.undo()
    assert texts(screen) == ["One and more"]
    window.undo()
    assert texts(screen) == [] and notes() == []
    for _ in range(3):
        window.redo()
    assert texts(screen) == ["One and more after all", "Two"]
    assert [n.body for n in notes()] == texts(screen)
    write("!")
    screen.flush()
    assert [n.body.replace("!", "") for n in notes()] == ["One and more after all", "Two"], "in the same note"


def test_ctrl_z_takes_typing_back_before_it_takes_steps_back(screen: TypingScreen, notes: Notes) -> None:
    write("Word")
    screen.flush()
    press(Qt.Key.Key_Return, CTRL)
    write("x")
    press(Qt.Key.Key_Z, CTRL)
    screen.flush()
    assert texts(screen) == ["Word"] and [n.body for n in notes()] == ["Word"]


def test_typed_and_rubbed_out_leaves_nothing_and_an_answer_emptied_stays(screen: TypingScreen, notes: Notes) -> None:
    write("a")
    screen.flush()
    press(Qt.Key.Key_Backspace)
    screen.flush()
    press(Qt.Key.Key_Return, CTRL)
    assert notes() == []
    write("b")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return, CTRL)
    assert [n.body for n in notes()] == [""], "its history is still there"


def test_changes_from_elsewhere_appear_but_not_over_what_is_being_typed(
    screen: TypingScreen, notes: Notes, questions: list[str]
) -> None:
    write("Mine")
    press(Qt.Key.Key_Return, CTRL)
    store = screen.store
    prompts = store.notes.prompts(store.notes.guide_of(screen.interview_id) or 0)
    write("Still being typed")
    with store.step("A colleague's import") as step:
        (mine,) = notes()
        step.update(NOTE, mine.id, {"body": "Theirs"})
        for place, text in ((2, "New from Word"), (1, "Another answer")):
            given = {"interview": screen.interview_id, "prompt": prompts[place].id, "position": float(place + 1)}
            step.create(NOTE, given | {"body": text})
    assert texts(screen) == ["Theirs", "Another answer", "Still being typed", "New from Word"] or texts(screen) == [
        "Theirs", "Still being typed", "Another answer", "New from Word",
    ]  # fmt: skip
    screen.flush()
    assert sorted(n.body for n in notes()) == ["Another answer", "New from Word", "Still being typed", "Theirs"]
    screen.window_.undo()
    screen.window_.undo()
    assert texts(screen) == ["Mine"]


def test_the_person_and_the_summary_follow_too(screen: TypingScreen) -> None:
    store = screen.store
    contact = (store.get(INTERVIEW, screen.interview_id) or {})["contact"]
    with store.step("Elsewhere") as step:
        step.update(CONTACT, contact, {"name": "Ines Fairbrother-Hale", "quote": "By name"})
        step.create(SUMMARY, {"interview": screen.interview_id, "gaps": "No evenings"})
    assert screen.side.name.text() == screen.head.title.text() == "Ines Fairbrother-Hale"
    assert screen.side.summary.heads["gaps"].text == "No evenings"


def test_an_interview_that_is_deleted_takes_the_screen_with_it(
    screen: TypingScreen, window: Window, qtbot: QtBot, notes: Notes
) -> None:
    write("Kept")
    screen.flush()
    with screen.store.step("Delete") as step:
        step.delete(INTERVIEW, [screen.interview_id])
    qtbot.waitUntil(lambda: window.shown_screen is None)
    assert "Undo brings it back" in window.messages.text
    assert [n.body for n in notes()] == ["Kept"]


def test_a_full_disk_is_said_and_tried_again_by_itself(
    screen: TypingScreen, window: Window, disk: Disk, notes: Notes, qtbot: QtBot
) -> None:
    disk.full = True
    write("Do not lose this")
    assert not screen.flush()
    assert window.messages.text == FULL and screen.head.stored.text() == "not stored yet"
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is screen, "it stays open while there is something to lose"
    assert texts(screen) == ["Do not lose this"] and notes() == []
    disk.full = False
    qtbot.waitUntil(lambda: [n.body for n in notes()] == ["Do not lose this"], timeout=8000)
    assert window.messages.text == "Everything typed is stored now."
    assert screen.head.stored.text().startswith("stored ")


def test_what_cannot_be_stored_at_the_end_comes_back(
    screen: TypingScreen, window: Window, disk: Disk, notes: Notes, qtbot: QtBot
) -> None:
    write("Safe")
    press(Qt.Key.Key_Return, CTRL)
    screen.flush()
    disk.full = True
    write("Only on the screen")
    screen.show_place(None, 0, 0, "gaps")
    write("Evenings")
    window.show_page("Mapping")
    assert window.shown_screen is None and "come back when this interview is typed up again" in window.messages.text
    assert [n.body for n in notes()] == ["Safe"]
    disk.full = False
    open_typing(window, screen.interview_id)
    shown = window.shown_screen
    assert isinstance(shown, TypingScreen)
    assert texts(shown) == ["Safe", "Only on the screen"]
    assert shown.side.summary.heads["gaps"].text == "Evenings"
    assert "Read them through" in window.messages.text
    assert list((paths.data_dir() / "unstored").rglob("*.json")) == []
    window.undo()
    assert texts(shown) == ["Safe"]


def test_words_kept_do_not_overwrite_what_was_written_since(
    screen: TypingScreen, window: Window, disk: Disk, notes: Notes
) -> None:
    write("First")
    screen.flush()
    disk.full = True
    write(" and kept")
    window.show_page("Mapping")
    disk.full = False
    (note,) = notes()
    with screen.store.step("Meanwhile") as step:
        step.update(NOTE, note.id, {"body": "Something else"})
    open_typing(window, screen.interview_id)
    assert sorted(n.body for n in notes()) == ["First and kept", "Something else"]


def test_words_kept_that_cannot_be_read_stay_where_they_are(screen: TypingScreen, window: Window) -> None:
    folder = paths.data_dir() / "unstored" / screen.store.uuid
    folder.mkdir(parents=True)
    (folder / f"{screen.interview_id}-x.json").write_text("not json", encoding="utf-8")
    press(Qt.Key.Key_Escape)
    open_typing(window, screen.interview_id)
    assert isinstance(window.shown_screen, TypingScreen)
    assert "could not be stored before" in window.messages.text
    assert (folder / f"{screen.interview_id}-x.json").exists()


@pytest.mark.parametrize("way", ["another page", "close the study", "close the window", "another study"])
def test_every_way_out_stores_what_was_typed(screen: TypingScreen, window: Window, way: str, tmp_path: Path) -> None:
    path, interview = screen.store.path, screen.interview_id
    write("The last word")
    if way == "another page":
        window.show_page("Contacts")
    elif way == "close the study":
        window.close_study()
    elif way == "close the window":
        window.close()
    else:
        window.show_study(Store.create(tmp_path / "another.lwdesk"))
    if way == "another page":
        assert window.store
        assert [n.body for n in window.store.notes.of(interview)] == ["The last word"]
        return
    store = Store.open(path)
    assert [n.body for n in store.notes.of(interview)] == ["The last word"]
    store.close()


def test_the_history_of_an_answer_and_the_way_back(
    screen: TypingScreen, window: Window, notes: Notes, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_H, CTRL)
    assert window.messages.text == "Nothing was typed here yet, so it has no history."
    write("What she said first")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_A, CTRL)
    write("What she meant")
    press(Qt.Key.Key_H, CTRL)
    panel = next(w for w in window.findChildren(NoteHistory) if w.isVisible())
    assert panel.versions.count() == 2 and "Now" in panel.versions.item(0).text()
    assert panel.now.toPlainText() == "What she meant" and panel.then.toPlainText() == "What she said first"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.versions)
    assert panel.back.isVisible()
    press(Qt.Key.Key_Return)
    assert [n.body for n in notes()] == ["What she said first"] == texts(screen)
    assert panel.versions.count() == 3
    panel.close()
    window.undo()
    assert texts(screen) == ["What she meant"]


def test_bold_and_quotations_are_stored_with_the_words(screen: TypingScreen, window: Window, notes: Notes) -> None:
    write("  ")
    press(Qt.Key.Key_B, CTRL)
    write("never")
    press(Qt.Key.Key_B, CTRL)
    write(" again ")
    screen.flush()
    (note,) = notes()
    assert note.body == "never again" and json.loads(note.marks) == [[0, 5, "b"]]
    interview = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(window, interview)
    shown = window.shown_screen
    assert isinstance(shown, TypingScreen)
    (answer,) = [a for a in shown.script.answers() if not a.is_blank]
    assert answer.field().note() == ("never again", '[[0,5,"b"]]')


def test_nothing_can_be_typed_into_a_copy_to_look_at(window: Window, interview: int, qtbot: QtBot) -> None:
    assert window.store
    path = window.store.path
    with window.store.step("Notes") as step:
        step.create(NOTE, {"interview": interview, "body": "To be read"})
    window.close_study()
    window.show_study(Store.open(path, reading=True), looking=True)
    open_typing(window, interview)
    screen = window.shown_screen
    assert isinstance(screen, TypingScreen)
    field = here()
    assert isinstance(field, NoteEditor)
    write("nothing")
    press(Qt.Key.Key_1, ALT)
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert "copy to look at" in window.messages.text
    assert texts(screen) == ["To be read"]
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is None
