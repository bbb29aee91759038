"""Passages in the editor of a note: moved by typing, drawn, told, and right whatever is done to the text."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.passages import Span, spanning
from lwdesk.ui import theme
from lwdesk.ui.notes import NoteEditor, PassageMargin, Shown

Key, Mod = Qt.Key, Qt.KeyboardModifier
Show = Callable[[QWidget], QWidget]
BODY = "We trained ninety carers.\nThe college stayed shut in the evening, and nobody came."


@pytest.fixture
def note(shown: Show) -> Iterator[NoteEditor]:
    """A note that holds the keyboard, with three passages of which two share words, and a margin at its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    editor = NoteEditor("What works?")
    margin = PassageMargin(editor, holder)
    margin.setFixedWidth(150)
    row.addWidget(editor)
    row.addWidget(margin)
    holder.resize(700, 200)
    editor.set_note(BODY, "")
    editor.set_passages(
        [
            over("ninety carers", 1, "Skills"),
            over("The college stayed shut", 2, "Access", "Health"),
            over("shut in the evening", 3),
        ]
    )
    shown(holder)
    editor.setFocus()
    yield editor
    holder.close()


def over(words: str, number: int, *themes: str, body: str = BODY) -> Shown:
    start = body.index(words)
    return Shown(number, Span(start, start + len(words), words), themes)


def said(editor: NoteEditor) -> list[str]:
    """The words of each passage, behind a minus where they are lost; all as they should be."""
    body, found = editor.note()[0], editor.passages()
    assert all(one.span.stands_in(body) for one in found)
    return [f"-{one.span.words}" if one.span.lost else one.span.words for one in found]


def choose(editor: NoteEditor, words: str) -> None:
    editor.show_place(editor.note()[0].index(words), len(words))


def press(editor: NoteEditor, key: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(editor, key, held)


def test_typing_moves_passages_and_grows_the_one_that_is_typed_into(note: NoteEditor) -> None:
    note.show_place(0, 0)
    QTest.keyClicks(note, "Last year ")
    note.show_place(note.note()[0].index(" carers"), 0)
    QTest.keyClicks(note, " young")
    assert said(note) == ["ninety young carers", "The college stayed shut", "shut in the evening"]


def test_deleted_words_are_lost_and_undo_brings_them_back(note: NoteEditor) -> None:
    choose(note, "ninety carers")
    press(note, Key.Key_Delete)
    assert said(note)[0] == "-ninety carers"
    press(note, Key.Key_Z, Mod.ControlModifier)
    assert said(note) == ["ninety carers", "The college stayed shut", "shut in the evening"]


def test_undo_of_letters_at_its_end_gives_it_all_of_its_words_back(note: NoteEditor) -> None:
    note.show_place(note.note()[0].index("carers") + 6, 0)
    for _ in range(4):
        press(note, Key.Key_Backspace)
    assert said(note)[0] == "ninety ca"
    while note.document().isUndoAvailable():
        press(note, Key.Key_Z, Mod.ControlModifier)
    assert said(note)[0] == "ninety carers"
    press(note, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    said(note)


def test_a_word_typed_over_the_last_one_is_part_of_it(note: NoteEditor) -> None:
    choose(note, "carers")
    QTest.keyClicks(note, "nurses")
    assert said(note)[0] == "ninety nurses"
    QTest.keyClicks(note, ", all told")
    assert note.note()[0].startswith("We trained ninety nurses, all told.")


@pytest.mark.parametrize("act", [NoteEditor.toggle_bold, NoteEditor.toggle_quotation, NoteEditor.toggle_bullet])
def test_marks_and_bullets_change_no_words(note: NoteEditor, act: Callable[[NoteEditor], None]) -> None:
    choose(note, "college stayed")
    act(note)
    assert said(note) == ["ninety carers", "The college stayed shut", "shut in the evening"]


def test_letters_of_two_units_before_a_passage_do_not_put_it_astray(note: NoteEditor) -> None:
    note.show_place(0, 0)
    note.textCursor().insertText("𝛼𝛽 e\u0301 ")
    assert said(note)[0] == "ninety carers"
    (first, *_) = note.passages()
    note.show_place(first.span.start, len(first.span.words))
    assert note.textCursor().selectedText() == "ninety carers"
    note.textCursor().insertText("𝛼")
    assert said(note)[0] == "-ninety carers"
    note.set_passages([Shown(7, Span(3, 5, note.note()[0][3:5]))])
    note.show_place(0, 0)
    note.textCursor().insertText("𝛽")
    assert [one.span.start for one in note.passages()] == [4]


def test_chosen_words_are_told_without_the_spaces_around_them(note: NoteEditor) -> None:
    choose(note, " ninety ")
    assert note.selected_span() == (11, 17)
    note.show_place(3, 0)
    assert note.selected_span() is None


def test_the_themes_under_the_keyboard_are_told_to_a_screen_reader(note: NoteEditor) -> None:
    note.show_place(BODY.index("ninety") + 2, 0)
    assert note.accessibleDescription() == "In a passage: Skills"
    note.show_place(BODY.index("shut") + 2, 0)
    assert note.accessibleDescription() == "In a passage: No theme yet; Access, Health"
    note.show_place(0, 0)
    assert note.accessibleDescription() == ""


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_passages_have_a_ground_and_shared_words_a_darker_one(
    note: NoteEditor, qtbot: QtBot, qapp: object, mode: theme.Mode
) -> None:
    theme.apply_theme(qapp, mode)  # type: ignore[arg-type]
    note.show_place(0, 0)
    colours = theme.palette()

    def shown_under(words: str) -> set[str]:
        cursor = QTextCursor(note.document())
        cursor.setPosition(note.content.unit(BODY.index(words)))
        left = note.cursorRect(cursor).topLeft()
        cursor.setPosition(note.content.unit(BODY.index(words) + len(words)))
        right = note.cursorRect(cursor).bottomRight()
        image = note.viewport().grab().toImage()
        return {
            QColor(image.pixel(x, y)).name()
            for x in range(left.x() + 1, right.x() - 1)
            for y in range(left.y() + 2, right.y() - 8)
        }

    assert colours.passage_wash in shown_under("ninety") and colours.passage_shared not in shown_under("ninety")
    assert colours.passage_shared in shown_under("shut")
    assert colours.passage_wash not in shown_under("trained")
    theme.apply_theme(qapp, "light")  # type: ignore[arg-type]


def test_each_passage_has_a_bracket_beside_its_lines_and_those_that_overlap_stand_apart(note: NoteEditor) -> None:
    (margin,) = note.parentWidget().findChildren(PassageMargin)  # type: ignore[union-attr]
    found = {one.shown.id: one for one in margin.brackets(0, margin.height())}
    assert set(found) == {1, 2, 3}
    assert found[1].bottom <= found[2].top and found[2].lane != found[3].lane
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(4, round(found[1].top + 4)))
    assert note.textCursor().selectedText() == "ninety carers"


def test_another_note_shows_none_of_them(note: NoteEditor) -> None:
    note.set_note("ninety carers", "")
    assert note.passages() == []


ACTS = ("rub out", "delete", "enter", "undo", "redo", "bold", "bullet", "cut")
STROKES = st.lists(
    st.one_of(
        st.tuples(st.just("choose"), st.integers(0, 60), st.integers(0, 12)),
        st.tuples(st.just("type"), st.sampled_from(["a", "b ", "é", "𝛼", "- ", ". "]), st.just(0)),
        st.tuples(st.sampled_from(ACTS), st.just(0), st.just(0)),
    ),
    max_size=14,
)


@settings(
    derandomize=True, max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(alphabet="ab .\n𝛼", max_size=50),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=5),
    STROKES,
)
def test_whatever_is_done_each_covers_its_words_or_is_lost_with_its_last(
    note: NoteEditor, body: str, places: list[tuple[int, int]], strokes: list[tuple[str, object, int]]
) -> None:
    note.set_note(body, "")
    body = note.note()[0]
    found = [span for start, length in places if (span := spanning(body, start, start + length))]
    note.set_passages([Shown(n, span) for n, span in enumerate(found)])
    had = [{span.words} for span in found]
    for stroke, what, length in strokes:
        _do(note, stroke, what, length)
        said(note)
        for one, before in zip(note.passages(), had, strict=True):
            assert not one.span.lost or one.span.words in before
            before.add(one.span.words)


def _do(note: NoteEditor, stroke: str, what: object, length: int) -> None:
    keys = {"rub out": Key.Key_Backspace, "delete": Key.Key_Delete, "enter": Key.Key_Return}
    if stroke == "choose":
        assert isinstance(what, int)
        size = len(note.note()[0])
        note.show_place(min(what, size), max(0, min(length, size - what)))
    elif stroke == "type":
        QTest.keyClicks(note, str(what)) if str(what).isascii() else note.textCursor().insertText(str(what))
    elif stroke in keys:
        press(note, keys[stroke])
    elif stroke in ("undo", "redo"):
        getattr(note.document(), stroke)()
    elif stroke == "cut":
        note.textCursor().removeSelectedText()
    else:
        (note.toggle_bold if stroke == "bold" else note.toggle_bullet)()
