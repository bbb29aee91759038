"""Names that are alike, as the import screen asks about them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from importing import CTRL, Keys, activity, chips, settle, start
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.exchange.answers import Answer, Like, Question
from lwdesk.exchange.plan import ImportPlan
from lwdesk.records import ORGANISATION
from lwdesk.store import Store
from lwdesk.ui.importing import intake, turns
from lwdesk.ui.importing.lines import Show
from lwdesk.ui.importing.question_model import ANSWER, LIKE, NAME, ROW
from lwdesk.ui.importing.screen import ImportScreen
from lwdesk.ui.window import Window

Ask = Callable[[Store, ImportPlan], list[Question]]


class Kept:
    """Stands in for what is remembered of answers: by name, and told in the next plan."""

    def __init__(self) -> None:
        self.said: dict[str, tuple[Answer, int]] = {}

    def keep(self, store: Store, question: Question, answer: Answer, chosen: int = 0) -> None:
        self.said[question.name] = answer, chosen

    def forget(self, store: Store, question: Question) -> None:
        self.said.pop(question.name, None)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Two questions about organisations and one about an activity of the sheet itself."""
    kept, plan_layout = Kept(), intake.plan_layout

    def plan(store: Store, *given: Any) -> ImportPlan:
        plan = plan_layout(store, *given)
        trust, council = (store.find(ORGANISATION, name)[0] for name in ("Riverside Trust", "Northgate Bo"))
        asked = [
            Question("organisation", "Riverside Trust London", [2, 4], (Like(*trust), Like(*council))),
            Question("organisation", "Nothgate Council", [3], (Like(*council),)),
            Question("activity", "Wharf Kitchens", [4], (Like(None, "Wharf Kitchen", 2),)),
        ]
        for question in asked:
            if question.name in kept.said:
                question.answer, question.chosen = kept.said[question.name]
                question.remembered = True
        plan.questions = asked
        return plan

    monkeypatch.setattr(intake, "plan_layout", plan)
    monkeypatch.setattr(turns, "keep_answer", kept.keep)
    monkeypatch.setattr(turns, "forget_answer", kept.forget)
    return kept


@pytest.fixture
def screen(window: Window, qtbot: QtBot, tmp_path: Path, kept: Kept) -> ImportScreen:
    assert window.store
    with window.store.step("Begin") as step:
        step.create(ORGANISATION, {"name": "Riverside Trust", "telephone": "020 7946 0123"})
        step.create(ORGANISATION, {"name": "Northgate Borough Council"})
    book = Workbook()
    assert book.active
    for row in (
        ["Activity", "Lead organisation"],
        ["Wharf Kitchen", "Riverside Trust London"],
        ["Lock Garden", "Nothgate Council"],
        ["Wharf Kitchens", "Riverside Trust London"],
    ):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    return start(window, qtbot, tmp_path / "list.xlsx")


def row(screen: ImportScreen, at: int) -> list[str]:
    model = screen.questions.model
    return [str(model.data(model.index(at, column))) for column in (ROW, NAME, LIKE, ANSWER)]


def test_questions_are_counted_and_take_the_keyboard(screen: ImportScreen) -> None:
    assert "3 &maybe the same" in chips(screen)
    assert screen.outcomes.shown is Show.DUPLICATE and screen.questions.table.hasFocus()
    assert row(screen, 0) == ["2, 4", "Riverside Trust London", "Riverside Trust  or 1 more", "not answered"]
    assert row(screen, 2) == ["4", "Wharf Kitchens", "Wharf Kitchen (row 2)", "not answered"]
    assert screen.foot.sentence.text() == screen.questions.model.questions[0].sentence()
    # An open question stops nothing.
    assert screen.foot.go.isEnabled()


def test_a_key_answers_and_goes_on_and_the_last_one_leads_to_the_button(
    screen: ImportScreen, qtbot: QtBot, kept: Kept, keys: Keys
) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_N):
        keys.press(key)
    settle(screen, qtbot)
    assert kept.said == {
        "Riverside Trust London": (Answer.SAME, 0),
        "Nothgate Council": (Answer.DIFFERENT, 0),
        "Wharf Kitchens": (Answer.NEVER, 0),
    }
    assert [row(screen, at)[3] for at in range(3)] == ["the same (kept)", "different (kept)", "never ask again (kept)"]
    assert "3 answered" in chips(screen)
    assert QApplication.focusWidget() is screen.foot.go


def test_another_of_several_is_chosen_by_right_and_left(
    screen: ImportScreen, qtbot: QtBot, kept: Kept, keys: Keys
) -> None:
    keys.press(Qt.Key.Key_Right)
    assert row(screen, 0)[2].startswith("Northgate Borough Council")
    assert "Northgate Borough Council" in screen.foot.sentence.text()
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_S)
    settle(screen, qtbot)
    assert kept.said["Riverside Trust London"] == (Answer.SAME, 1)


def test_an_answer_is_changed_asked_again_and_taken_back(
    window: Window, screen: ImportScreen, qtbot: QtBot, kept: Kept, keys: Keys
) -> None:
    keys.press(Qt.Key.Key_S)
    settle(screen, qtbot)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_D)
    settle(screen, qtbot)
    assert kept.said["Riverside Trust London"] == (Answer.DIFFERENT, 0)
    keys.press(Qt.Key.Key_Z, CTRL)
    settle(screen, qtbot)
    assert kept.said["Riverside Trust London"] == (Answer.SAME, 0)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Delete)
    settle(screen, qtbot)
    assert kept.said == {} and row(screen, 0)[3] == "not answered"


def test_what_is_known_of_both_stands_side_by_side(screen: ImportScreen, keys: Keys) -> None:
    said = screen.questions.comparison.accessibleDescription()
    assert "Activities: 2: Wharf Kitchen; Wharf Kitchens / —" in said
    assert "Telephone: — / 020 7946 0123" in said
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    said = screen.questions.comparison.accessibleDescription()
    assert "Lead organisation: Riverside Trust London / Riverside Trust London" in said


def test_answers_are_buttons_too(screen: ImportScreen, qtbot: QtBot, kept: Kept) -> None:
    buttons = screen.questions.comparison.buttons
    assert not buttons[Answer.OPEN].isVisible()
    buttons[Answer.DIFFERENT].click()
    settle(screen, qtbot)
    assert kept.said == {"Riverside Trust London": (Answer.DIFFERENT, 0)}


def test_the_rows_are_a_press_away_and_the_questions_again(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    screen.outcomes.buttons[Show.ALL].click()
    assert screen.table.isVisible() and not screen.questions.isVisible()
    keys.press(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.questions.table.hasFocus)


@pytest.fixture
def keys() -> Keys:
    return Keys()


def test_one_who_is_the_same_is_joined_and_remembered(window: Window, qtbot: QtBot, tmp_path: Path, keys: Keys) -> None:
    """The whole way, nothing stood in for: from the question to the record, and to the next import."""
    assert window.store
    northgate = window.store.find(ORGANISATION, "Northgate Borough Council")[0][0]
    for name, activity_name in (("first", "Wharf Kitchen"), ("second", "Lock Garden")):
        book = Workbook()
        assert book.active
        book.active.append(["Activity", "Lead organisation"])
        book.active.append([activity_name, "Northgate Council"])
        book.save(tmp_path / f"{name}.xlsx")
        screen = start(window, qtbot, tmp_path / f"{name}.xlsx")
        if name == "first":
            assert screen.foot.sentence.text() == (
                "Row 2: is “Northgate Council” the same as “Northgate Borough Council”?"
            )
            keys.press(Qt.Key.Key_S)
            settle(screen, qtbot)
        assert screen.foot.go.hasFocus()
        keys.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
        assert list(activity(window, activity_name)["lead"]) == [northgate]
    assert keys.pressed == 3
