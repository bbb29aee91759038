"""What one stumbles over on a first day: Enter on a button, a text cut off, an Undo that means something else."""

from pathlib import Path

import pytest
from importing import appendix, screen_of, settle, start
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from test_accessible import name_of, takes_focus

from lwdesk.records import ACTIVITY
from lwdesk.store import Query, Store
from lwdesk.ui.dialogs.history import show_study_history, take_back_import
from lwdesk.ui.dialogs.keys import show_keys
from lwdesk.ui.dialogs.start_screen import StartScreen
from lwdesk.ui.importing.cell_paint import one_line
from lwdesk.ui.importing.row_menu import show_row_menu
from lwdesk.ui.opening import open_study
from lwdesk.ui.window import Window


def panel_of(window: Window) -> object:
    return next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window and w.isWindow())


def test_enter_opens_the_study_that_was_open_last(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    screen = StartScreen([tmp_path / "London Works.lwdesk"])
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.focus_first()
    with qtbot.waitSignal(screen.path_chosen, timeout=1000):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_enter_presses_the_button_of_a_panel_and_no_other(window: Window) -> None:
    show_keys(window)
    panel = panel_of(window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert panel.isVisible()  # type: ignore[attr-defined]
    panel.close_button.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(panel.close_button, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert not panel.isVisible()  # type: ignore[attr-defined]


def test_enter_adds_the_first_record_of_an_empty_list(
    qtbot: QtBot, look: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    Store.create(tmp_path / "empty.lwdesk").close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, tmp_path / "empty.lwdesk") and window.store
    for name in ("Mapping", "Organisations", "Contacts"):
        window.show_page(name)
        page = window.page
        assert page
        qtbot.waitUntil(page.empty.isVisible)
        text = page.empty._text
        assert text.height() >= text.heightForWidth(text.width()), f"{name}: its explanation is cut off"
    window.show_page("Mapping")
    assert window.page
    window.page.empty.new_button.setFocus()
    QTest.keyClick(window.page.empty.new_button, Qt.Key.Key_Return)
    assert len(window.store.ids(Query(ACTIVITY))) == 1
    window.close()


def test_what_belongs_to_a_record_is_not_spoken_of_where_there_is_none(window: Window, qtbot: QtBot) -> None:
    window.show_page("Contacts")
    assert window.page
    below = window.page.side._below[0]
    qtbot.waitUntil(below.isVisible)  # type: ignore[attr-defined]
    window.page.side.show_record(None)
    assert not below.isVisible()  # type: ignore[attr-defined]


def test_taking_the_last_import_back_offers_redo_and_no_second_undo(window: Window, qtbot: QtBot) -> None:
    assert window.store
    for name in ("First import", "Second import"):
        with window.store.step(name, kind="import") as step:
            step.create(ACTIVITY, {"name": f"Of the {name.lower()}"})
    info = window.store.steps(1)[0]
    take_back_import(window, info.id, info.label)
    qtbot.waitUntil(lambda: "Took back" in window.messages.text)
    window.messages.do_action()
    left = window.store.labels("activity", window.store.ids(Query(ACTIVITY))).values()
    assert {"Of the first import", "Of the second import"} <= set(left)


def test_the_history_says_in_full_what_was_done(window: Window) -> None:
    assert window.store
    with window.store.step("Import 1,200 rows from A long name of an appendix.xlsx", kind="import") as step:
        step.create(ACTIVITY, {"name": "One"})
    show_study_history(window)
    steps = panel_of(window).steps  # type: ignore[attr-defined]
    assert steps.topLevelItem(0).toolTip(1).startswith("Import 1,200 rows from A long name of an appendix.xlsx")


def test_the_undo_of_the_last_import_does_not_stay_on_the_next_ones_screen(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = start(window, qtbot, appendix(tmp_path / "first.xlsx"))
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert window.messages.action == "Undo"
    start(window, qtbot, appendix(tmp_path / "second.xlsx", rows=41))
    assert window.messages.action == "" and "first" not in window.messages.text


def test_two_lines_of_a_cell_do_not_read_as_one_name(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    start(window, qtbot, appendix(tmp_path / "two.xlsx", {"E4": "Refugees Forward\n St Anselm's  Hospital"}))
    screen = screen_of(window, qtbot)
    assert screen.sheet.sheet.index(3, 4).data() == "Refugees Forward ↵ St Anselm's Hospital"
    assert one_line("\n\n a \n\n") == "a"


def test_the_questions_the_row_menu_and_a_contacts_form_have_names_all_over(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    def nameless() -> list[str]:
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        seen = [widget for top in tops for widget in [top, *top.findChildren(QWidget)]]
        return [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in seen if takes_focus(w) and not name_of(w)]

    window.show_page("Contacts")
    assert window.page
    qtbot.waitUntil(lambda: window.page is not None and window.page.side.form is not None)
    assert nameless() == []
    path = appendix(tmp_path / "alike.xlsx", {"E4": "Northgate Council", "F5": "Spring"})
    screen = start(window, qtbot, path)
    assert nameless() == []
    QTest.keyClick(screen, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.questions.table.hasFocus)
    assert nameless() == []
    menu = show_row_menu(screen, [4], None, screen.mapToGlobal(screen.rect().center()), lambda _said: None)
    assert menu.accessibleName() == "Row 4" and all(
        action.text() for action in menu.actions() if not action.isSeparator()
    )
    menu.close()


def test_after_the_questions_come_the_cells_that_are_left_to_mend(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    screen = start(window, qtbot, appendix(tmp_path / "alike.xlsx", {"E4": "Northgate Council", "F5": "Spring"}))
    QTest.keyClick(screen, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(screen.questions.table.hasFocus)
    while screen.questions.table.hasFocus():
        QTest.keyClick(screen.questions.table, Qt.Key.Key_D)
        settle(screen, qtbot)
    assert screen.table.hasFocus() and not screen.questions.isVisible()


def test_every_button_with_an_icon_keeps_its_words_off_it(window: Window) -> None:
    for name in ("Mapping", "Organisations", "Contacts"):
        window.show_page(name)
        assert window.page
        buttons = [*window.page.empty.findChildren(QPushButton), *window.page.head.findChildren(QPushButton)]
        for button in buttons:
            if not button.icon().isNull() and button.text() and type(button) is QPushButton:
                assert button.text().startswith(" "), button.text()
