"""Back from a promise to the words it grew from, forward again, and out to the people who said them; by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from keyboard import CTRL, SHIFT
from plan_desk import WORDS, PlanDesk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT, CONTACT, CONTRIBUTION, DELEGATE, PASSAGE, PROPOSAL
from lwdesk.records.contact import BY_NAME
from lwdesk.store import Query, Store
from lwdesk.ui.thread.screen import ThreadScreen
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window


@pytest.fixture
def desk(show: Callable[[Store], Window], sample: Store, qtbot: QtBot) -> PlanDesk:
    """Somebody at the window on the sample study."""
    return PlanDesk(show(sample), qtbot)


def who_said(desk: PlanDesk) -> tuple[int, int, int]:
    """The passage of the words, the interview in which they were said, and who said them."""
    passage = desk.newest(PASSAGE)
    (said,) = [one for one in desk.store.themes.passages(None) if one.passage == passage]
    return passage, said.interview, said.contact or 0


def test_from_the_promise_to_the_words_and_forward_again(desk: PlanDesk) -> None:
    made = desk.promise()
    passage, interview, contact = who_said(desk)
    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    desk.to_node((PROPOSAL.name, desk.newest(PROPOSAL)))
    desk.to_node((PASSAGE.name, passage))
    desk.to_node(("interview", interview))
    desk.to_node((CONTACT.name, contact))

    # Enter on the passage stands on its words in the notes.
    desk.press(Qt.Key.Key_Home)
    desk.to_node((PASSAGE.name, passage))
    desk.press(Qt.Key.Key_Return)
    notes = desk.window.shown_screen
    assert isinstance(notes, TypingScreen) and notes.interview_id == interview
    assert desk.chosen_words() == WORDS

    # From there the thread leads forward, by way of the proposal, to what was promised.
    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    screen = desk.window.shown_screen
    assert isinstance(screen, ThreadScreen) and screen.story.start.key == (PASSAGE.name, passage)
    desk.to_node((PROPOSAL.name, desk.newest(PROPOSAL)))
    desk.to_node((COMMITMENT.name, made))
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page and desk.window.page.current_record() == (COMMITMENT.name, made)


def test_escape_leads_back_from_the_words_to_the_promise(desk: PlanDesk) -> None:
    made = desk.promise()
    passage, _, _ = who_said(desk)
    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    desk.to_node((PASSAGE.name, passage))
    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    screen = desk.window.shown_screen
    assert isinstance(screen, ThreadScreen) and screen.story.start.key == (PASSAGE.name, passage)
    desk.press(Qt.Key.Key_Backspace)
    assert screen.story.start.key == (COMMITMENT.name, made)
    assert screen.current_record() == (PASSAGE.name, passage), "the keyboard is where it was"
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.shown_screen is None
    assert desk.window.page and desk.window.page.current_record() == (COMMITMENT.name, made)
    assert desk.here.accessibleName() == "Commitments"


def test_a_link_is_made_by_hand_taken_off_and_comes_back(desk: PlanDesk) -> None:
    made = desk.promise()
    offer, text = next((one.id, one.text) for one in desk.store.contributions.all() if one.kind == "Can bring")

    def linked() -> object:
        return desk.value(COMMITMENT, made, "contributions")

    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    # On a heading the link is one of the commitment itself.
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(desk.is_in_panel)
    desk.fill(text[:30])
    assert linked() == (offer,) and desk.said.startswith("Linked")
    desk.wait(desk.is_in_window)
    desk.press(Qt.Key.Key_Home)
    desk.to_node((CONTRIBUTION.name, offer))
    desk.press(Qt.Key.Key_Delete)
    assert linked() == () and "is no longer linked to" in desk.said
    desk.press(Qt.Key.Key_Z, CTRL)
    assert linked() == (offer,)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert linked() == ()


def letter(path: Path) -> str:
    """What a letter says, paragraph under paragraph."""
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def hushed(desk: PlanDesk, but: int) -> set[str]:
    """The names of those who may not be quoted by name, but for one."""
    held = desk.store.many(CONTACT, desk.store.ids(Query(CONTACT)))
    return {one["name"] for i, one in held.items() if i != but and one["quote"] != BY_NAME and one["name"]}


def test_who_said_it_is_told_what_became_of_it(desk: PlanDesk, tmp_path: Path, ask: Callable[[Path], None]) -> None:
    made = desk.promise()
    passage, _, contact = who_said(desk)
    desk.say_progress({made: "Two clinics have written."})
    desk.stand_on_commitment(made)
    desk.press(Qt.Key.Key_T, CTRL | SHIFT)
    desk.to_node((PASSAGE.name, passage))
    desk.to_node((CONTACT.name, contact))
    ask(tmp_path / "became.docx")
    desk.in_menu(Qt.Key.Key_S, Qt.Key.Key_W)
    name = str(desk.value(CONTACT, contact, "name"))
    desk.wait(lambda: desk.said == f"Wrote what became of what {name} said to became.docx.")
    told = letter(tmp_path / "became.docx")
    assert f"“{WORDS}”" in told and name in told
    assert f"{desk.info(made).ref} {WORDS} – Not started. Latest: Two clinics have written." in told
    assert not [one for one in hushed(desk, contact) if one in told]


def delegates(desk: PlanDesk) -> dict[int, dict[str, object]]:
    """The delegates as the study holds them."""
    return desk.store.many(DELEGATE, desk.store.ids(Query(DELEGATE)))


def test_a_delegate_is_told_what_became_of_an_offer(
    desk: PlanDesk, tmp_path: Path, ask: Callable[[Path], None]
) -> None:
    offer = next(one for one in desk.store.contributions.all() if one.kind == "Can bring" and one.delegate)
    contact = offer.delegate or 0
    (delegate,) = [i for i, one in delegates(desk).items() if one["contact"] == contact]
    desk.go(7, 2)
    desk.stand_on(delegate)
    ask(tmp_path / "became.docx")
    desk.in_menu(Qt.Key.Key_S, Qt.Key.Key_W)
    desk.wait(lambda: desk.said.endswith("to became.docx."))
    told = letter(tmp_path / "became.docx")
    assert offer.text in told and "What you offered" in told
    assert not [one for one in hushed(desk, contact) if one in told]
