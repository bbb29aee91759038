"""Words given themes while notes are typed up: by keyboard, stored with the text, to the summary and to proposals."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from typing_hand import CTRL, NONE, SHIFT, here, press, write

from lwdesk.operations import themes
from lwdesk.records import PASSAGE, PROPOSAL, SUMMARY, THEME
from lwdesk.store import Query
from lwdesk.store.notes import NoteInfo
from lwdesk.store.passages import PassageInfo
from lwdesk.ui.notes import NoteEditor
from lwdesk.ui.notes.context_menu import open_at_keyboard
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.screen import TypingScreen

Key = Qt.Key
SAID = "We trained ninety carers. The college stayed shut."


@pytest.fixture
def answer(screen: TypingScreen) -> NoteEditor:
    """The first answer, with a few words in it and the keyboard behind them."""
    write(SAID)
    editor = here()
    assert isinstance(editor, NoteEditor)
    return editor


@pytest.fixture
def health(screen: TypingScreen) -> int:
    """A theme with a sub-theme, "Health › Key skills"."""
    themes.create(screen.store, "Trust among neighbours")
    return themes.create(screen.store, "Health matters › Kindred crafts")


def choose(editor: NoteEditor, words: str) -> None:
    editor.show_place(editor.note()[0].index(words), len(words))


def held(screen: TypingScreen) -> list[PassageInfo]:
    return [one for found in screen.store.passages.of_interview(screen.interview_id).values() for one in found]


def paths(screen: TypingScreen) -> list[tuple[str, list[str]]]:
    """The words of each passage, and its themes."""
    known = themes.paths(screen.store)
    return [(one.words, [known[i] for i in one.themes]) for one in held(screen)]


def give(*typed: str) -> None:
    """Ctrl+L, a few letters and Enter for each theme, Enter."""
    press(Key.Key_L, CTRL)
    for letters in typed:
        write(letters)
        press(Key.Key_Return)
    press(Key.Key_Return)


def test_chosen_words_are_given_a_theme_with_three_keys_and_a_few_letters(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "ninety carers")
    give("kind")
    assert paths(screen) == [("ninety carers", ["Health matters › Kindred crafts"])]
    assert here() is answer and not answer.textCursor().hasSelection()
    assert answer.accessibleDescription() == "In a passage: Kindred crafts"
    # What is typed on stands behind the words, not in their place.
    write(" in all")
    assert answer.note()[0].startswith("We trained ninety carers in all.")
    screen.flush()
    assert [words for words, _ in paths(screen)] == ["ninety carers"]


def test_several_themes_and_one_that_is_new_are_each_one_undo(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "The college stayed shut")
    give("kindred", "Evening hours")
    assert paths(screen) == [("The college stayed shut", ["Health matters › Kindred crafts", "Evening hours"])]
    screen.window_.undo()
    assert paths(screen) == [("The college stayed shut", ["Health matters › Kindred crafts"])]
    assert "Evening hours" not in themes.paths(screen.store).values()
    screen.window_.undo()
    assert paths(screen) == []


def test_the_themes_of_the_passage_under_the_keyboard_are_shown_and_taken_off_with_backspace(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "ninety carers")
    give("kindred", "trust")
    answer.show_place(SAID.index("carers"), 0)
    press(Key.Key_L, CTRL)
    press(Key.Key_Backspace)
    assert paths(screen) == [("ninety carers", ["Health matters › Kindred crafts"])]
    press(Key.Key_Backspace)
    assert paths(screen) == []
    write("trust")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert paths(screen) == [("ninety carers", ["Trust among neighbours"])] and here() is answer


def test_escape_goes_back_to_the_words_and_leaves_them_chosen(screen: TypingScreen, answer: NoteEditor) -> None:
    choose(answer, "ninety")
    press(Key.Key_L, CTRL)
    assert here() is not answer
    press(Key.Key_Escape)
    assert here() is answer and answer.textCursor().selectedText() == "ninety"
    assert paths(screen) == [] and screen.window_.shown_screen is screen


def test_without_chosen_words_it_is_said_what_to_do(screen: TypingScreen, answer: NoteEditor) -> None:
    press(Key.Key_L, CTRL)
    assert here() is answer
    press(Key.Key_J, CTRL)
    assert screen.store.notes.summary_of(screen.interview_id) is None


def test_passages_are_stored_in_the_step_of_the_text(screen: TypingScreen, answer: NoteEditor, health: int) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    answer.show_place(0, 0)
    write("   Last year ")
    steps = len(screen.store.steps(1000))
    screen.flush()
    (passage,) = held(screen)
    note = screen.store.notes.get(passage.note)
    assert note and note.body.startswith("Last year We trained")
    assert passage.span.stands_in(note.body) and passage.words == "ninety carers"
    assert len(screen.store.steps(1000)) == steps + 1
    screen.window_.undo()
    assert held(screen)[0].start == SAID.index("ninety")
    assert answer.passages()[0].span.stands_in(answer.note()[0])


def test_only_who_typed_knows_which_of_two_equal_words_went(screen: TypingScreen, health: int, qtbot: QtBot) -> None:
    write("so so")
    editor = here()
    assert isinstance(editor, NoteEditor)
    editor.show_place(0, 2)
    give("kindred")
    editor.show_place(0, 3)
    press(Key.Key_Delete)
    screen.flush()
    (passage,) = held(screen)
    assert (passage.words, passage.lost) == ("so", True)


def test_words_that_are_gone_are_listed_and_put_back_on_others_or_dropped(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    choose(answer, "trained ninety carers")
    press(Key.Key_Delete)
    screen.flush()

    def buttons(kind: type, name: str) -> list[QPushButton]:
        return [b for b in screen.script.findChildren(kind) if b.isVisible() and b.accessibleName().startswith(name)]

    (back,) = buttons(QPushButton, "Put back on the chosen words: ninety carers")
    choose(answer, "The college")
    back.setFocus()
    press(Key.Key_Return)
    assert [(one.words, one.lost) for one in held(screen)] == [("The college", False)]
    assert not buttons(QPushButton, "Put back")
    choose(answer, "The college")
    press(Key.Key_Delete)
    screen.flush()
    (drop,) = buttons(QToolButton, "Drop the passage: The college")
    drop.setFocus()
    press(Key.Key_Space)
    assert held(screen) == [] and not buttons(QToolButton, "Drop")
    screen.window_.undo()
    assert [one.lost for one in held(screen)] == [True]


def test_one_press_adds_the_words_to_the_head_used_last_as_a_quotation(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    screen.side.summary.focus_head("gaps")
    write("Too few evenings.")
    answer.show_place(SAID.index("carers"), 0)
    press(Key.Key_J, CTRL)
    summary = screen.store.get(SUMMARY, screen.store.notes.summary_of(screen.interview_id) or 0)
    assert summary and summary["gaps"] == "Too few evenings.\n“ninety carers”"
    assert screen.side.summary.heads["gaps"].text == "Too few evenings.\n“ninety carers”"
    screen.window_.undo()
    assert screen.side.summary.heads["gaps"].text == "Too few evenings."


def test_words_that_stand_in_the_summary_are_not_added_again(screen: TypingScreen, answer: NoteEditor) -> None:
    choose(answer, "The college stayed shut")
    press(Key.Key_J, CTRL)
    press(Key.Key_J, CTRL)
    heads = [head.text for head in screen.side.summary.heads.values()]
    assert sorted(heads) == ["", "", "“The college stayed shut”"]


def test_a_proposal_is_made_of_the_passage(screen: TypingScreen, answer: NoteEditor, health: int) -> None:
    before = set(screen.store.ids(Query(PROPOSAL)))
    choose(answer, "ninety carers")
    press(Key.Key_J, CTRL | SHIFT)
    assert set(screen.store.ids(Query(PROPOSAL))) == before
    give("kindred")
    press(Key.Key_J, CTRL | SHIFT)
    (made,) = set(screen.store.ids(Query(PROPOSAL))) - before
    proposal = screen.store.get(PROPOSAL, made)
    assert proposal and proposal["text"] == "ninety carers" and proposal["theme"] == health
    assert proposal["passages"] == (held(screen)[0].id,)


def test_the_menu_of_the_words_offers_the_same(screen: TypingScreen, answer: NoteEditor, health: int) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    answer.show_place(SAID.index("carers"), 0)
    open_at_keyboard(answer)
    menu = next(m for m in answer.findChildren(QMenu) if m.accessibleName() == "What can be done here")
    offered = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert {"Themes of these words…", "Take “Kindred crafts” off", "Add to “Gaps”", "Make a proposal of it"} <= set(
        offered
    )
    offered["Add to “Gaps”"].trigger()
    offered["Take “Kindred crafts” off"].trigger()
    menu.close()
    assert screen.side.summary.heads["gaps"].text == "“ninety carers”"
    assert held(screen) == []


def test_a_theme_that_was_renamed_or_merged_shows_at_once(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    with screen.store.step("Rename") as step:
        step.update(THEME, health, {"name": "Old crafts"})
    assert [one.themes for one in answer.passages()] == [("Old crafts",)]


def test_a_passage_deleted_elsewhere_goes_while_others_stay_where_typing_moved_them(
    screen: TypingScreen, answer: NoteEditor, health: int
) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    choose(answer, "The college")
    give("trust")
    first, second = held(screen)
    answer.show_place(0, 0)
    write("So ")
    with screen.store.step("Elsewhere") as step:
        step.delete(PASSAGE, [first.id])
    assert [(one.id, one.span.words) for one in answer.passages()] == [(second.id, "The college")]
    assert answer.passages()[0].span.stands_in(answer.note()[0])
    screen.flush()
    assert held(screen)[0].span.stands_in("So " + SAID)


def test_they_are_there_when_the_notes_are_opened_again(
    screen: TypingScreen, answer: NoteEditor, health: int, notes: Callable[[], list[NoteInfo]], qtbot: QtBot
) -> None:
    choose(answer, "ninety carers")
    give("kindred")
    press(Key.Key_Escape)
    window = screen.window_
    (note,) = notes()
    open_typing(window, note_id=note.id, at=SAID.index("ninety"), length=6)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NoteEditor))
    again = here()
    assert isinstance(again, NoteEditor) and again is not answer
    assert [one.span.words for one in again.passages()] == ["ninety carers"]
    press(Key.Key_Right, NONE)
    assert again.accessibleDescription() == "In a passage: Kindred crafts"


def test_in_a_copy_to_look_at_nothing_is_given(
    screen: TypingScreen, answer: NoteEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.flush()
    monkeypatch.setattr(screen.window_, "looking", True)
    choose(answer, "ninety carers")
    QTest.keyClick(answer, Key.Key_L, CTRL)
    assert here() is answer and paths(screen) == []
