"""Typing up: from question to question by keys, words instead of answers, several answers, coverage, the way out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_hand import ALT, CTRL, NONE, SHIFT, here, press, write

from lwdesk.operations import guide, referral, schedule
from lwdesk.records import INTERVIEW, NOTE, PROMPT
from lwdesk.store.notes import NoteInfo
from lwdesk.ui.notes import NoteEditor
from lwdesk.ui.pages.interviews import Moves
from lwdesk.ui.theme import scaled
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window

Notes = Callable[[], list[NoteInfo]]


def question() -> str:
    return here().accessibleName().removeprefix("Answer to: ")


def coverage(screen: TypingScreen) -> dict[str, str]:
    items = [screen.sections.list.topLevelItem(n) for n in range(screen.sections.list.topLevelItemCount())]
    return {item.text(0): item.text(1) for item in items if item}


def test_what_is_typed_is_stored_under_its_question(
    screen: TypingScreen, questions: list[str], notes: Notes, qtbot: QtBot
) -> None:
    write("She runs the ward.")
    press(Qt.Key.Key_Return, CTRL)
    assert question() == questions[1]
    write("Nursing, for ten years.")
    press(Qt.Key.Key_Down, ALT)
    assert question() == questions[2]
    press(Qt.Key.Key_Up, ALT)
    assert question() == questions[1]
    screen.flush()
    asked = screen.store.notes.prompts_by_id([n.prompt for n in notes() if n.prompt])
    assert [(asked[n.prompt or 0].text, n.body, n.section) for n in notes()] == [
        (questions[0], "She runs the ward.", "Background of the person"),
        (questions[1], "Nursing, for ten years.", "Background of the person"),
    ]
    qtbot.waitUntil(lambda: screen.head.words.text() == "4 of 8 words")


def test_an_answer_is_stored_by_itself_a_moment_after_the_last_letter(
    screen: TypingScreen, notes: Notes, qtbot: QtBot
) -> None:
    write("She runs the ward.")
    assert notes() == []
    qtbot.waitUntil(lambda: [n.body for n in notes()] == ["She runs the ward."], timeout=5000)
    assert screen.head.stored.text().startswith("stored ")


def test_the_first_note_settles_the_guide_in_its_own_step(screen: TypingScreen, notes: Notes) -> None:
    store, interview = screen.store, screen.interview_id
    assert store.notes.guide_of(interview) is None
    before = len(store.steps())
    write("A")
    screen.flush()
    assert store.notes.guide_of(interview) == guide.current(store)
    assert len(store.steps()) == before + 1
    screen.window_.undo()
    assert (notes(), store.notes.guide_of(interview)) == ([], None)


def test_words_instead_of_an_answer_count_as_covered(screen: TypingScreen, notes: Notes) -> None:
    for key, said in ((Qt.Key.Key_1, "Not asked"), (Qt.Key.Key_2, "Not known"), (Qt.Key.Key_3, "Declined")):
        press(key, ALT)
        assert [n.said for n in notes()] == [said] and here().toPlainText() == ""  # type: ignore[attr-defined]
    assert coverage(screen)["Background of the person"] == "1 of 3"
    press(Qt.Key.Key_0, ALT)
    assert [n.said for n in notes()] == [""]
    assert coverage(screen)["Background of the person"] == "0 of 3"
    press(Qt.Key.Key_1, ALT)
    write("He came back to it")
    screen.flush()
    assert [(n.said, n.body) for n in notes()] == [("", "He came back to it")], "an answer is not “not asked”"
    press(Qt.Key.Key_3, ALT)
    assert [(n.said, n.body) for n in notes()] == [("Declined", "He came back to it")], "why not may be written"


def test_several_answers_to_one_question_keep_their_order(screen: TypingScreen, notes: Notes) -> None:
    write("First")
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    write("Third")
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    write("Second")
    screen.flush()
    assert [n.body for n in notes()] == ["First", "Second", "Third"]
    assert len({n.prompt for n in notes()}) == 1
    screen.show_counts()
    assert coverage(screen)["Background of the person"] == "1 of 3"
    again = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(screen.window_, again)
    shown = screen.window_.shown_screen
    assert isinstance(shown, TypingScreen)
    assert [a.body for a in next(shown.script.questions()).answers] == ["First", "Second", "Third"]


def test_another_answer_to_a_blank_one_stays_there(screen: TypingScreen) -> None:
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert len(next(screen.script.questions()).answers) == 1


def test_sections_by_key_by_click_and_by_enter(screen: TypingScreen, qtbot: QtBot) -> None:
    names = [section.name for section in screen.script.sections]
    assert names[-1] == "Free notes" and len(names) == 7
    firsts = [s.questions[0].prompt.text if s.questions[0].prompt else "Free notes" for s in screen.script.sections]
    press(Qt.Key.Key_PageDown, CTRL)
    assert question() == firsts[1]
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_PageUp, CTRL)
    assert question() == firsts[1], "first to the top of this one"
    press(Qt.Key.Key_PageUp, CTRL)
    assert question() == firsts[0]
    for _ in range(8):
        press(Qt.Key.Key_PageDown, CTRL)
    assert question() == "Free notes"
    item = screen.sections.list.currentItem()
    assert item and item.text(0) == "Free notes"
    screen.sections.list.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert question() == firsts[5]


def test_free_notes_have_no_question(screen: TypingScreen, notes: Notes) -> None:
    screen.acts.go_to_section(6)
    write("The kettle was on the whole time.")
    press(Qt.Key.Key_1, ALT)
    screen.flush()
    assert [(n.prompt, n.section, n.said) for n in notes()] == [(None, "Free notes", "")]


def test_answers_to_a_question_that_the_guide_has_no_more_are_shown(window: Window, interview: int) -> None:
    store = window.store
    assert store
    with store.step("Asked long ago") as step:
        old = step.create(PROMPT, {"section": "Then", "text": "What did they ask then?", "position": 1.0})
        step.create(NOTE, {"interview": interview, "prompt": old, "section": "Then", "body": "This."})
    open_typing(window, interview)
    screen = window.shown_screen
    assert isinstance(screen, TypingScreen)
    section = next(s for s in screen.script.sections if s.name == "Asked otherwise")
    assert [(q.prompt.text, q.answers[0].body) for q in section.questions if q.prompt] == [
        ("What did they ask then?", "This.")
    ]


def test_it_begins_where_the_answers_end(screen: TypingScreen, questions: list[str], window: Window) -> None:
    write("One")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    write("Three")
    interview = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(window, interview)
    assert question() == questions[3]


def test_escape_stores_and_goes_back(screen: TypingScreen, window: Window, notes: Notes) -> None:
    write("Nearly forgotten")
    press(Qt.Key.Key_F6)
    assert isinstance(here(), QLineEdit)
    press(Qt.Key.Key_Escape)
    assert isinstance(here(), NoteEditor), "from the side to the answers first"
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is None and window.page and window.page.isVisible()
    assert window.sidebar.isVisible()
    assert [n.body for n in notes()] == ["Nearly forgotten"]


def test_f9_folds_the_side_away_and_it_stays_so(screen: TypingScreen, window: Window) -> None:
    press(Qt.Key.Key_F9)
    assert not screen.side.isVisible()
    interview = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(window, interview)
    assert isinstance(window.shown_screen, TypingScreen) and not window.shown_screen.side.isVisible()
    press(Qt.Key.Key_F9)
    assert window.shown_screen.side.isVisible()


def test_folding_the_side_does_not_lose_the_keyboard(screen: TypingScreen) -> None:
    screen.side.referral.setFocus()
    press(Qt.Key.Key_F9)
    assert isinstance(here(), NoteEditor)


def test_marking_as_typed_up_by_key(screen: TypingScreen, window: Window) -> None:
    store, interview = screen.store, screen.interview_id
    write("All of it")
    assert (store.get(INTERVIEW, interview) or {})["status"] == "Booked"
    press(Qt.Key.Key_Period, CTRL)
    assert (store.get(INTERVIEW, interview) or {})["status"] == "Typed up"
    assert "Typed up" in screen.head.told.text() and screen.head.move_on.text() == "Mark as summarised"
    assert window.shown_screen is screen
    press(Qt.Key.Key_Period, CTRL)
    assert (store.get(INTERVIEW, interview) or {})["status"] == "Summarised"
    assert not screen.head.move_on.isVisible()
    window.undo()
    window.undo()
    assert (store.get(INTERVIEW, interview) or {})["status"] == "Booked"
    assert [n.body for n in store.notes.of(interview)] == ["All of it"]


def test_held_on_its_own_day_where_nobody_marked_it_so(screen: TypingScreen) -> None:
    from datetime import date

    store, interview = screen.store, screen.interview_id
    with store.step("When") as step:
        step.update(INTERVIEW, interview, {"day": date(2003, 11, 3)})
    press(Qt.Key.Key_Period, CTRL)
    assert [status for status, _ in schedule.moves(store, interview)] == ["Booked", "Held", "Typed up"]
    assert dict(schedule.moves(store, interview))["Held"] == "2003-11-03"


def test_a_name_in_the_side_becomes_a_contact(screen: TypingScreen, window: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R, CTRL)
    assert here() is screen.side.referral
    write("Ada Lovett, ward manager, Northgate Hospital")
    press(Qt.Key.Key_Return)
    assert screen.side.referral.text() == ""
    assert window.messages.text == "Proposed as a contact: Ada Lovett."
    held = screen.store.get(INTERVIEW, screen.interview_id) or {}
    assert len(held["referrals"]) == 1
    shown = [b for b in screen.side.findChildren(QWidget) if b.accessibleName() == "Open the contact Ada Lovett"]
    qtbot.waitUntil(lambda: [b.isVisible() for b in shown] == [True])
    shown[0].click()  # type: ignore[attr-defined]
    assert window.list_page and window.list_page.record.name == "contact"
    assert window.list_page.side.record_id == held["referrals"][0]


def test_names_under_the_question_for_them_become_contacts_all_at_once(screen: TypingScreen, window: Window) -> None:
    asks = next(a for a in screen.script.answers() if a.prompt and a.prompt.referrals)
    screen.script.go_to(asks)
    write("- Ada Lovett, Northgate Hospital")
    press(Qt.Key.Key_Return)
    write("Bo Yin-Cole at the council")
    press(Qt.Key.Key_Return)
    write("and anybody at the college")
    press(Qt.Key.Key_R, CTRL)
    names = screen.store.labels("contact", (screen.store.get(INTERVIEW, screen.interview_id) or {})["referrals"])
    assert sorted(names.values()) == ["Ada Lovett", "Bo Yin-Cole"]
    assert window.messages.text == "Proposed as a contact: Ada Lovett, Bo Yin-Cole. 1 other line begins with no name."
    press(Qt.Key.Key_R, CTRL)
    assert window.messages.text == "They are among the people named already."


def test_the_chosen_words_or_a_line_that_is_a_name_become_a_contact(screen: TypingScreen) -> None:
    write("See Ada Lovett")
    for _ in range(2):
        press(Qt.Key.Key_Left, CTRL | SHIFT)
    press(Qt.Key.Key_R, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    write("Bo Yin-Cole, Saltmarsh Trust")
    press(Qt.Key.Key_R, CTRL)
    referred = (screen.store.get(INTERVIEW, screen.interview_id) or {})["referrals"]
    assert sorted(screen.store.labels("contact", referred).values()) == ["Ada Lovett", "Bo Yin-Cole"]
    assert len(screen.store.find(INTERVIEW, "Ada")) == 0


def test_the_summary_is_written_beside(screen: TypingScreen, window: Window, qtbot: QtBot) -> None:
    store, interview = screen.store, screen.interview_id
    for name, text in (("exemplary", "The crew room"), ("gaps", "No evenings"), ("added", "Introductions")):
        assert screen.show_place(None, 0, 0, name)
        write(text)
    screen.flush()
    summary = store.notes.summary_of(interview)
    assert summary is not None
    assert not screen.side.summarise.isVisible(), "not before it is typed up"
    press(Qt.Key.Key_Period, CTRL)
    assert screen.side.summarise.isVisible()
    screen.side.summarise.click()
    assert (store.get(INTERVIEW, interview) or {})["status"] == "Summarised"
    fields = ("exemplary", "gaps", "added")
    from lwdesk.records import SUMMARY

    held = store.get(SUMMARY, summary) or {}
    assert [held[f] for f in fields] == ["The crew room", "No evenings", "Introductions"]
    window.undo()
    window.undo()
    window.undo()
    assert screen.side.summary.heads["added"].text == ""
    assert screen.side.summary.heads["gaps"].text == "No evenings", "each head is an undo of its own"


def test_f4_the_row_and_the_button_open_it(window: Window, interview: int, qtbot: QtBot) -> None:
    window.open_record("interview", interview)
    page = window.list_page
    assert page
    page.table.setFocus()
    press(Qt.Key.Key_F4)
    shown = window.shown_screen
    assert isinstance(shown, TypingScreen) and shown.interview_id == interview
    press(Qt.Key.Key_Escape)
    moves = page.side.findChild(Moves)
    assert isinstance(moves, Moves) and moves.type_up.isVisible()
    moves.type_up.click()
    assert isinstance(window.shown_screen, TypingScreen)
    press(Qt.Key.Key_Escape)
    assert any(words == "Type up notes\tF4" for words, _ in page.more)


def test_opened_from_elsewhere_it_says_what_to_do(window: Window) -> None:
    window.show_page("Mapping")
    open_typing(window)
    assert window.shown_screen is None
    assert window.messages.text == "Choose an interview on the page Interviews first; F4 there types up its notes."
    open_typing(window, 987654)
    assert window.messages.text == "This interview is no longer there. Undo brings it back."


def test_opened_at_a_place_the_words_are_chosen(screen: TypingScreen, window: Window, notes: Notes) -> None:
    write("Nobody told the night shift about it.")
    press(Qt.Key.Key_Escape)
    (note,) = notes()
    window.show_page("Mapping")
    open_typing(window, note_id=note.id, at=16, length=11)
    field = here()
    assert isinstance(field, NoteEditor) and field.textCursor().selectedText() == "night shift"
    assert window.shown_screen is not screen
    open_typing(window, note_id=note.id, at=0, length=6)
    assert field.textCursor().selectedText() == "Nobody", "on the same screen"
    open_typing(window, screen.interview_id, summary="gaps")
    assert here().accessibleName() == "Gaps"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_that_takes_the_keyboard_has_a_name(screen: TypingScreen, qtbot: QtBot, mode: str) -> None:
    from lwdesk.ui.theme import apply_theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, mode)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: all(a.editor for a in screen.script.answers()))
    seen = [w for w in screen.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    named = [w for w in seen if w.accessibleName() or getattr(w, "text", str)()]
    parts = ("QScrollBar", "QHeaderView")
    skipped = [w for w in seen if w.objectName().startswith("qt_") or any(w.inherits(part) for part in parts)]
    assert len(named) > 35 and set(seen) - set(named) <= set(skipped)


def test_a_long_answer_keeps_the_line_under_the_keyboard_in_sight(screen: TypingScreen, qtbot: QtBot) -> None:
    for n in range(60):
        write(f"Line {n}")
        press(Qt.Key.Key_Return)
    field = here()
    assert isinstance(field, NoteEditor)
    port = screen.script.viewport()

    def in_sight() -> bool:
        at = field.viewport().mapTo(port, field.cursorRect().center()).y()
        return 0 < at < port.height()

    qtbot.waitUntil(in_sight)
    press(Qt.Key.Key_Home, CTRL)
    qtbot.waitUntil(in_sight)


def test_f1_lists_the_keys_of_the_screen(screen: TypingScreen, window: Window) -> None:
    from lwdesk.ui.dialogs.keys import KeysHelp

    press(Qt.Key.Key_F1, NONE)
    panel = next(w for w in window.findChildren(KeysHelp) if w.isVisible())
    titles = [panel.list.topLevelItem(n).text(0) for n in range(panel.list.topLevelItemCount())]  # type: ignore[union-attr]
    assert "When notes are typed up" in titles
    QTest.keyClick(panel, Qt.Key.Key_Escape)


def test_where_all_is_answered_it_begins_with_the_first_question(
    screen: TypingScreen, questions: list[str], window: Window
) -> None:
    for _ in questions:
        press(Qt.Key.Key_1, ALT)
        press(Qt.Key.Key_Return, CTRL)
    interview = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(window, interview)
    assert question() == questions[0]


def test_where_only_the_last_is_answered_it_begins_with_the_first_that_is_not(
    screen: TypingScreen, questions: list[str], window: Window
) -> None:
    screen.script.go_to(list(screen.script.answers())[-2])
    assert question() == questions[-1]
    write("Nobody else")
    interview = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(window, interview)
    assert question() == questions[0]


def test_it_opens_with_the_question_at_the_top(
    screen: TypingScreen, questions: list[str], window: Window, qtbot: QtBot
) -> None:
    for _ in range(5):
        press(Qt.Key.Key_1, ALT)
        press(Qt.Key.Key_Return, CTRL)
    interview = screen.interview_id
    press(Qt.Key.Key_Escape)
    open_typing(window, interview)
    again = window.shown_screen
    assert isinstance(again, TypingScreen) and question() == questions[5]
    asked = next(q for q in again.script.questions() if q.prompt and q.prompt.text == questions[5])
    qtbot.waitUntil(lambda: 0 <= asked.mapTo(again.script.viewport(), QPoint(0, 0)).y() <= 40)


def test_the_side_cuts_long_names_and_keeps_its_edges(screen: TypingScreen, qtbot: QtBot) -> None:
    referral.refer(screen.store, screen.interview_id, "Bo Hay, manager, Hand & Heart Care Staffing of London and Kent")
    screen.show_study()
    link = [b for b in screen.side.findChildren(QPushButton) if b.accessibleName().endswith("Bo Hay")][-1]
    assert link.text().startswith("Bo Hay, Hand && H") and link.text().endswith("…")
    box = screen.side.referral
    edge = screen.side.width() - scaled(12)
    qtbot.waitUntil(lambda: box.mapTo(screen.side, box.rect().topRight()).x() < edge)


def test_a_head_of_the_summary_is_as_high_as_its_text(screen: TypingScreen, qtbot: QtBot) -> None:
    box = screen.side.summary.focus_head("gaps")
    low = box.height()
    write("Nobody pays for the third month. " * 12)
    qtbot.waitUntil(lambda: box.height() > 2 * low)
    assert box.verticalScrollBar().maximum() == 0
