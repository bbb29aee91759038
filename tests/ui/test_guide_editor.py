"""The editor of the interview guide, by keyboard alone: what is typed is kept, and versions in use stay as they are."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.exchange.asked import Asked
from lwdesk.exchange.guide_book import GuideBook
from lwdesk.exchange.read import NeedsPassword
from lwdesk.operations import guide as verbs
from lwdesk.operations.guide import sections
from lwdesk.records import INTERVIEW
from lwdesk.store import Query, Store
from lwdesk.store.notes import PromptInfo
from lwdesk.ui import asking
from lwdesk.ui.guide import exchanging, show_guide
from lwdesk.ui.guide.exchanging import Differences
from lwdesk.ui.guide.screen import GuideScreen
from lwdesk.ui.window import Window

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def study(window: Window) -> Store:
    """The sample study, whose guide no interview goes by."""
    store = window.store
    assert store
    verbs.current(store)
    newest = verbs.newest_version(store)
    if newest and newest.in_use:
        # The sample's interviews go by it; this makes the next.
        verbs.add_section(store, newest.id)
    return store


@pytest.fixture
def screen(window: Window, study: Store) -> GuideScreen:
    show_guide(window)
    shown = window.shown_screen
    assert isinstance(shown, GuideScreen)
    return shown


@pytest.fixture
def used(screen: GuideScreen, study: Store) -> int:
    """The version that is shown, once three interviews go by it."""
    guide = verbs.current(study)
    with study.step("Typed up") as step:
        for interview in list(study.ids(Query(INTERVIEW)))[:3]:
            step.update(INTERVIEW, interview, {"guide": guide})
    return guide


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def type_in(text: str) -> None:
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def now(store: Store) -> list[PromptInfo]:
    return store.notes.prompts(verbs.current(store))


def said(window: Window) -> str:
    return window.messages.text


def versions(screen: GuideScreen) -> list[str]:
    return [screen.versions.item(n).text() for n in range(screen.versions.count())]


def test_it_opens_with_the_keyboard_on_the_first_question_and_escape_goes_back(
    window: Window, screen: GuideScreen, study: Store
) -> None:
    assert focus() is screen.tree
    assert screen.tree.prompt_id == now(study)[0].id
    press(Qt.Key.Key_Return)
    assert focus() is screen.form.question.rows["text"].editor.focusProxy()
    press(Qt.Key.Key_Escape)
    assert focus() is screen.tree
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is None


def test_a_question_is_added_below_and_its_words_typed(screen: GuideScreen, study: Store) -> None:
    before = now(study)
    press(Qt.Key.Key_Insert)
    type_in("Who opened the door?")
    screen.flush()
    after = now(study)
    assert [p.text for p in after] == [before[0].text, "Who opened the door?", *(p.text for p in before[1:])]
    assert after[1].section == before[0].section
    assert screen.tree.prompt_id == after[1].id


def test_ctrl_n_and_the_menu_add_too(window: Window, screen: GuideScreen, study: Store) -> None:
    before = len(now(study))
    window.command("new")
    assert len(now(study)) == before + 1


def test_what_is_typed_is_stored_after_a_pause_and_the_list_follows(
    qtbot: QtBot, screen: GuideScreen, study: Store
) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    type_in("What do you do?")
    qtbot.waitUntil(lambda: now(study)[0].text == "What do you do?")
    item = screen.tree.currentItem()
    assert item and "What do you do?" in item.text(0)


def test_typing_on_a_version_in_use_makes_the_next_and_loses_no_letter(
    window: Window, qtbot: QtBot, screen: GuideScreen, study: Store, used: int
) -> None:
    old = study.notes.prompts(used)
    assert "used by" in versions(screen)[0]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_End, CTRL)
    type_in(" Tell")
    screen.flush()
    version = next(g.version for g in study.notes.guides() if g.id == used)
    assert said(window) == f"Interviews typed up so far keep version {version}; this is version {version + 1}."
    type_in(" me")
    screen.flush()
    type_in(" more.")
    screen.flush()
    assert study.notes.prompts(used) == old
    assert now(study)[0].text == f"{old[0].text} Tell me more."
    assert screen.form.question.rows["text"].editor.text() == f"{old[0].text} Tell me more."
    assert screen.guide_id == verbs.current(study) != used
    assert versions(screen)[0].endswith("not used yet")
    window.undo()
    assert verbs.current(study) == used
    assert screen.guide_id == used
    assert screen.form.question.rows["text"].editor.text() == old[0].text
    window.redo()
    assert now(study)[0].text == f"{old[0].text} Tell me more."


def test_the_hint_and_the_question_typed_at_once_both_come_into_the_next_version(
    screen: GuideScreen, study: Store, used: int
) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    type_in("First?")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, CTRL)
    type_in("Second.")
    screen.flush()
    assert (now(study)[0].text, now(study)[0].hint) == ("First?", "Second.")
    assert len([g for g in study.notes.guides() if g.id > used]) == 1


def test_a_question_moves_by_alt_and_arrow_and_undo_brings_it_back(
    window: Window, screen: GuideScreen, study: Store
) -> None:
    first, second = now(study)[:2]
    press(Qt.Key.Key_Down, ALT)
    assert [p.id for p in now(study)[:2]] == [second.id, first.id]
    assert screen.tree.prompt_id == first.id, "the keyboard goes with it"
    window.undo()
    assert [p.id for p in now(study)[:2]] == [first.id, second.id]
    assert screen.tree.prompt_id == first.id


def test_a_section_moves_with_its_questions(screen: GuideScreen, study: Store) -> None:
    first, second = list(sections(now(study)))[:2]
    press(Qt.Key.Key_Up)
    assert screen.tree.prompt_id is None
    press(Qt.Key.Key_Down, ALT)
    assert list(sections(now(study)))[:2] == [second, first]
    assert screen.tree.prompt_id is None and screen.tree.section == first


def test_delete_takes_the_question_and_offers_undo(window: Window, screen: GuideScreen, study: Store) -> None:
    first, second = now(study)[:2]
    press(Qt.Key.Key_Delete)
    assert now(study)[0].id == second.id
    assert screen.tree.prompt_id == second.id
    assert said(window) == "Deleted the question."
    window.undo()
    assert now(study)[0].id == first.id


def test_a_section_is_renamed_and_another_ones_name_is_refused_in_words(
    window: Window, screen: GuideScreen, study: Store
) -> None:
    names = list(sections(now(study)))
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    type_in(names[1])
    press(Qt.Key.Key_Return)
    row = screen.form.section.rows["section"]
    assert row.editor.trouble == f"There is a section “{names[1]}” already. Give this one another name."
    assert list(sections(now(study))) == names
    type_in(" too")
    press(Qt.Key.Key_Return)
    assert row.editor.trouble == ""
    assert next(iter(sections(now(study)))) == f"{names[1]} too"
    assert screen.tree.section == f"{names[1]} too"


def test_what_cannot_be_stored_yet_is_there_again_later(window: Window, screen: GuideScreen, study: Store) -> None:
    text = now(study)[0].text
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CTRL)
    type_in(" ")
    press(Qt.Key.Key_Escape)
    assert now(study)[0].text == text
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    editor = screen.form.question.rows["text"].editor
    assert editor.trouble.startswith("A question needs words.")


def test_a_new_section_begins_with_its_name(screen: GuideScreen, study: Store) -> None:
    names = list(sections(now(study)))
    press(Qt.Key.Key_Insert, ALT)
    type_in("Before we begin")
    press(Qt.Key.Key_Return)
    assert list(sections(now(study))) == [names[0], "Before we begin", *names[1:]]


def test_another_section_is_chosen_for_a_question(screen: GuideScreen, study: Store) -> None:
    moved, third = now(study)[0], list(sections(now(study)))[2]
    box = screen.form.question.sections
    box.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert sections(now(study))[third][-1].id == moved.id
    assert screen.tree.prompt_id == moved.id


def test_an_old_version_is_looked_at_and_not_changed(
    window: Window, screen: GuideScreen, study: Store, used: int
) -> None:
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_Escape)
    screen.versions.setFocus()
    press(Qt.Key.Key_Down)
    assert screen.guide_id == used
    old = study.notes.prompts(used)
    screen.tree.setFocus()
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        press(key)
        assert "is kept as it was." in said(window)
        assert focus() is screen.tree
    assert study.notes.prompts(used) == old
    box = screen.form.question.rows["text"].editor.focusProxy()
    QTest.keyClicks(box, "x")
    screen.flush()
    assert study.notes.prompts(used) == old
    assert screen.guide_id == used, "it stays in sight while it is looked at"


def test_the_versions_say_how_many_interviews_go_by_them(screen: GuideScreen, study: Store, used: int) -> None:
    count = verbs.uses(study)[used]
    assert versions(screen)[0].endswith(f"used by {count} interviews")


def test_the_sheet_that_is_exported_is_the_version_shown(
    window: Window, screen: GuideScreen, study: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "guide.xlsx"
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    window.start_export()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert load_workbook(path).active["B2"].value == now(study)[0].text
    assert said(window) == f"Exported {len(now(study))} questions to guide.xlsx."


@pytest.fixture
def brought(
    window: Window, screen: GuideScreen, study: Store, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A workbook with the guide's questions less the last but one, and one more."""
    path = tmp_path / "Sam's guide.xlsx"
    made = Workbook()
    made.active.append(["Section", "Question"])
    prompts = now(study)
    for prompt in prompts[:-2] + prompts[-1:]:
        made.active.append([prompt.section, prompt.text])
    made.active.append([prompts[-1].section, "May we come again?"])
    made.save(path)
    monkeypatch.setattr(asking, "which_file", lambda *_: path)
    return path


def panel_of(window: Window) -> Differences:
    return next(p for p in window.findChildren(Differences) if p.isVisible())


def test_an_import_shows_what_differs_before_it_is_stored_and_is_one_undo(
    window: Window, screen: GuideScreen, study: Store, brought: Path, qtbot: QtBot, used: int
) -> None:
    before = now(study)
    screen.start_import()
    qtbot.waitUntil(lambda: bool(window.findChildren(Differences)))
    panel = panel_of(window)
    lines = [
        (item.text(0), item.text(1))
        for n in range(panel.tree.topLevelItemCount())
        if (item := panel.tree.topLevelItem(n))
    ]
    assert lines == [("New", "May we come again?"), ("Gone", before[-2].text)]
    assert panel.note.text().startswith("1 new, 1 gone; ")
    assert now(study) == before
    assert panel.take.text().startswith("Make version ")
    QTest.keyClick(panel.take, Qt.Key.Key_Return)
    assert [p.text for p in now(study)] == [p.text for p in before[:-2] + before[-1:]] + ["May we come again?"]
    assert said(window).startswith(f"The guide now asks {len(before)} questions. Interviews typed up so far keep")
    assert screen.guide_id == verbs.current(study)
    window.undo()
    assert now(study) == before


def test_an_import_that_is_left_changes_nothing(
    window: Window, screen: GuideScreen, study: Store, brought: Path, qtbot: QtBot
) -> None:
    before = now(study)
    screen.start_import()
    qtbot.waitUntil(lambda: bool(window.findChildren(Differences)))
    QTest.keyClick(panel_of(window), Qt.Key.Key_Escape)
    assert now(study) == before


def test_a_workbook_that_cannot_be_read_is_told_in_a_sentence(
    window: Window, screen: GuideScreen, brought: Path, qtbot: QtBot
) -> None:
    made = Workbook()
    made.active.append(["Day", "Who"])
    made.active.append(["Monday", "Sam"])
    made.save(brought)
    screen.start_import()
    qtbot.waitUntil(lambda: "holds no questions" in said(window))


def test_a_locked_workbook_asks_for_its_password(
    window: Window, screen: GuideScreen, brought: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def read(path: Path, password: str = "") -> GuideBook:
        if password != "open sesame":
            raise NeedsPassword("It asks for its password.")
        return GuideBook(path.name, [Asked("You", "Who are you?")])

    def answer(_window: Window, sentence: str) -> str:
        asked.append(sentence)
        return "open sesame"

    monkeypatch.setattr(exchanging, "read_guide", read)
    monkeypatch.setattr(exchanging, "ask_password", answer)
    screen.start_import()
    qtbot.waitUntil(lambda: bool(window.findChildren(Differences)))
    assert asked == ["It asks for its password."]


def test_everything_has_a_name_and_the_tab_key_goes_all_round(screen: GuideScreen) -> None:
    seen: list[QWidget] = []
    start = focus()
    for _ in range(60):
        here = focus()
        text = here.text() if isinstance(here, QPushButton) else ""
        assert here.accessibleName() or text, type(here).__name__
        assert not seen or here is not seen[-1], f"the keyboard is caught in {here.accessibleName()}"
        seen.append(here)
        press(Qt.Key.Key_Tab)
        if focus() is start:
            break
    names = {widget.accessibleName() for widget in seen}
    assert {"Sections and questions", "Versions of the guide", "Question", "Hint", "Section", "Delete"} <= names
    assert focus() is start


def test_f6_goes_round_the_places(screen: GuideScreen) -> None:
    press(Qt.Key.Key_F6)
    assert screen.form.isAncestorOf(focus())
