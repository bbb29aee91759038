"""The part Passages: themes named, moved and merged by key, and what was said on each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_accessible import name_of, takes_focus
from theme_study import CTRL, SHIFT, Study, make_study, press, settle, type_

from lwdesk.operations import themes
from lwdesk.records import PASSAGE, PROPOSAL, THEME
from lwdesk.store import Query
from lwdesk.ui import asking
from lwdesk.ui.themes.exporting import offer_passages
from lwdesk.ui.themes.passages import PassagesPage
from lwdesk.ui.themes.picking import ThemePicker
from lwdesk.ui.themes.tree_items import ALL, LOST, WITHOUT
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    return make_study(tmp_path / "small.lwdesk")


@pytest.fixture
def window(qtbot: QtBot, look: None, study: Study) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(study.store)
    yield window
    window.close()


@pytest.fixture
def page(window: Window) -> PassagesPage:
    return open_page(window)


def open_page(window: Window) -> PassagesPage:
    window.show_page("Themes", "Passages")
    page = window.page and window.page.inner
    assert isinstance(page, PassagesPage)
    return page


def seen(page: PassagesPage) -> list[str]:
    return [page.model.said(row).words for row in range(len(page.model.ids))]


def picker(qtbot: QtBot) -> ThemePicker:
    """The panel to find a theme in, with the keyboard in its box."""
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ThemePicker) and w.isVisible())
    qtbot.waitUntil(panel.box.hasFocus)
    return panel


def rows(page: PassagesPage) -> list[str]:
    """The tree as it is read out."""
    found, item = [], page.tree.topLevelItem(0)
    while item is not None:
        found.append(item.data(0, Qt.ItemDataRole.AccessibleTextRole))
        item = page.tree.itemBelow(item)
    return found


def test_the_tree_counts_sub_themes_and_what_has_no_theme(page: PassagesPage) -> None:
    assert page.tree.hasFocus()
    assert rows(page) == [
        "All passages, 5 passages", "Health, 2 passages", "Sleep, 1 passage", "Work, 2 passages",
        "Without a theme, 1 passage", "Words no longer there, 1 passage",
    ]  # fmt: skip
    assert len(seen(page)) == 5
    page.tree.show_key(WITHOUT)
    assert seen(page) == ["She was never asked."] and page.head.title.text() == "Passages without a theme"
    page.tree.show_key(LOST)
    assert seen(page) == ["Gone since"]


def test_a_theme_shows_who_said_it_as_they_may_be_quoted(page: PassagesPage, study: Study) -> None:
    page.tree.show_key(study.work)
    shown = [page.model.cell(page.model.said(row), column) for row in (0, 1) for column in (0, 1, 3)]
    assert shown == [
        "The first bus goes at five.", "Ada Okoro, Director", "3 Nov 2003",
        "Agency staff have no kettle.", "a contact", "4 Nov 2003",
    ]  # fmt: skip
    assert page.detail.words.toPlainText() == "The first bus goes at five."
    assert page.detail.head.text().startswith("Ada Okoro, Director · 3 Nov 2003")


def test_sub_themes_can_be_left_out_and_filters_narrow(page: PassagesPage, study: Study) -> None:
    page.tree.show_key(study.health)
    assert seen(page) == ["Nobody asks how they sleep.", "Gone since"]
    page.below.setChecked(False)
    assert seen(page) == ["Nobody asks how they sleep.", "Gone since"], "both are of the theme itself too"
    page.tree.show_key(ALL)
    young = next(t.id for t in study.store.terms("group") if t.label == "Young people")
    page.head.buttons["groups"].tick((young, "Young people"))
    assert seen(page) == ["The first bus goes at five.", "Nobody asks how they sleep."]
    press(Qt.Key.Key_F, CTRL)
    page.head.box.setFocus()
    type_("okoro BUS")
    assert seen(page) == ["The first bus goes at five."]
    assert page.head.count.text() == "2 passages · 1 shown"
    type_("zz")
    assert page.nothing.isVisible() and page.nothing.head.text() == "Nothing matches"
    page.nothing.clear_button.click()
    assert len(seen(page)) == 5


def test_new_themes_are_typed_one_after_the_other(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    window.command("new")
    for name in ("Family", "Money"):
        type_(name)
        press(Qt.Key.Key_Return)
        settle()
    press(Qt.Key.Key_Return)
    settle()
    assert study.tree() == ["Health", "Health › Sleep", "Work", "Family", "Money"]
    assert page.tree.hasFocus() and page.tree.theme is not None
    page.tree.show_key(study.health)
    press(Qt.Key.Key_Insert)
    type_("Diet")
    press(Qt.Key.Key_Escape)
    settle()
    assert "Health › Diet" not in study.tree(), "Escape gives it up"
    press(Qt.Key.Key_Insert)
    type_("Diet")
    window.show_page("Mapping")
    assert "Health › Diet" in study.tree(), "what was typed is kept when the page is left"


def test_f2_renames_in_place_and_undo_takes_it_back(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    press(Qt.Key.Key_F2)
    type_("Working lives")
    press(Qt.Key.Key_Return)
    settle()
    assert study.tree()[-1] == "Working lives" and page.head.title.text() == "Working lives"
    window.undo()
    assert study.tree()[-1] == "Work"
    press(Qt.Key.Key_F2)
    type_("Other")
    press(Qt.Key.Key_Escape)
    settle()
    assert study.tree()[-1] == "Work"


def test_a_change_from_elsewhere_does_not_disturb_a_name_that_is_typed(
    page: PassagesPage, study: Study, window: Window
) -> None:
    page.tree.show_key(study.work)
    window.command("new")
    type_("Fam")
    study.passage(study.notes[0], "Nobody asks", study.work)
    type_("ily")
    press(Qt.Key.Key_Return)
    settle()
    assert study.tree()[-1] == "Family" and "Work, 3 passages" in rows(page)
    press(Qt.Key.Key_Escape)


def test_control_with_arrows_moves(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    press(Qt.Key.Key_Up, CTRL)
    assert study.tree() == ["Work", "Health", "Health › Sleep"] and page.tree.theme == study.work
    press(Qt.Key.Key_Up, CTRL)
    assert window.messages.text == "It is the first one here."
    press(Qt.Key.Key_Down, CTRL)
    press(Qt.Key.Key_Right, CTRL)
    assert study.tree() == ["Health", "Health › Sleep", "Health › Work"]
    press(Qt.Key.Key_Left, CTRL)
    assert study.tree() == ["Health", "Health › Sleep", "Work"]
    page.tree.placed.emit(study.health, study.sleep, 0)
    assert study.tree() == ["Health", "Health › Sleep", "Work"] and "under itself" in window.messages.text
    page.tree.placed.emit(study.sleep, study.work, 0)
    assert study.tree() == ["Health", "Work", "Work › Sleep"]


def test_merging_asks_into_which_and_undo_parts_them(
    page: PassagesPage, study: Study, window: Window, qtbot: QtBot
) -> None:
    from lwdesk.ui.dialogs.merge import merge_chosen

    page.tree.show_key(study.sleep)
    merge_chosen(window)
    panel = picker(qtbot)
    assert [panel.list.item(n).text() for n in range(panel.list.count())] == ["Health", "Work"]
    type_("wo")
    press(Qt.Key.Key_Return)
    assert study.tree() == ["Health", "Work"] and page.tree.theme == study.work
    assert window.messages.text == "Merged “Sleep” into “Work”: 1 record names that now."
    window.messages.do_action()
    assert study.tree() == ["Health", "Health › Sleep", "Work"]


def test_deleting_a_theme_leaves_its_passages(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    window.command("delete")
    assert study.tree() == ["Health", "Health › Sleep"]
    assert window.messages.text == "Deleted “Work”. 2 passages have no theme now."
    window.undo()
    assert "Work, 2 passages" in rows(page)


def test_several_passages_get_a_new_theme_and_lose_one(
    page: PassagesPage, study: Study, window: Window, qtbot: QtBot
) -> None:
    page.tree.show_key(study.work)
    press(Qt.Key.Key_Return)
    assert page.table.hasFocus()
    press(Qt.Key.Key_Down, SHIFT)
    first, second = page.table.chosen_ids()
    press(Qt.Key.Key_L, CTRL)
    picker(qtbot)
    type_("Health > Shifts")
    press(Qt.Key.Key_Return)
    shifts = next(i for i, path in themes.paths(study.store).items() if path == "Health › Shifts")
    assert study.themes_of(first) == study.themes_of(second) == {study.work, shifts}
    assert window.messages.text == "2 passages have “Shifts” now."
    assert page.table.chosen_ids() == [first, second]
    qtbot.waitUntil(page.table.hasFocus)
    press(Qt.Key.Key_Delete)
    assert study.themes_of(first) == study.themes_of(second) == {shifts}
    assert window.messages.text == "Took “Work” off 2 passages." and page.nothing.isVisible()
    window.undo()
    assert len(seen(page)) == 2


def test_enter_opens_the_note_on_the_words(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    page.focus_passages()
    press(Qt.Key.Key_Return)
    screen = window.shown_screen
    assert isinstance(screen, TypingScreen) and screen.interview_id == study.ada


def test_a_proposal_of_several_passages_has_them_all(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    page.focus_passages()
    press(Qt.Key.Key_A, CTRL)
    chosen = page.table.chosen_ids()
    page.acts.propose()
    (made,) = study.store.ids(Query(PROPOSAL))
    held = study.store.get(PROPOSAL, made)
    assert held and held["passages"] == tuple(chosen) and len(chosen) == 2
    assert window.messages.text == "Made a proposal of 2 passages. Say here what is proposed."


def test_the_line_of_a_theme_is_stored_while_it_is_typed(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    page.line.box.setFocus()
    type_("What keeps people in jobs.")
    page.tree.show_key(study.health)
    held = study.store.get(THEME, study.work)
    assert held and held["line"] == "What keeps people in jobs."
    page.tree.show_key(ALL)
    assert not page.line.isVisible()


def test_letters_typed_over_the_passages_filter_them(page: PassagesPage) -> None:
    page.focus_passages()
    type_("kettle")
    assert page.head.box.text() == "kettle" and seen(page) == ["Agency staff have no kettle."]
    press(Qt.Key.Key_Escape)
    assert len(seen(page)) == 5


def test_a_study_without_themes_says_what_they_are_and_how_to_begin(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    study = make_study(tmp_path / "empty.lwdesk", with_passages=False)
    themes.delete(study.store, [study.health, study.sleep, study.work])
    window.show_study(study.store)
    page = open_page(window)
    assert page.empty.isVisible() and page.empty.head.text() == "No themes yet" and page.empty.new_button.hasFocus()
    press(Qt.Key.Key_Return)
    type_("Health")
    press(Qt.Key.Key_Escape)
    settle()
    assert page.empty.isVisible()
    window.command("new")
    type_("Health")
    press(Qt.Key.Key_Return)
    settle()
    press(Qt.Key.Key_Escape)
    settle()
    assert study.tree() == ["Health"] and page.nothing.head.text() == "No passages yet"


def test_a_change_elsewhere_is_seen_when_the_page_is_shown_again(
    page: PassagesPage, study: Study, window: Window
) -> None:
    page.tree.show_key(study.work)
    window.show_page("Mapping")
    study.passage(study.notes[0], "Nobody asks", study.work)
    with study.store.step("Delete") as step:
        step.delete(PASSAGE, [page.model.ids[0]])
    window.show_page("Themes", "Passages")
    assert sorted(seen(page)) == ["Agency staff have no kettle.", "Nobody asks"]


def test_the_theme_that_is_shown_is_exported_or_all(
    page: PassagesPage, study: Study, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tree.show_key(study.work)
    menu = offer_passages(window, study.store, page)
    assert [action.text() for action in menu.actions()] == ["Passages of “Work”…", "All passages by theme…"]
    for at, count in ((0, 2), (1, 6)):
        target = tmp_path / f"out{at}.xlsx"
        monkeypatch.setattr(asking, "where_to", lambda *_, target=target: target)
        menu.actions()[at].trigger()
        qtbot.waitUntil(lambda: not window.jobs.running)
        assert window.messages.text == f"Exported {count} passages to {target.name}."
        assert load_workbook(target).worksheets[0].max_row == count + 1
    menu.close()


def test_everything_has_a_name_and_tab_comes_round(page: PassagesPage, study: Study, window: Window) -> None:
    page.tree.show_key(study.work)
    settle()
    nameless = [type(w).__name__ for w in page.findChildren(QWidget) if takes_focus(w) and not name_of(w)]
    assert nameless == []
    start, found = page.tree, []
    start.setFocus()
    for _ in range(80):
        press(Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
        if found[-1] is start:
            break
    assert found[-1] is start and page.table in found and page.detail.words in found and page.head.box in found
