"""The Interviews page: a date that knows the time, moves, clashes, the week and the list by interviewer."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.store import Query
from lwdesk.ui import asking, scheduling
from lwdesk.ui.pages.by_interviewer import ByInterviewer
from lwdesk.ui.pages.interviews import ClashWatch, Moves
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Parts
from lwdesk.ui.pages.week import WeekView
from lwdesk.ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> ListPage:
    """The Interviews page, the keyboard on its first row."""
    window.show_page("Interviews")
    page = window.page
    assert page and page.record is INTERVIEW
    qtbot.waitUntil(lambda: page.side.record_id is not None)
    return page


def choose(page: ListPage, qtbot: QtBot, name: str) -> int:
    (found,) = [i for i, called in page._store.find(INTERVIEW, name) if called == name]
    assert page.show_record(found)
    qtbot.waitUntil(lambda: page.side.record_id == found)
    return found


def value(page: ListPage, interview: int, field: str) -> object:
    return page._store.get(INTERVIEW, interview)[field]  # type: ignore[index]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_date_field_takes_the_time_too_as_one_step(page: ListPage, qtbot: QtBot) -> None:
    interview = choose(page, qtbot, "Bartholomew Quist")
    form = page.side.form
    assert form
    form.focus_field("day")
    write("tomorrow 9.30")
    press(Qt.Key.Key_Tab)
    assert value(page, interview, "day") == date.today() + timedelta(days=1)
    assert value(page, interview, "time") == "09:30"
    assert QApplication.focusWidget().text() == "09:30"  # type: ignore[union-attr]
    page._store.undo()
    assert (value(page, interview, "day"), value(page, interview, "time")) == (None, "")
    form.focus_field("time")
    write("2.30pm")
    press(Qt.Key.Key_Tab)
    assert value(page, interview, "time") == "14:30"
    form.focus_field("day")
    write("3 Nov 2026")
    press(Qt.Key.Key_Tab)
    assert (value(page, interview, "day"), value(page, interview, "time")) == (date(2026, 11, 3), "14:30")
    form.focus_field("day")
    write("Tue half past ten")
    press(Qt.Key.Key_Tab)
    assert value(page, interview, "day") == date(2026, 11, 3)
    assert "is not a date" in form.editor("day").trouble  # type: ignore[attr-defined]


def test_a_status_is_found_by_typing_and_no_other_is_made(page: ListPage, qtbot: QtBot) -> None:
    interview = choose(page, qtbot, "Bartholomew Quist")
    assert page.side.form
    page.side.form.focus_field("status")
    write("typ")
    press(Qt.Key.Key_Return)
    assert value(page, interview, "status") == "Typed up"
    write("perhaps")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert value(page, interview, "status") == "Typed up"
    assert "Status is one of: Proposed, Approved" in page.side.form.editor("status").trouble  # type: ignore[attr-defined]


def test_the_next_status_is_a_button_and_a_key_for_many(window: Window, page: ListPage, qtbot: QtBot) -> None:
    interview = choose(page, qtbot, "Bartholomew Quist")
    moves = page.side.findChild(Moves)
    assert isinstance(moves, Moves)
    assert moves.told.text() == "Approved today"
    assert moves.next.text() == "Invite" and moves.book.isVisible()
    moves.next.click()
    qtbot.waitUntil(lambda: moves.told.text() == "Approved today → Invited today")
    assert moves.next.text() == "Book" and not moves.book.isVisible()
    page.table.setFocus()
    page.table.selectAll()
    held = page._store.count(Query(INTERVIEW))
    press(Qt.Key.Key_Period, CTRL)
    assert page._store.undo_label() == f"Move on: {held - 2} interviews", "all but two that were summarised"
    assert value(page, interview, "status") == "Booked"
    window.undo()
    assert value(page, interview, "status") == "Invited"
    moves.decline.click()
    assert value(page, interview, "status") == "Declined"


def test_clashes_are_marked_and_told_under_the_date(page: ListPage, qtbot: QtBot) -> None:
    interview = choose(page, qtbot, "Luca Fernandes-Reid")
    watch = page.findChild(ClashWatch)
    assert isinstance(watch, ClashWatch)
    sentence = "Devan Achebe also sees Bernadette Quaye at 10:00 that day (The union's office)."
    qtbot.waitUntil(lambda: watch.line.text() == sentence and watch.line.isVisible())
    model = page.rows.model
    marked = {str(model.row(n)[0]) for n in range(model.rowCount()) if model.mark(n) == "clash"}
    assert marked == {"Luca Fernandes-Reid", "Bernadette Quaye"}
    spoken = model.data(model.index(model.row_of(interview), 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Interviewee: Luca Fernandes-Reid, clash"
    assert page.side.form
    page.side.form.focus_field("time")
    write("11:30")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not watch.line.isVisible())
    assert not any(model.mark(n) for n in range(model.rowCount()))
    assert value(page, interview, "time") == "11:30", "it never blocks"


def test_a_week_by_keyboard(window: Window, page: ListPage, qtbot: QtBot) -> None:
    interview = choose(page, qtbot, "Bernadette Quaye")
    page.table.setFocus()
    press(Qt.Key.Key_V, CTRL | SHIFT)
    week = page.main
    assert isinstance(week, WeekView) and week.grid.hasFocus()
    assert week.label.text() == "15 to 19 Nov 2004" and week.count.text() == "3 interviews"
    assert week.current_id() == interview
    press(Qt.Key.Key_Down)
    luca = page._store.labels("interview", [week.current_id() or 0])
    assert list(luca.values()) == ["Luca Fernandes-Reid"]
    qtbot.waitUntil(lambda: page.side.record_id in luca)
    press(Qt.Key.Key_Return)
    form = page.side.form
    assert form and form.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)
    assert week.grid.hasFocus()
    press(Qt.Key.Key_PageDown)
    assert week.label.text() == "22 to 26 Nov 2004"
    item = next(week.grid.item(0, n) for n in range(5) if week.grid.item(0, n))
    assert item.text() == "Niamh Rowntree-Sato\nInvited" and week.grid.verticalHeaderItem(0).text() == "No time"
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    assert week.label.text() == "8 to 12 Nov 2004"
    with page._store.step("Move") as step:
        step.update(INTERVIEW, interview, {"day": date(2004, 11, 20)})
    assert page.show_record(interview)
    qtbot.waitUntil(lambda: week.label.text() == "15 to 20 Nov 2004")
    assert week.grid.columnCount() == 6, "a Saturday is shown when there is something on it"


def test_a_list_by_interviewer(page: ListPage, qtbot: QtBot) -> None:
    assert page.views
    choose(page, qtbot, "Gülsüm Aydın-Cole")
    page.views.show(2)
    view = page.main
    assert isinstance(view, ByInterviewer) and view.tree.hasFocus()
    heads = [view.tree.topLevelItem(n) for n in range(view.tree.topLevelItemCount())]
    assert [head.text(0) for head in heads if head] == [
        "Devan Achebe · 4 interviews", "Saskia Mortimer · 7 interviews", "Nobody yet · 1 interview",
    ]  # fmt: skip
    first = heads[0]
    assert isinstance(first, QTreeWidgetItem)
    assert first.child(0).text(0) == "25 Sep 2003, 11:00" and first.child(0).text(3) == "Typed up"
    assert view.tree.currentItem().text(1) == "Gülsüm Aydın-Cole"
    page.head.box.setText("achebe")
    page._filter()
    assert view.tree.topLevelItemCount() == 1
    press(Qt.Key.Key_Return)
    assert page.side.form and page.side.form.isAncestorOf(QApplication.focusWidget())


def test_a_new_interview_is_proposed(window: Window, page: ListPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    press(Qt.Key.Key_N, CTRL)
    assert page.side.record_id is not None
    assert value(page, page.side.record_id, "status") == "Proposed"


def test_booked_interviews_go_into_a_calendar(
    window: Window, page: ListPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "booked.ics"
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    scheduling.save_calendar(window)
    qtbot.waitUntil(lambda: path.exists() and not window.jobs.running, timeout=10_000)
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 3
    path.unlink()
    choose(page, qtbot, "Gwendolen Prior")
    scheduling.save_calendar(window, chosen=True)
    qtbot.waitUntil(lambda: path.exists() and not window.jobs.running, timeout=10_000)
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Interview: Gwendolen Prior, Age Matters"


def test_a_contact_shows_its_interviews(window: Window, page: ListPage, qtbot: QtBot) -> None:
    (found,) = [i for i, name in page._store.find(CONTACT, "Gwendolen Prior")]
    window.open_record(CONTACT.name, found)
    assert window.page
    parts = window.page.side.findChild(Parts)
    assert isinstance(parts, Parts)
    head = parts.tree.topLevelItem(0)
    assert isinstance(head, QTreeWidgetItem)
    assert head.text(0) == "Interviews · 1"
    assert head.child(0).text(0) == "Held · 11 Nov 2004, 15:00 · Telephone · Saskia Mortimer"


def test_the_interviewer_is_a_filter(page: ListPage) -> None:
    button = next(b for b in page.head.buttons if b.choice.name == "interviewer")
    options = list(button.choice.find(""))
    assert [words for _, words in options] == ["Devan Achebe", "Saskia Mortimer", "Blank"]
    button.tick(options[0])
    assert len(page.rows.model.ids) == 4
    button.tick(options[0])
    button.tick(options[-1])
    assert len(page.rows.model.ids) == 1


def test_enter_on_the_organisation_goes_to_whom_it_is_read_through(page: ListPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "Gwendolen Prior")
    names = [field.name for field in page.rows.model.fields]
    page.table.setFocus()
    page.table.choose_row(page.table.currentIndex().row(), names.index("organisation"))
    press(Qt.Key.Key_Return)
    assert page.side.form and page.side.form.editor("contact").isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("view", [1, 2])
def test_tab_goes_from_the_view_through_the_form_to_what_comes_next_and_round(page: ListPage, view: int) -> None:
    assert page.views
    page.views.show(view)
    begun = QApplication.focusWidget()
    seen: list[str] = []
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is begun:
            break
        seen.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    assert QApplication.focusWidget() is begun
    order = ["Interviewee", "Date", "Decline", "Filter", "Filter by Mode", f"Show as: {page.views.names[view]}"]
    assert [name for name in seen if name in order] == order
    assert ("Week before" in seen) == (view == 1)


def test_the_status_is_in_sight_beside_the_form(page: ListPage, window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    fields = [field.name for field in page.rows.model.fields]
    at = fields.index("status")
    assert page.table.columnViewportPosition(at) + page.rows.columns.width(INTERVIEW.field("status")) <= (
        page.table.viewport().width()
    )


def test_clashes_are_marked_in_the_week_and_by_interviewer(window: Window) -> None:
    store = window.store
    assert store
    with store.step("Two at once") as step:
        for who, place in (("Ada", "Library"), ("Bo", "Town hall")):
            contact = step.create(CONTACT, {"name": f"Clashing {who}"})
            given = {
                "contact": contact,
                "day": date(2031, 5, 6),
                "time": "10:00",
                "interviewer": "Devan",
                "place": place,
            }
            last = step.create(INTERVIEW, given | {"status": "Booked"})
    window.open_record(INTERVIEW.name, last)
    page = window.list_page
    assert page and page.views
    page.views.show(1)
    grid = page.views.shown.grid  # type: ignore[attr-defined]
    shown = [grid.item(r, c).text() for r in range(grid.rowCount()) for c in range(7) if grid.item(r, c)]
    assert sorted(shown) == ["10:00 Clashing Ada\nBooked · clash", "10:00 Clashing Bo\nBooked · clash"]
    page.views.show(2)
    tree = page.views.shown.tree  # type: ignore[attr-defined]
    heads = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    rows = [
        head.child(n).text(0) for head in heads for n in range(head.childCount()) if "2031" in head.child(n).text(0)
    ]
    assert rows == ["6 May 2031, 10:00 · clash"] * 2
