"""Typing a note: marks, bullets, taking back, and what the caller is told."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lwdesk import marks
from lwdesk.marks import BULLET, KINDS, Mark
from lwdesk.ui import theme
from lwdesk.ui.notes import NoteEditor, content
from lwdesk.ui.notes import editor as editor_module
from lwdesk.ui.notes.content import cleaned

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def note(shown: Show) -> NoteEditor:
    """An empty note that holds the keyboard."""
    editor = NoteEditor("What works?")
    editor.resize(600, 40)
    shown(editor)
    editor.setFocus()
    return editor


def press(editor: QWidget, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    together = Mod.NoModifier
    for one in held:
        together |= one
    QTest.keyClick(editor, key, together)


def lines(editor: NoteEditor) -> list[str]:
    return editor.note()[0].split("\n")


def hangs(editor: NoteEditor) -> list[bool]:
    """Which lines stand in, as the items of a list do."""
    document = editor.document()
    blocks = (document.findBlockByNumber(n) for n in range(document.blockCount()))
    return [block.blockFormat().textIndent() < 0 for block in blocks]


def choose(editor: NoteEditor, words: str) -> None:
    body = editor.note()[0]
    editor.show_place(body.index(words), len(words))


def told(editor: NoteEditor) -> list[str]:
    """Grows by a word for each signal."""
    heard: list[str] = []
    editor.typed.connect(lambda: heard.append("typed"))
    editor.left.connect(lambda: heard.append("left"))
    editor.grew.connect(lambda: heard.append("grew"))
    return heard


# What is told


def test_each_keystroke_is_told_and_showing_a_note_is_not(note: NoteEditor) -> None:
    heard = told(note)
    note.set_note("What was said before", '[[0,4,"b"]]')
    assert "typed" not in heard
    QTest.keyClicks(note, "ab")
    assert heard.count("typed") == 2


def test_a_mark_and_taking_back_are_told_too(note: NoteEditor) -> None:
    note.set_note("some words", "")
    heard = told(note)
    choose(note, "words")
    press(note, Key.Key_B, CTRL)
    press(note, Key.Key_Z, CTRL)
    assert heard.count("typed") == 2
    assert note.note() == ("some words", "")


def test_moving_about_is_not_told_as_typing(note: NoteEditor) -> None:
    note.set_note("some words\nand more", "")
    heard = told(note)
    for key in (Key.Key_Down, Key.Key_End, Key.Key_Left, Key.Key_Home):
        press(note, key)
    assert heard == []


def test_a_change_of_theme_or_size_of_text_is_not_typing(note: NoteEditor, qapp: QApplication) -> None:
    note.set_note(f"{BULLET}one", "")
    heard = told(note)
    before = note.height()
    theme.apply_theme(qapp, "dark", 1.5)
    try:
        assert "typed" not in heard
        assert note.height() > before
        assert note.note() == (f"{BULLET}one", "")
        assert not note.document().isUndoAvailable()
    finally:
        theme.apply_theme(qapp, "light")


def test_leaving_the_note_is_told(note: NoteEditor) -> None:
    heard = told(note)
    note.clearFocus()
    assert heard == ["left"]


def test_a_screen_reader_is_told_the_question(note: NoteEditor) -> None:
    assert note.accessibleName() == "What works?"


# Growing


def test_it_is_one_line_high_and_grows_line_by_line(note: NoteEditor) -> None:
    heard = told(note)
    heights = [note.height()]
    for _ in range(4):
        QTest.keyClicks(note, "word")
        press(note, Key.Key_Return)
        heights.append(note.height())
    steps = {after - before for before, after in pairwise(heights)}
    assert heard.count("grew") == 4
    assert max(steps) - min(steps) <= 1 and min(steps) > note.fontMetrics().height()
    note.set_note("", "")
    assert note.height() == heights[0]


def test_nothing_scrolls_inside_it(note: NoteEditor, qtbot: QtBot) -> None:
    note.set_note("\n".join(f"line {n}" for n in range(400)), "")
    bar = note.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0 and note.height() > 400 * note.fontMetrics().height())
    assert not bar.isVisible()


def test_the_page_around_it_follows_the_keyboard(shown: Show, qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    note = NoteEditor("Long")
    column.addWidget(note)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.resize(400, 200)
    shown(area)
    body = "\n".join(f"line {n}" for n in range(300))
    note.set_note(body, "")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 3000)
    note.show_place(body.index("line 250"), 8)
    assert note.textCursor().selectedText() == "line 250"

    def caret_in_sight() -> bool:
        top = note.viewport().mapTo(area.viewport(), note.cursorRect().topLeft()).y()
        return 0 <= top < area.viewport().height()

    qtbot.waitUntil(caret_in_sight)
    press(note, Key.Key_Home, CTRL)
    qtbot.waitUntil(lambda: caret_in_sight() and area.verticalScrollBar().value() < 50)


def test_tab_leaves_it(shown: Show) -> None:
    both = QWidget()
    column = QVBoxLayout(both)
    first, second = NoteEditor("First"), NoteEditor("Second")
    column.addWidget(first)
    column.addWidget(second)
    shown(both)
    first.setFocus()
    press(first, Key.Key_Tab)
    assert second.hasFocus()
    press(second, Key.Key_Tab, SHIFT)
    assert first.hasFocus()


# Marks


@pytest.mark.parametrize(
    ("keys", "kind"),
    [((Key.Key_B, CTRL), "b"), ((Key.Key_I, CTRL), "i"), ((Key.Key_Q, CTRL, SHIFT), "q")],
    ids=["bold", "italic", "quotation"],
)
def test_chosen_words_are_marked_and_unmarked(
    note: NoteEditor, keys: tuple[Qt.Key, Qt.KeyboardModifier], kind: str
) -> None:
    note.set_note("They never asked us.", "")
    choose(note, "never asked ")
    press(note, *keys)
    assert note.note() == ("They never asked us.", f'[[5,16,"{kind}"]]')
    press(note, *keys)
    assert note.note() == ("They never asked us.", "")


def test_what_is_typed_next_is_marked_without_a_choice(note: NoteEditor) -> None:
    QTest.keyClicks(note, "a ")
    press(note, Key.Key_B, CTRL)
    QTest.keyClicks(note, "bold")
    press(note, Key.Key_B, CTRL)
    QTest.keyClicks(note, " c")
    assert note.note() == ("a bold c", '[[2,6,"b"]]')


def test_what_follows_a_marked_quotation_is_no_part_of_it(note: NoteEditor) -> None:
    QTest.keyClicks(note, "never")
    press(note, Key.Key_A, CTRL)
    press(note, Key.Key_Q, CTRL, SHIFT)
    press(note, Key.Key_Right)
    QTest.keyClicks(note, ", she said")
    assert note.note() == ("never, she said", '[[0,5,"q"]]')


def test_a_quotation_ends_with_its_paragraph(note: NoteEditor) -> None:
    press(note, Key.Key_Q, CTRL, SHIFT)
    QTest.keyClicks(note, "never")
    press(note, Key.Key_Return)
    QTest.keyClicks(note, "she said")
    assert note.note() == ("never\nshe said", '[[0,5,"q"]]')


def test_the_keys_of_the_window_are_those_of_the_note_inside_it(shown: Show) -> None:
    window = QMainWindow()
    note = NoteEditor("Inside")
    window.setCentralWidget(note)
    asked: list[str] = []
    for keys in ("Ctrl+B", "Ctrl+I", "Ctrl+Z", "Ctrl+Shift+Z"):
        action = QAction(keys, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _on=False, keys=keys: asked.append(keys))
        window.addAction(action)
    shown(window)
    note.setFocus()
    press(note, Key.Key_B, CTRL)
    QTest.keyClicks(note, "x")
    press(note, Key.Key_I, CTRL)
    press(note, Key.Key_Z, CTRL)
    assert note.note() == ("", "")
    assert asked == []
    press(note, Key.Key_Z, CTRL)
    assert asked == ["Ctrl+Z"]


_BODIES = st.text(
    st.one_of(st.sampled_from("ab \n\u2022\U0001f600\u00e9e\u0301-*\t"), st.characters(codec="utf-8")), max_size=60
)


@given(body=_BODIES, places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(KINDS))))
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_note_comes_back_as_it_was_given(
    qapp: QApplication, body: str, places: list[tuple[int, int, marks.Kind]]
) -> None:
    body = cleaned(body)
    kept = marks.write(Mark(start, min(end, len(body)), kind) for start, end, kind in places)
    editor = NoteEditor("Any")
    editor.set_note(body, kept)
    assert editor.note() == (body, kept)
    assert hangs(editor) == [line.startswith(BULLET) for line in body.split("\n")]
    assert editor.word_count() == marks.count_words(body)
    # The same after an edit that is taken back, for then it was read anew.
    editor.show_place(len(body) // 2, 0)
    QTest.keyClicks(editor, "x")
    editor.undo()
    assert editor.note() == (body, kept)
    editor.deleteLater()


def test_places_count_characters_where_qt_counts_halves_of_them(note: NoteEditor) -> None:
    body = "\U0001f600\U0001f600 never \U0001f600\nagain \U0001f600 and"
    note.set_note(body, "")
    choose(note, "never")
    press(note, Key.Key_Q, CTRL, SHIFT)
    choose(note, "and")
    assert note.textCursor().selectedText() == "and"
    press(note, Key.Key_B, CTRL)
    at, other = body.index("never"), body.index("and")
    assert note.note() == (body, f'[[{at},{at + 5},"q"],[{other},{other + 3},"b"]]')


def test_what_is_typed_is_cleaned_but_keeps_its_last_space(note: NoteEditor) -> None:
    QTest.keyClicks(note, "cafe")
    note.insertPlainText("\u0301 \u200bx")
    choose(note, "x")
    press(note, Key.Key_B, CTRL)
    press(note, Key.Key_End)
    QTest.keyClicks(note, " ")
    assert note.note()[0] == "caf\u00e9 x "
    assert marks.read(note.note()[1], 99)[0].start == 5


def test_what_is_no_mark_is_left_out(note: NoteEditor) -> None:
    note.set_note("words", '{"not": "marks"}')
    assert note.note() == ("words", "")


# Bullets


@pytest.mark.parametrize("typed", ["- one", "* one"])
def test_a_dash_or_star_and_a_space_begin_a_list(note: NoteEditor, typed: str) -> None:
    QTest.keyClicks(note, typed)
    assert lines(note) == [f"{BULLET}one"]
    assert hangs(note) == [True]


def test_a_dash_within_a_line_stays_a_dash(note: NoteEditor) -> None:
    QTest.keyClicks(note, "one - two")
    assert lines(note) == ["one - two"]


def test_ctrl_z_gives_the_dash_back(note: NoteEditor) -> None:
    QTest.keyClicks(note, "- ")
    press(note, Key.Key_Z, CTRL)
    assert lines(note) == ["- "]
    assert hangs(note) == [False]


def test_enter_continues_a_list_and_ends_it_in_an_empty_item(note: NoteEditor) -> None:
    QTest.keyClicks(note, "- one")
    press(note, Key.Key_Return)
    QTest.keyClicks(note, "two")
    press(note, Key.Key_Return)
    press(note, Key.Key_Return)
    QTest.keyClicks(note, "after")
    assert lines(note) == [f"{BULLET}one", f"{BULLET}two", "after"]
    assert hangs(note) == [True, True, False]


def test_backspace_behind_a_bullet_takes_it(note: NoteEditor) -> None:
    note.set_note(f"{BULLET}one", "")
    note.show_place(2, 0)
    press(note, Key.Key_Backspace)
    assert lines(note) == ["one"]
    assert hangs(note) == [False]


def test_delete_at_the_end_of_a_line_draws_the_next_item_up(note: NoteEditor) -> None:
    note.set_note(f"one\n{BULLET}two", "")
    note.show_place(3, 0)
    press(note, Key.Key_Delete)
    assert lines(note) == ["onetwo"]


@pytest.mark.parametrize("key", [Key.Key_8, Key.Key_Asterisk])
def test_ctrl_shift_8_makes_items_of_chosen_lines_and_back(note: NoteEditor, key: Qt.Key) -> None:
    note.set_note("one\ntwo\nthree", "")
    note.show_place(1, 5)
    press(note, key, CTRL, SHIFT)
    assert lines(note) == [f"{BULLET}one", f"{BULLET}two", "three"]
    assert hangs(note) == [True, True, False]
    press(note, key, CTRL, SHIFT)
    assert lines(note) == ["one", "two", "three"]
    assert hangs(note) == [False, False, False]


def test_the_keyboard_never_stands_before_a_bullet(note: NoteEditor) -> None:
    note.set_note(f"one\n{BULLET}two", "")
    note.show_place(7, 0)
    press(note, Key.Key_Home)
    QTest.keyClicks(note, "x")
    assert lines(note) == ["one", f"{BULLET}xtwo"]
    press(note, Key.Key_Left)
    press(note, Key.Key_Left)
    QTest.keyClicks(note, "!")
    assert lines(note) == ["one!", f"{BULLET}xtwo"]


# Taking back


def test_typing_is_taken_back_a_sentence_at_a_time_and_brought_back(note: NoteEditor) -> None:
    QTest.keyClicks(note, "One thing. Another")
    press(note, Key.Key_Z, CTRL)
    assert lines(note) == ["One thing."]
    press(note, Key.Key_Z, CTRL, SHIFT)
    assert lines(note) == ["One thing. Another"]


def test_showing_a_note_leaves_nothing_to_take_back(note: NoteEditor) -> None:
    QTest.keyClicks(note, "typed")
    note.set_note("another note", "")
    assert not note.document().isUndoAvailable()


def test_showing_what_stands_there_already_keeps_typing_and_keyboard(note: NoteEditor) -> None:
    QTest.keyClicks(note, "typed")
    note.set_note(*note.note())
    assert note.textCursor().position() == 5
    press(note, Key.Key_Z, CTRL)
    assert note.note() == ("", "")


# Words and the time


def test_words_are_counted_as_they_are_typed(note: NoteEditor) -> None:
    QTest.keyClicks(note, "- three small words")
    press(note, Key.Key_Return)
    QTest.keyClicks(note, "two more")
    assert note.word_count() == 5
    press(note, Key.Key_Backspace, CTRL)
    assert note.word_count() == 4
    note.set_note("", "")
    assert note.word_count() == 0


def test_a_key_counts_anew_only_the_paragraph_it_is_in(note: NoteEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    note.set_note("\n".join(["four words are here"] * 500), "")
    assert note.word_count() == 2000
    counted: list[str] = []
    count = marks.count_words
    monkeypatch.setattr(content.marks, "count_words", lambda text: counted.append(text) or count(text))
    note.show_place(0, 0)
    QTest.keyClicks(note, "x ")
    assert note.word_count() == 2001
    assert counted == ["x four words are here"]


def test_the_time_of_day_is_put_in(note: NoteEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_module, "NOW", lambda: datetime(2004, 3, 9, 14, 5, 33))
    press(note, Key.Key_Semicolon, CTRL)
    QTest.keyClicks(note, "began")
    assert lines(note) == ["14:05 began"]


# The look


def test_a_quotation_is_seen_by_its_ground_and_its_line(note: NoteEditor, qapp: QApplication) -> None:
    note.set_note("somebody's very words", "")
    for mode in ("light", "dark"):
        theme.apply_theme(qapp, mode)
        note.set_note("somebody's very words", "")
        assert not _quotation_colours(note)
        choose(note, "very words")
        note.toggle_quotation()
        note.show_place(0, 0)
        assert len(_quotation_colours(note)) == 2
    theme.apply_theme(qapp, "light")


def _quotation_colours(note: NoteEditor) -> set[str]:
    picture = note.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    return seen & {theme.palette().quotation, theme.palette().quotation_wash}
