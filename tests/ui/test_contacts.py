"""The Contacts page: people with their organisation, doubles pointed out, one saved whole, one erased."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.operations.person import ERASED
from lwdesk.records import CONTACT, EVENT, ORGANISATION
from lwdesk.store import Query, Where
from lwdesk.ui import asking
from lwdesk.ui.dialogs.merge import Merge
from lwdesk.ui.dialogs.person import Erase, ask_to_erase, save_all_about
from lwdesk.ui.pages.doubles import DoublesWatch
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Parts
from lwdesk.ui.window import Window
from tests.resting import rest


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ListPage:
    """The Contacts page, the keyboard on its first row."""
    window.show_page("Contacts")
    page = window.page
    assert page and page.record is CONTACT
    qtbot.waitUntil(lambda: page.side.record_id is not None)
    return page


def choose(page: ListPage, qtbot: QtBot, name: str) -> int:
    """Put the keyboard on the contact of that name; gives its id."""
    assert page._store
    (found,) = [i for i, called in page._store.find(CONTACT, name) if called == name]
    assert page.show_record(found)
    qtbot.waitUntil(lambda: page.side.record_id == found)
    return found


def lines(parts: Parts) -> list[str]:
    """The headings and names that stand in the list under a form."""
    found = []
    for n in range(parts.tree.topLevelItemCount()):
        item = parts.tree.topLevelItem(n)
        assert isinstance(item, QTreeWidgetItem)
        found += [item.text(0), *(f"  {item.child(k).text(0)}" for k in range(item.childCount()))]
    return found


def field(page: ListPage, name: str) -> QWidget:
    """The editor of a field of the form that is shown."""
    assert page.side.form
    return page.side.form.editor(name)


def panel(kind: type) -> QWidget:
    """The open panel of that kind."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_what_belongs_to_a_contact_stands_under_the_form(page: ListPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "Marisol Tennant")
    parts = page.side.findChild(Parts)
    assert isinstance(parts, Parts)
    told = lines(parts)
    assert told[:2] == ["Organisation · 1", "  Parents' Own"]
    assert "Activities that name them · 2" in told
    assert told[2] == "At the event · 1"


def test_an_organisation_shows_its_contacts(window: Window, page: ListPage, qtbot: QtBot) -> None:
    (found,) = [i for i, name in page._store.find(ORGANISATION, "Parents' Own")]
    window.open_record(ORGANISATION.name, found)
    assert window.page
    parts = window.page.side.findChild(Parts)
    assert isinstance(parts, Parts)
    assert lines(parts)[0].startswith("Lead organisation")
    assert lines(parts)[-2:] == ["Contacts · 1", "  Marisol Tennant"]


def test_the_organisation_is_found_by_typing_or_made_in_place(page: ListPage, qtbot: QtBot) -> None:
    contact = choose(page, qtbot, "Philippa Nwosu-Grange")
    box = field(page, "organisation")
    box.focus_input()  # type: ignore[attr-defined]
    QTest.keyClicks(QApplication.focusWidget(), "Quince Evaluation")
    rest(120)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    held = page._store.get(CONTACT, contact)
    assert held and page._store.labels("organisation", [held["organisation"]]) == {
        held["organisation"]: "Quince Evaluation"
    }
    page.head.buttons[0].tick((held["organisation"], "Quince Evaluation"))
    qtbot.waitUntil(lambda: len(page.rows.model.ids) == 1)
    assert page._store.undo() and page._store.undo()
    held = page._store.get(CONTACT, contact)
    assert held and held["organisation"] is None


def test_how_a_person_is_quoted_is_chosen_by_a_key(page: ListPage, qtbot: QtBot) -> None:
    contact = choose(page, qtbot, "Marisol Tennant")
    box = field(page, "quote")
    box.focus_input()  # type: ignore[attr-defined]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    held = page._store.get(CONTACT, contact)
    assert held and held["quote"] == "Not at all"
    assert contact in page._store.ids(Query(CONTACT, where=(Where("quote", (2,)),)))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    held = page._store.get(CONTACT, contact)
    assert held and held["quote"] == ""
    assert contact in page._store.ids(Query(CONTACT, where=(Where("quote", (None,)),)))


def test_a_likely_double_is_pointed_out_while_typing(window: Window, page: ListPage, qtbot: QtBot) -> None:
    before = page._store.count(Query(CONTACT))
    window.command("new")
    made = page.side.record_id
    watch = page.side.form.findChild(DoublesWatch) if page.side.form else None
    assert isinstance(watch, DoublesWatch)
    QTest.keyClicks(QApplication.focusWidget(), "Marisol Tennant")
    line = watch.lines["name"]
    qtbot.waitUntil(line.isVisible)
    assert line.findChildren(QLabel)[0].text() == "“Marisol Tennant” of Parents' Own has the same name."
    line.look.click()
    assert page.side.record_id != made
    page.show_record(made or 0)
    qtbot.waitUntil(line.isVisible)
    line.merge.click()
    merge = panel(Merge)
    assert isinstance(merge, Merge) and len(merge.ids) == 2
    merge.do()
    assert page._store.count(Query(CONTACT)) == before
    assert page._store.undo()
    assert page._store.count(Query(CONTACT)) == before + 1


def test_nobody_is_disturbed_about_somebody_else(page: ListPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "Marisol Tennant")
    watch = page.side.form.findChild(DoublesWatch) if page.side.form else None
    assert isinstance(watch, DoublesWatch)
    watch.look()
    assert not any(line.isVisible() for line in watch.lines.values())


def test_all_about_a_person_goes_into_one_workbook(
    window: Window, page: ListPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, qtbot, "Marisol Tennant")
    path = tmp_path / "one.xlsx"
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    save_all_about(window)
    qtbot.waitUntil(lambda: path.exists() and not window.jobs.running)
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Named in"].iter_rows(min_row=2)]
    assert any(row[2:] == ["Contact", "Marisol Tennant"] for row in cells)


def test_erasing_says_what_still_holds_the_person_and_cannot_be_undone(
    window: Window, page: ListPage, qtbot: QtBot
) -> None:
    contact = choose(page, qtbot, "Marisol Tennant")
    before = page._store.undo_label()
    opened = ask_to_erase(window)
    assert isinstance(opened, Erase)
    said = opened.note.text() + opened.stays.text()
    assert "No undo brings it back." in said and "backup" in said and "will still hold the person" in said
    assert opened.places.count() == 6 and opened.everywhere.isChecked()
    # Enter, pressed without a look, must not erase.
    qtbot.waitUntil(opened.close_button.hasFocus)
    opened.erase.click()
    qtbot.waitUntil(lambda: not window.jobs.running and window.messages.text.startswith("Erased Marisol Tennant."))
    held = page._store.get(CONTACT, contact)
    assert held and held["name"] == ERASED
    assert page._store.undo_label() == before
    assert b"Marisol" not in page._store.path.read_bytes()


def test_erasing_says_which_titles_still_name_the_person_and_leads_there(
    window: Window, page: ListPage, qtbot: QtBot
) -> None:
    with page._store.step("A day for her") as step:
        event = step.create(EVENT, {"name": "Thanks to Marisol Tennant"})
    choose(page, qtbot, "Marisol Tennant")
    opened = ask_to_erase(window)
    assert isinstance(opened, Erase)
    shown = [opened.titles.item(n).text() for n in range(opened.titles.count())]
    assert shown == ["Event “Thanks to Marisol Tennant”"] and opened.titles.isVisible()
    opened.erase.click()
    qtbot.waitUntil(lambda: not window.jobs.running and window.messages.text.startswith("Erased Marisol Tennant."))
    assert window.messages.text.endswith("stays in the title of the event “Thanks to Marisol Tennant”.")
    window.messages._act.click()
    assert window.page and window.page.inner.event_id == event  # type: ignore[attr-defined]


def test_of_a_person_after_whom_nothing_is_called_no_title_is_spoken_of(
    window: Window, page: ListPage, qtbot: QtBot
) -> None:
    choose(page, qtbot, "Marisol Tennant")
    opened = ask_to_erase(window)
    assert isinstance(opened, Erase) and not opened.titles.isVisible()


def test_without_a_contact_there_is_nobody_to_erase(window: Window) -> None:
    assert ask_to_erase(window) is None
    assert window.messages.text == "Choose a contact on the page Contacts first."
