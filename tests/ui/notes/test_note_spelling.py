"""Words that a dictionary does not know are marked, once the keys rest; without one nothing is said."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.ui.notes import NoteEditor, Spelling
from lwdesk.ui.notes.spelling import find_dictionary, words_in


class Few:
    """A dictionary of few words."""

    def __init__(self, *words: str) -> None:
        self.words = set(words)
        self.asked: list[str] = []

    def check(self, word: str) -> bool:
        self.asked.append(word)
        return word.lower() in self.words

    def suggest(self, word: str) -> list[str]:
        return [known for known in sorted(self.words) if known[0] == word[0].lower()]


@pytest.fixture
def few() -> Few:
    return Few("the", "said", "so", "naive", "it's", "drop", "in", "borough")


@pytest.fixture
def spelling(few: Few) -> Spelling:
    return Spelling(names=["Wilhelmina Okonkwo", "Löwe & Söhne"], words=["Zenbu"], find=lambda: few)


@pytest.fixture
def note(shown: Callable[[QWidget], QWidget], spelling: Spelling) -> NoteEditor:
    editor = NoteEditor("What works?")
    editor.resize(600, 40)
    editor.set_spelling(spelling)
    shown(editor)
    editor.setFocus()
    return editor


def marked(note: NoteEditor) -> list[str]:
    """The words of the first paragraph that are marked."""
    assert note.checking is not None
    block = note.document().firstBlock()
    return [block.text()[start:end] for start, end in note.checking.wrong(block)]


def test_what_can_be_wrong_at_all() -> None:
    said = "Ask jo@example.org at www.exampl.org/x, B2B, HMRC or I. It's a drop-in, “naïve” café_x!"
    assert [word for _, word in words_in(said)] == ["Ask", "at", "or", "It's", "drop", "in", "naïve"]
    assert all(said[at : at + len(word)] == word for at, word in words_in(said))


def test_names_words_of_the_study_and_owners_are_known(spelling: Spelling) -> None:
    said = "so wilhelmina's said, Okonkwo’s naïve LOWE Löwe Zenbu it’s the teh"
    assert [said[start:end] for start, end in spelling.wrong(said)] == ["teh"]


def test_each_word_is_asked_for_once(spelling: Spelling, few: Few) -> None:
    spelling.wrong("the borogh said")
    before = len(few.asked)
    spelling.wrong("said the borogh")
    assert len(few.asked) == before


def test_marks_come_when_the_keys_rest(note: NoteEditor, few: Few, qtbot: QtBot) -> None:
    QTest.keyClicks(note, "the borogh said ")
    note.grab()
    assert few.asked == []
    qtbot.waitUntil(lambda: marked(note) == ["borogh"])
    # What was told once is marked while one types on.
    QTest.keyClicks(note, "so")
    assert marked(note) == ["borogh"]


def test_marks_count_units_behind_signs_that_are_two(note: NoteEditor, qtbot: QtBot) -> None:
    note.set_note("\U0001f600 borogh", "")
    note.grab()
    assert note.checking is not None
    checking, block = note.checking, note.document().firstBlock()
    qtbot.waitUntil(lambda: checking.wrong(block) == ((3, 9),))


def test_only_what_is_in_sight_is_looked_at(shown: Callable[[QWidget], QWidget], few: Few, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QScrollArea

    area, note = QScrollArea(), NoteEditor("Long")
    note.set_spelling(Spelling(find=lambda: few))
    note.set_note("\n".join(f"the {chr(97 + n // 26)}{chr(97 + n % 26)}xyz" for n in range(600)), "")
    area.setWidget(note)
    area.setWidgetResizable(True)
    area.resize(300, 200)
    shown(area)
    qtbot.waitUntil(lambda: "aaxyz" in few.asked and note.checking is not None and not note.checking.waiting)
    assert len(set(few.asked)) < 100


def test_the_word_under_the_keyboard_is_not_drawn_over(note: NoteEditor, qtbot: QtBot) -> None:
    note.set_note("borogh said", "")
    note.show_place(11, 0)
    note.grab()
    qtbot.waitUntil(lambda: marked(note) == ["borogh"])
    drawn = note.grab().toImage()
    note.show_place(3, 0)
    assert note.grab().toImage() != drawn
    note.clearFocus()
    bare = note.grab().toImage()
    note.set_spelling(None)
    assert note.grab().toImage() != bare


def test_it_can_be_switched_off(note: NoteEditor, spelling: Spelling, qtbot: QtBot) -> None:
    note.set_note("borogh said", "")
    note.grab()
    qtbot.waitUntil(lambda: marked(note) == ["borogh"])
    spelling.enabled = False
    assert marked(note) == []
    spelling.enabled = True
    note.grab()
    qtbot.waitUntil(lambda: marked(note) == ["borogh"])


def open_menu(note: NoteEditor, reason: QContextMenuEvent.Reason) -> QMenu:
    event = QContextMenuEvent(reason, QPoint(12, 12), note.mapToGlobal(QPoint(12, 12)))
    QApplication.sendEvent(note.viewport(), event)
    return open_one()


def open_one() -> QMenu:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.close()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse])
def test_the_menu_offers_other_spellings(note: NoteEditor, qtbot: QtBot, reason: QContextMenuEvent.Reason) -> None:
    note.set_note("borogh said", '[[0,6,"q"]]')
    note.show_place(2, 0)
    note.grab()
    qtbot.waitUntil(lambda: marked(note) == ["borogh"])
    menu = open_menu(note, reason)
    assert menu.actions()[0].text() == "borough"
    choose(menu, "borough")
    assert note.note() == ("borough said", '[[0,7,"q"]]')
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.note() == ("borogh said", '[[0,6,"q"]]')


def test_a_word_is_added_to_those_of_the_study(few: Few, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    kept: list[list[str]] = []
    note = NoteEditor("What works?")
    note.set_spelling(Spelling(words=["zenbu"], remember=kept.append, find=lambda: few))
    shown(note)
    note.setFocus()
    note.set_note("Xylo said", "")
    note.show_place(0, 0)
    note.grab()
    qtbot.waitUntil(lambda: marked(note) == ["Xylo"])
    menu = open_menu(note, QContextMenuEvent.Reason.Keyboard)
    assert "Nothing like" in menu.actions()[0].text()
    choose(menu, "Add “Xylo”")
    assert kept == [["zenbu", "Xylo"]]
    note.grab()
    qtbot.waitUntil(lambda: note.checking is not None and not note.checking.waiting)
    assert marked(note) == []


def test_shift_f10_opens_the_menu(note: NoteEditor) -> None:
    QTest.keyClick(note, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = open_one()
    assert [a.text() for a in menu.actions() if "Ctrl+Shift+Q" in a.text()] == ["Quotation\tCtrl+Shift+Q"]
    menu.close()


def test_without_a_dictionary_nothing_is_marked(shown: Callable[[QWidget], QWidget]) -> None:
    spelling = Spelling(find=lambda: None)
    note = NoteEditor("What works?")
    note.set_spelling(spelling)
    shown(note)
    note.set_note("borogh", "")
    note.grab()
    assert note.checking is not None
    note.checking.look()
    assert marked(note) == []
    assert spelling.suggestions("borogh") == []


def test_without_the_package_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert find_dictionary() is None


def test_the_dictionary_of_the_system_knows_english() -> None:
    dictionary = find_dictionary()
    if dictionary is None or not dictionary.check("interview"):
        pytest.skip("this computer has no English dictionary")
    spelling = Spelling(find=lambda: dictionary)
    said = "The borogh’s organiser wasn’t naïve"
    assert [said[start:end] for start, end in spelling.wrong(said)] == ["borogh’s"]
    assert "borough" in spelling.suggestions("borogh")
