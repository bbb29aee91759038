"""From words in the notes to what is passed on: themes, the grid, a decision, a framework, a recommendation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk
from keyboard import CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.records import FRAMEWORK, PASSAGE, PROPOSAL, RECOMMENDATION, SUMMARY
from lwdesk.store import Query, Store
from lwdesk.store.themes import Said
from lwdesk.ui.window import Window

WORDS = "half of his week is infectious disease"
NEW_THEME, OLD_THEME = "Doctors and their posts", "Nights and agencies"


@pytest.fixture
def desk(show: Callable[[Store], Window], tmp_path: Path, qtbot: QtBot) -> Desk:
    """Somebody at the window on the sample study."""
    return Desk(show(sample_study(tmp_path / "London.lwdesk")), qtbot)


def themes_of(desk: Desk) -> dict[str, int]:
    """The themes by their names."""
    return {theme.name: theme.id for theme in desk.store.themes.all()}


def stand_on_the_words(desk: Desk) -> None:
    """Find the words anywhere in the notes, and stand on them, chosen."""
    desk.press(Qt.Key.Key_K, CTRL)
    desk.fill(WORDS)

    def chosen() -> str:
        cursor = getattr(QApplication.focusWidget(), "textCursor", None)
        return str(cursor().selectedText()) if cursor else ""

    desk.wait(lambda: chosen() == WORDS)


def passage_of_the_words(desk: Desk) -> Said:
    """The passage as the Themes page has it, under the new theme."""
    (passage,) = desk.store.themes.passages([themes_of(desk)[NEW_THEME]])
    return passage


def covered(desk: Desk, passage: int) -> str:
    """The words that the passage covers in its note."""
    held = desk.store.get(PASSAGE, passage)
    assert held
    note = desk.store.notes.get(held["note"])
    assert note
    return note.body[held["start"] : held["end"]]


def test_words_become_a_passage_of_an_old_theme_and_a_new_one(desk: Desk) -> None:
    stand_on_the_words(desk)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.fill("nights")
    desk.fill(NEW_THEME)
    desk.press(Qt.Key.Key_Return)
    passage = passage_of_the_words(desk)
    themes = themes_of(desk)
    assert covered(desk, passage.passage) == passage.words == WORDS
    assert desk.store.themes.of_passages([passage.passage])[passage.passage] == [themes[OLD_THEME], themes[NEW_THEME]]

    # It goes on to the summary and to a proposal; what is typed before it moves it.
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_J, CTRL)
    assert desk.said == "Added to “Exemplary activity” of the summary."
    desk.press(Qt.Key.Key_J, CTRL | SHIFT)
    assert desk.said == "Made proposal P0025 of these words."
    desk.press(Qt.Key.Key_Home, CTRL)
    desk.write("Met at the clinic. ")
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.window.shown_screen is None)
    assert covered(desk, passage.passage) == WORDS
    summary = desk.store.notes.summary_of(passage.interview)
    assert WORDS in (desk.store.get(SUMMARY, summary or 0) or {})["exemplary"]
    made = desk.store.get(PROPOSAL, max(desk.store.ids(Query(PROPOSAL)))) or {}
    assert (made["text"], made["passages"]) == (WORDS, (passage.passage,))


def test_the_themes_page_shows_a_passage_and_the_grid_takes_what_it_comes_to(desk: Desk) -> None:
    stand_on_the_words(desk)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.fill(NEW_THEME)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)

    desk.go(6, 1)
    desk.write("Doctors")
    desk.press(Qt.Key.Key_Return)
    assert desk.here.accessibleName() == "Passages"
    passage = passage_of_the_words(desk)
    assert desk.part.table.current_id() == passage.passage  # type: ignore[attr-defined]

    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    grid = desk.part.grid  # type: ignore[attr-defined]
    theme = themes_of(desk)[NEW_THEME]
    desk.down_to(lambda: grid.cell()[0] == passage.interview)
    for _ in range(20):
        if grid.cell()[1] == theme:
            break
        desk.press(Qt.Key.Key_Right)
    desk.fill("Nurses are where the queue is.")
    assert desk.store.themes.finding(passage.interview, theme).body == "Nurses are where the queue is."


def test_a_proposal_that_goes_in_becomes_a_theme_of_the_framework(desk: Desk) -> None:
    desk.go(8, 2)
    table = desk.part.table  # type: ignore[attr-defined]
    desk.down_to(lambda: not table.row().decision)
    proposal = table.row().id
    desk.write("yyyy")
    desk.write("i")
    held = desk.store.get(PROPOSAL, proposal)
    assert held and (held["own"], held["fits"], held["timely"], held["offered"]) == (True,) * 4
    assert held["decision"] == "Goes in" and table.row().id != proposal

    # It waits beside the framework for a place; Enter draws it, and its name is shortened.
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    before = len(desk.store.ids(Query(FRAMEWORK)))
    desk.press(Qt.Key.Key_F, CTRL)
    assert desk.here.accessibleName() == "Proposals without a place in the framework"
    desk.press(Qt.Key.Key_Return)
    assert f"{held['ref']} is a theme of" in desk.said
    desk.press(Qt.Key.Key_A, CTRL)
    desk.fill("Street by street")
    desk.press(Qt.Key.Key_Escape)
    made = max(desk.store.ids(Query(FRAMEWORK)))
    line = desk.store.get(FRAMEWORK, made) or {}
    assert len(desk.store.ids(Query(FRAMEWORK))) == before + 1
    assert (line["name"], line["proposals"]) == ("Street by street", (proposal,)) and line["domain"]


def test_a_proposal_that_is_passed_on_becomes_a_recommendation_to_somebody(desk: Desk) -> None:
    desk.go(8, 2)
    table = desk.part.table  # type: ignore[attr-defined]
    desk.down_to(lambda: not table.row().decision)
    proposal = table.row().id
    desk.write("n")
    for _ in range(3):
        desk.press(Qt.Key.Key_Right)
    desk.write("p")
    desk.fill("Regional Public Health")
    assert desk.said == "Passed on to Regional Public Health Office as a recommendation."
    desk.fill("It is theirs to do.")
    held = desk.store.get(PROPOSAL, proposal) or {}
    assert (held["own"], held["decision"], held["reason"]) == (False, "Passed on", "It is theirs to do.")

    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    told = desk.rows(RECOMMENDATION, "to", "text", "status")
    assert told[-1] == ("Regional Public Health Office", held["text"], "Draft")
    page = desk.window.list_page
    assert page and max(desk.store.ids(Query(RECOMMENDATION))) in page.rows.model.ids
