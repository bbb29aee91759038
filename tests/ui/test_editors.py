"""Each kind of field, typed into as a user would."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.fields import Field, Kind, Ui, blank
from lwdesk.records import ACTIVITY, ORGANISATION, RECORDS
from lwdesk.ui.editors import ChoiceEditor, ChoicesEditor, Editor, make_editor
from lwdesk.ui.editors.suggestions import Suggestions
from lwdesk.values import Unreadable
from tests.ui.conftest import Desk

Shown = Callable[[QWidget], Any]
EVERY = [pytest.param(r, f, id=f"{r.name}.{f.name}") for r in RECORDS.values() for f in (*r.fields, *r.parties)]
COUNT = Field("count", "Count", "How many.", Ui(Kind.NUMBER))


def edit(desk: Desk, shown: Shown, field: Field, raw: Any = None) -> Any:
    """The field's editor in a window with another field behind it, holding the keyboard."""
    window = QMainWindow()
    window.resize(500, 600)
    page = QWidget(window)
    layout = QVBoxLayout(page)
    editor = make_editor(field, desk.store, page)
    other = make_editor(COUNT, desk.store, page)
    layout.addWidget(editor)
    layout.addStretch(1)
    layout.addWidget(other)
    window.setCentralWidget(page)
    shown(window)
    editor.set_value(blank(field) if raw is None else raw)
    editor.focus_input()
    editor.kept_window = window
    return editor


def keyboard() -> QWidget:
    """What holds the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_keys(text: str) -> None:
    QTest.keyClicks(keyboard(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(keyboard(), key, modifier)


def linked(desk: Desk, field: Field) -> int:
    """A record that the field may lead to."""
    if field.ui.target in ("", ORGANISATION.name):
        return desk.trust
    target = RECORDS[field.ui.target]
    title = target.field(target.title)
    if not desk.store.find(target, "Ada"):
        # What is called what it leads to, such as an interview, leads to an Ada in its turn.
        named = linked(desk, title) if title.ui.target else "Ada Moss"
        with desk.store.step("Ada") as step:
            step.create(target, {target.title: named})
    return desk.store.find(target, "Ada")[0][0]


def sample(desk: Desk, field: Field) -> Any:
    """A value that the field may hold."""
    terms = [t.id for t in desk.store.terms(field.ui.vocabulary)][:2] if field.ui.vocabulary else []
    return {
        Kind.LINE: "Über café", Kind.PARAGRAPH: "One\nTwo", Kind.DATE: date(2003, 11, 3), Kind.NUMBER: 12.5,
        Kind.YES_NO: False, Kind.CHOICE: terms[0] if terms else None, Kind.CHOICES: tuple(terms),
        Kind.LINK: linked(desk, field), Kind.TIME: "14:30", Kind.LINKS: (desk.trust, desk.council),
        Kind.EMAIL: "a@example.org", Kind.TELEPHONE: "020 7946 0001", Kind.WEB: "www.example.org",
        Kind.OPTION: (field.ui.options or ("",))[0], Kind.PARTY: f"organisation:{desk.trust}",
        Kind.PARTIES: (f"organisation:{desk.trust}", f"organisation:{desk.council}"),
    }[field.kind]  # fmt: skip


@pytest.mark.parametrize(("record", "field"), EVERY)
def test_every_field_gives_back_what_it_shows(record: Any, field: Field, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, field)
    heard: list[str] = []
    editor.typed.connect(lambda: heard.append("typed"))
    editor.chosen.connect(lambda: heard.append("chosen"))
    assert editor.value() == blank(field)
    editor.set_value(sample(desk, field))
    assert editor.value() == sample(desk, field)
    editor.set_value(blank(field))
    assert editor.value() == blank(field)
    assert heard == []


@pytest.mark.parametrize(("record", "field"), EVERY)
def test_every_field_is_named_for_a_screen_reader(record: Any, field: Field, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, field)
    assert editor.accessibleName() == field.label
    assert keyboard().accessibleName().startswith(field.label)
    buttons = [part for part in editor.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert all(part.accessibleName() for part in buttons)


@pytest.mark.parametrize(("record", "field"), EVERY)
def test_tab_leaves_every_field_forwards_and_back(record: Any, field: Field, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, field)
    press(Qt.Key.Key_Tab)
    assert not editor.isAncestorOf(keyboard())
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.isAncestorOf(keyboard())


def test_a_keystroke_is_reported_and_so_is_leaving(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("name"))
    with qtbot.waitSignal(editor.typed):
        type_keys("B")
    with qtbot.waitSignal(editor.left):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.left):
        press(Qt.Key.Key_Tab)


@pytest.mark.parametrize("typed", ["3 Nov 03", "3/11/2003", "2003-11-03", "3rd of November 2003"])
def test_a_date_typed_freely_is_shown_in_full_when_left(typed: str, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("start"))
    type_keys(typed)
    press(Qt.Key.Key_Tab)
    assert editor.text() == "3 Nov 2003"
    assert editor.value() == date(2003, 11, 3)


def test_text_that_is_no_date_stays_and_says_so(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("start"))
    type_keys("spring")
    press(Qt.Key.Key_Tab)
    assert editor.text() == "spring"
    with pytest.raises(Unreadable, match="is not a date"):
        editor.value()


def test_a_day_is_picked_from_the_calendar_by_keyboard(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("start"), date(2003, 11, 3))
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Right)
    with qtbot.waitSignal(editor.chosen):
        press(Qt.Key.Key_Return)
    assert editor.text() == "4 Nov 2003"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.line)


def test_a_number_may_be_empty(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, COUNT, 12.0)
    assert editor.text() == "12"
    editor.line.selectAll()
    press(Qt.Key.Key_Delete)
    assert editor.value() is None
    type_keys("£1,250")
    assert editor.value() == 1250


def test_yes_no_and_not_said_by_keyboard(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("in_scope"))
    for key, meant in ((Qt.Key.Key_Y, True), (Qt.Key.Key_Right, False), (Qt.Key.Key_Delete, None)):
        with qtbot.waitSignal(editor.chosen):
            press(key)
        assert editor.value() is meant


def test_a_paragraph_grows_from_three_lines_to_twelve(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("notes"))
    heights = []
    for lines in (1, 3, 6, 12, 40):
        editor.set_value("\n".join("line" for _ in range(lines)))
        heights.append(editor.box.height())
    low, three, six, twelve, forty = heights
    assert low == three < six < twelve == forty
    assert not editor.box.verticalScrollBar().isVisible() or forty == twelve


def test_three_lines_need_no_scroll_bar(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("notes"), "one\ntwo\nthree")
    assert not editor.box.verticalScrollBar().isVisible()


def test_the_wheel_over_a_box_that_is_passed_belongs_to_the_page(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("notes"), "line\n" * 60)
    press(Qt.Key.Key_Tab)
    middle = QPointF(editor.box.viewport().rect().center())
    turn = QWheelEvent(
        middle, editor.box.viewport().mapToGlobal(middle), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.box.viewport(), turn)
    assert editor.box.verticalScrollBar().value() == 0


def test_pasted_text_longer_than_a_line_holds_is_kept_whole(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("name"))
    type_keys("ab")
    press(Qt.Key.Key_Left)
    QGuiApplication.clipboard().setText("x" * 40_000)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "a" + "x" * 40_000 + "b"
    with pytest.raises(Unreadable, match="at most 300 characters; this has 40,002"):
        editor.value()
    editor.set_value("Short again")
    assert editor.line.isVisible()
    assert editor.text() == "Short again"


@pytest.mark.parametrize("name", ["name", "notes"])
def test_undo_is_typing_first_and_then_the_window_s(name: str, qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    editor = edit(desk, shown, ACTIVITY.field(name), "before")
    steps: list[str] = []
    QShortcut(QKeySequence.StandardKey.Undo, editor.kept_window, lambda: steps.append("undo"))
    type_keys("x")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.text(), steps) == ("before", [])
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.text(), steps) == ("before", ["undo"])


def test_an_address_is_opened_only_when_there_is_one(desk: Desk, shown: Shown, monkeypatch: Any) -> None:
    from PySide6.QtGui import QDesktopServices

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toString())) or True)
    editor = edit(desk, shown, ORGANISATION.field("website"))
    type_keys("not one")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == []
    editor.set_value("www.example.org/jobs")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["http://www.example.org/jobs"]


# Type to find


def suggested(editor: Editor) -> list[str]:
    """What the open list offers."""
    suggestions = Suggestions.of(editor)
    if not suggestions.isVisible():
        return []
    model = suggestions.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_term_is_found_by_part_of_its_name_and_taken_by_enter(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"))
    type_keys("hack")
    assert suggested(editor)[0] == "Hackney"
    with qtbot.waitSignal(editor.chosen):
        press(Qt.Key.Key_Return)
    assert editor.value() == desk.term("borough", "Hackney")
    assert suggested(editor) == []


def test_a_term_is_found_by_its_synonym(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"))
    type_keys("LB Hackney")
    press(Qt.Key.Key_Tab)
    assert editor.text() == "Hackney"


def test_arrows_move_and_tab_takes_what_was_moved_to(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"))
    type_keys("ham")
    press(Qt.Key.Key_Down)
    second = suggested(editor)[1]
    press(Qt.Key.Key_Tab)
    assert editor.text() == second


def test_tab_takes_nothing_where_there_is_a_doubt(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"))
    type_keys("ham")
    press(Qt.Key.Key_Tab)
    assert editor.text() == "ham"
    with pytest.raises(Unreadable, match="“ham” is not in Borough"):
        editor.value()


def test_down_shows_all_and_escape_closes(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"))
    press(Qt.Key.Key_Down)
    assert len(suggested(editor)) == 33
    press(Qt.Key.Key_Escape)
    assert suggested(editor) == []
    assert editor.value() is None


def test_emptying_the_field_clears_the_choice(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"), desk.term("borough", "Hackney"))
    editor.finder.selectAll()
    with qtbot.waitSignal(editor.chosen):
        press(Qt.Key.Key_Delete)
    assert editor.value() is None


def test_a_missing_term_is_created_in_place(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("type"))
    type_keys("Staying put")
    assert suggested(editor) == ["Create “Staying put”"]
    press(Qt.Key.Key_Return)
    made = desk.term("type", "Staying put")
    assert editor.value() == made
    assert desk.store.undo_label() == "Add “Staying put” to Type"


def test_a_retired_term_is_shown_but_not_offered(desk: Desk, shown: Shown) -> None:
    hackney = desk.term("borough", "Hackney")
    with desk.store.step("Retire") as step:
        step.update(RECORDS["term"], hackney, {"retired": True})
    editor = edit(desk, shown, ORGANISATION.field("borough"), hackney)
    assert editor.text() == "Hackney"
    press(Qt.Key.Key_Down)
    assert "Hackney" not in suggested(editor)


def test_several_terms_are_added_by_enter_and_removed_by_backspace(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("boroughs"))
    for typed in ("hack", "newh"):
        type_keys(typed)
        with qtbot.waitSignal(editor.chosen):
            press(Qt.Key.Key_Return)
    hackney, newham = desk.term("borough", "Hackney"), desk.term("borough", "Newham")
    assert editor.value() == (hackney, newham)
    type_keys("hack")
    assert "Hackney" not in suggested(editor)
    for _ in "hack":
        press(Qt.Key.Key_Backspace)
    with qtbot.waitSignal(editor.chosen):
        press(Qt.Key.Key_Backspace)
    assert editor.value() == (hackney,)


def test_a_chip_in_the_middle_is_removed_by_keyboard(desk: Desk, shown: Shown) -> None:
    ids = tuple(desk.term("borough", label) for label in ("Brent", "Hackney", "Newham"))
    editor = edit(desk, shown, ACTIVITY.field("boroughs"), ids)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert keyboard().accessibleName() == "Boroughs: Hackney"
    press(Qt.Key.Key_Delete)
    assert editor.value() == (ids[0], ids[2])


def test_a_chip_s_cross_removes_it_and_its_name_opens_the_record(qtbot: QtBot, desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("partners"), (desk.council, desk.trust))
    chip = next(c for c in editor.box._chips if c.text() == "Riverside Development Trust")
    with qtbot.waitSignal(editor.open_record) as asked:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert asked.args == ["organisation", desk.trust]
    cross = QPoint(chip.width() - 8, 12)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert editor.value() == (desk.council,)


def test_a_missing_organisation_is_created_in_place(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("lead"))
    type_keys("Harbour Jobs")
    # Enter comes before the search that waits for a pause in typing.
    press(Qt.Key.Key_Return)
    (made,) = editor.value()
    assert desk.store.labels("organisation", [made]) == {made: "Harbour Jobs"}
    assert "New organisation" in desk.store.undo_label()


def test_an_organisation_named_in_full_is_not_created_again(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("lead"))
    type_keys("northgate  borough council")
    press(Qt.Key.Key_Tab)
    assert editor.value() == (desk.council,)


def test_text_left_behind_the_chips_is_no_value(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ACTIVITY.field("lead"), (desk.council,))
    type_keys("somebody else")
    press(Qt.Key.Key_Tab)
    with pytest.raises(Unreadable, match="“somebody else” is not in Organisations"):
        editor.value()
    assert editor.ids == (desk.council,)


def test_a_new_name_of_a_term_is_shown_after_a_refresh(desk: Desk, shown: Shown) -> None:
    hackney = desk.term("borough", "Hackney")
    one = edit(desk, shown, ORGANISATION.field("borough"), hackney)
    several = make_editor(ACTIVITY.field("boroughs"), desk.store, one.parentWidget())
    several.set_value((hackney,))
    with desk.store.step("Rename") as step:
        step.update(RECORDS["term"], hackney, {"label": "Hackney Wick"})
    one.refresh()
    several.refresh()
    assert isinstance(one, ChoiceEditor)
    assert isinstance(several, ChoicesEditor)
    assert one.text() == several.box._chips[0].text() == "Hackney Wick"


def test_the_list_stays_inside_its_window(desk: Desk, shown: Shown) -> None:
    editor = edit(desk, shown, ORGANISATION.field("borough"))
    window = editor.kept_window
    layout = window.centralWidget().layout()
    layout.insertStretch(0, 1)
    layout.activate()
    press(Qt.Key.Key_Down)
    suggestions = Suggestions.of(editor)
    assert window.rect().contains(suggestions.geometry())
    field = editor.finder.rect().translated(editor.finder.mapTo(window, QPoint(0, 0)))
    assert not field.intersects(suggestions.geometry())
