"""The panel of exports, the menu of ways to write a list, and exports kept under a name."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.operations.exports import named_exports, save_export, settings_of
from lwdesk.records import CONTACT, CONTRIBUTION, DELEGATE, ORGANISATION, TERM
from lwdesk.store import Query, Store, Where
from lwdesk.ui import asking
from lwdesk.ui.exports import offer, save_shown, show_exports
from lwdesk.ui.exports.menu import open_menu, ways
from lwdesk.ui.exports.naming import Naming, Renaming
from lwdesk.ui.exports.panel import Exports
from lwdesk.ui.window import Window

ESSENTIAL = "Facilitating access"


@pytest.fixture
def store(window: Window) -> Store:
    """The sample study in the window, with six contributions of two organisations that only this test knows."""
    store = window.store
    assert store is not None
    areas = [term.id for term in store.terms("area")]
    with store.step("What they said") as step:
        for n in range(6):
            works_for = step.create(ORGANISATION, {"name": f"Zebra Wharf Forum {n % 2}"}) if n < 2 else None
            given = {"kind": "Needs", "text": f"A zebra crossing {n}", "organisation": works_for, "area": areas[n % 2]}
            contact = step.create(CONTACT, {"name": f"Zadie {n}"})
            step.create(CONTRIBUTION, given | {"delegate": contact})
            step.create(DELEGATE, {"contact": contact})
    return store


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Any, ...]]:
    """What the window for files was asked; it answers with out.xlsx, or what its first kind of file ends in."""
    given: list[tuple[Any, ...]] = []

    def where_to(*about: Any) -> Path:
        given.append(about)
        return tmp_path / f"out{about[3].suffix}"

    monkeypatch.setattr(asking, "where_to", where_to)
    return given


@pytest.fixture
def panel(window: Window, store: Store, qtbot: QtBot) -> Callable[[], Exports]:
    """Opens the panel of exports and gives it."""

    def show() -> Exports:
        show_exports(window)
        opened: list[Exports] = [w for w in window.findChildren(Exports) if w.isVisible()]
        qtbot.waitUntil(lambda: QApplication.activeWindow() is opened[-1])
        return opened[-1]

    return show


def keep(store: Store, name: str, *where: Where, by: str = "", ending: str = ".xlsx") -> None:
    save_export(store, name, CONTRIBUTION, settings_of(store, Query(CONTRIBUTION, where), by, ending))


def area(store: Store) -> int:
    return next(term.id for term in store.terms("area") if term.label == ESSENTIAL)


def wait_for(window: Window, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.messages.text)


def test_the_panel_lists_what_is_kept_and_what_can_be_made(panel: Callable[[], Exports], store: Store) -> None:
    keep(store, "For the steering group", by="area", ending=".docx")
    shown = panel()
    names = [export.name for export in shown.list.exports()]
    assert names[0] == "For the steering group"
    assert f"Contributions: {ESSENTIAL}" in names
    assert "Delegates: all" in names and "Delegates: a paper" in names
    assert shown.box.hasFocus()
    assert "Contributions by activity area, Word paper. Enter asks where to" in shown.told.text()
    section = shown.list.topLevelItem(0)
    kept = section and section.child(0)
    assert kept and kept.text(1) == f"{store.count(Query(CONTRIBUTION)):,} contributions"


def test_typing_finds_an_organisation_that_said_something(panel: Callable[[], Exports]) -> None:
    shown = panel()
    QTest.keyClicks(shown.box, "zebra wharf forum 1")
    assert [export.name for export in shown.list.exports()] == [
        "Contributions: Zebra Wharf Forum 1", "Contributions: Zebra Wharf Forum 1, a paper",
    ]  # fmt: skip
    QTest.keyClicks(shown.box, "!")
    assert shown.list.exports() == []
    assert "No export is called that" in shown.told.text()
    assert not shown.make.isEnabled()


def test_enter_writes_and_the_second_time_does_not_ask(
    panel: Callable[[], Exports], window: Window, store: Store, asked: list[Any], qtbot: QtBot, tmp_path: Path
) -> None:
    keep(store, "Mine", Where("area", (area(store),)))
    for _ in range(2):
        shown = panel()
        QTest.keyClick(shown.box, Qt.Key.Key_Return)
        wait_for(window, qtbot, "Exported")
        window.messages.clear()
        window.say("Between.")
    assert len(asked) == 1
    assert asked[0][3].name == f"{store.name} Mine.xlsx"
    rows = list(load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == {ESSENTIAL}
    shown = panel()
    assert f"Enter writes out.xlsx in {tmp_path} again." in shown.told.text()


def test_a_file_that_somebody_changed_is_asked_about(
    panel: Callable[[], Exports], window: Window, store: Store, asked: list[Any], qtbot: QtBot, tmp_path: Path
) -> None:
    keep(store, "Mine")
    QTest.keyClick(panel().box, Qt.Key.Key_Return)
    wait_for(window, qtbot, "Exported")
    window.say("Between.")
    os.utime(tmp_path / "out.xlsx", (1, 1))
    shown = panel()
    assert "was changed since it was written" in shown.told.text()
    QTest.keyClick(shown.box, Qt.Key.Key_Return)
    wait_for(window, qtbot, "Exported")
    assert len(asked) == 2
    assert asked[1][3] == tmp_path / "out.xlsx"


def test_it_can_be_written_elsewhere(
    panel: Callable[[], Exports], window: Window, store: Store, asked: list[Any], qtbot: QtBot
) -> None:
    keep(store, "Mine", ending=".docx")
    QTest.keyClick(panel().box, Qt.Key.Key_Return)
    wait_for(window, qtbot, "out.docx")
    window.say("Between.")
    panel().elsewhere.click()
    wait_for(window, qtbot, "out.docx")
    assert len(asked) == 2
    assert asked[0][2].startswith("Word document")


def test_one_whose_filter_is_gone_says_so_and_stays(panel: Callable[[], Exports], store: Store) -> None:
    keep(store, "Mine", Where("area", (area(store),)))
    with store.step("Delete", kind="delete") as step:
        step.delete(TERM, [area(store)])
    shown = panel()
    QTest.keyClick(shown.box, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert "which the study has no more" in shown.told.text()
    section = shown.list.topLevelItem(0)
    row = section and section.child(0)
    assert row and row.text(1) == "cannot be made"


def test_rename_and_delete_by_key(panel: Callable[[], Exports], window: Window, store: Store, qtbot: QtBot) -> None:
    keep(store, "Mine")
    keep(store, "Other")
    shown = panel()
    QTest.keyClick(shown.box, Qt.Key.Key_F2)
    (renaming,) = [w for w in window.findChildren(Renaming) if w.isVisible()]
    renaming.name.setText("other")
    QTest.keyClick(renaming.name, Qt.Key.Key_Return)
    assert "There is an export “other” already" in renaming.trouble.text()
    renaming.name.setText("Ours")
    QTest.keyClick(renaming.name, Qt.Key.Key_Return)
    assert [export.name for export in named_exports(store)] == ["Other", "Ours"]
    chosen = shown.list.chosen()
    assert chosen and chosen.name == "Ours"
    QTest.keyClick(shown.box, Qt.Key.Key_Delete)
    assert [export.name for export in named_exports(store)] == ["Other"]
    assert window.messages.action == "Undo"
    window.undo()
    assert [export.name for export in named_exports(store)] == ["Other", "Ours"]
    assert "Ours" in [export.name for export in shown.list.exports()]


def test_what_is_merely_offered_is_neither_renamed_nor_deleted(panel: Callable[[], Exports], store: Store) -> None:
    shown = panel()
    QTest.keyClick(shown.box, Qt.Key.Key_Delete)
    assert "Choose an export that is kept under a name to delete it" in shown.told.text()
    assert not shown.rename.isVisible() and not shown.delete.isVisible()


def test_the_arrows_pass_over_the_headings(panel: Callable[[], Exports], store: Store) -> None:
    keep(store, "Mine")
    shown = panel()
    before = shown.list.exports()
    QTest.keyClick(shown.box, Qt.Key.Key_Down)
    assert shown.list.chosen() == before[1]
    QTest.keyClick(shown.box, Qt.Key.Key_PageUp)
    assert shown.list.chosen() == before[0]


def test_what_a_list_shows_is_kept_with_its_filters(window: Window, store: Store, qtbot: QtBot) -> None:
    window.show_page("Mapping")
    page = window.list_page
    assert page is not None
    page.head.box.setText("job")
    page.rows.words = "job"
    page.rows.reload()
    save_shown(window)
    (naming,) = window.findChildren(Naming)
    assert "the words “job” occur" in naming.note.text()
    naming.name.setText("")
    QTest.keyClick(naming.name, Qt.Key.Key_Return)
    assert "no name yet" in naming.trouble.text()
    QTest.keyClicks(naming.name, "Jobs")
    naming.kind.setCurrentIndex(1)
    QTest.keyClick(naming.name, Qt.Key.Key_Return)
    (export,) = named_exports(store)
    assert (export.name, export.record.list, export.settings.words) == ("Jobs", "activities", "job")
    assert export.settings.ending == ".csv"
    assert "Saved “Jobs”: Activities, only “job”, .csv file." in window.messages.text
    assert window.messages.action == "Make it now"


def test_a_known_name_warns_before_it_takes_the_place(window: Window, store: Store) -> None:
    keep(store, "Mine")
    window.show_page("Event", "Contributions")
    save_shown(window)
    (naming,) = window.findChildren(Naming)
    assert not naming.trouble.isVisible()
    naming.name.clear()
    QTest.keyClicks(naming.name, "mine")
    assert "There is an export “Mine” already" in naming.trouble.text()
    naming.parts.setCurrentIndex(2)
    QTest.keyClick(naming.name, Qt.Key.Key_Return)
    assert [(one.name, one.settings.by) for one in named_exports(store)] == [("mine", "organisation")]


def test_a_page_without_a_list_says_what_to_do(window: Window, store: Store) -> None:
    window.show_page("Matrix")
    save_shown(window)
    assert "Open a list first" in window.messages.text


def test_the_menu_writes_contributions_by_area(
    window: Window, store: Store, asked: list[Any], qtbot: QtBot, tmp_path: Path
) -> None:
    offer(window, "contributions", area=area(store))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_A)
    wait_for(window, qtbot, "Exported")
    assert load_workbook(tmp_path / "out.xlsx").sheetnames[1] == ESSENTIAL
    assert asked[0][2] == "Excel workbook (*.xlsx)", "a sheet for each area is a workbook and nothing else"


def test_the_menu_offers_what_the_current_one_belongs_to(window: Window, store: Store) -> None:
    query = Query(CONTRIBUTION)
    mine = store.ids(Query(CONTRIBUTION, words="zebra crossing 1"))[0]
    words = [entry for entry, _ in ways(window, store, query, mine) if entry]
    assert "&1 All of “Zebra Wharf Forum 1”…" in words
    marks = [entry[entry.index("&") + 1].lower() for entry in words]
    assert len(set(marks)) == len(marks), "each has a letter of its own"
    assert "All of" not in " ".join(entry for entry, _ in ways(window, store, query) if entry)


def test_delegates_are_written_as_a_paper(
    window: Window, store: Store, asked: list[Any], qtbot: QtBot, tmp_path: Path
) -> None:
    menu = open_menu(window, store, Query(DELEGATE))
    QTest.keyClick(menu, Qt.Key.Key_P)
    wait_for(window, qtbot, "Exported")
    assert (tmp_path / "out.docx").stat().st_size


def test_export_on_the_part_of_contributions_opens_the_menu(window: Window, store: Store, asked: list[Any]) -> None:
    window.show_page("Event", "Contributions")
    window.start_export()
    menu = QApplication.activePopupWidget()
    assert menu is not None and menu.accessibleName() == "What to export"
    menu.close()
    assert asked == []


def test_letters_typed_while_the_panel_opens_are_in_its_box(window: Window, store: Store, qtbot: QtBot) -> None:
    window.show_page("Mapping")
    behind = QApplication.focusWidget()
    assert behind is not None
    show_exports(window)
    QTest.keyClicks(behind, "skills")
    (opened,) = window.findChildren(Exports)
    assert opened.box.text() == "skills"
    page = window.list_page
    assert page is not None and page.head.box.text() == ""
    opened.close()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClicks(page.head.box, "x")
    assert page.head.box.text() == "x", "once it is closed, letters stay where they are typed"


def test_all_of_the_panels_is_named(panel: Callable[[], Exports], window: Window, store: Store) -> None:
    shown = panel()
    named: list[QWidget] = [shown, shown.box, shown.list]
    assert all(widget.accessibleName() for widget in named)
    assert all(button.text() for button in shown.findChildren(QPushButton))
    assert len({button.text() for button in shown.findChildren(QPushButton)}) == 6
