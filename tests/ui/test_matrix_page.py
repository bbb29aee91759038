"""The Matrix page: numbers by wave, targets by digits, gaps told in words, and somebody chosen for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from test_accessible import name_of, takes_focus

from lwdesk.operations.matrix import FITS, HALF_FITS, IN_CELL, MAPPED, set_lines
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW, TERM
from lwdesk.store import Query, Store
from lwdesk.ui import asking
from lwdesk.ui.matrix.lines import Lines
from lwdesk.ui.pages.matrix import MatrixPage
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier
GROUPS = ["BME communities", "Young people", "Disabled Londoners", "Older people", "Women", "Parents", "General"]


def ids_of(store: Store, vocabulary: str) -> dict[str, int]:
    return {t.label: t.id for t in store.terms(vocabulary)}


@pytest.fixture
def study(tmp_path: Path) -> Store:
    """Five contacts, three of them with an interview of the first wave, and an activity that names a sixth."""
    store = Store.create(tmp_path / "small.lwdesk", "Small")
    groups, sectors, waves = (ids_of(store, name) for name in ("group", "sector", "wave"))
    young, health = groups["Young people"], sectors["Health"]
    with store.step("Fill") as step:
        for name, mine, theirs, status in (
            ("Ada Okoro", (young,), (health,), "Held"), ("Ben Lowe", (young,), (health,), "Booked"),
            ("Cy Grewal", (young,), (health,), ""), ("Dot Nash", (groups["Women"],), (health,), ""),
            ("Eli Frost", (), (), "Proposed"),
        ):  # fmt: skip
            one = step.create(CONTACT, {"name": name, "groups": mine, "sectors": theirs, "role": "Adviser"})
            if status:
                step.create(INTERVIEW, {"contact": one, "wave": waves["Pan-London"], "status": status})
        given = {"groups": (young,), "sectors": (health,), "contact": "Fay Adeyemi", "email": "fay@example.org"}
        step.create(ACTIVITY, {"name": "Basin Academy", **given})
        step.create(ACTIVITY, {"name": "Night Bus", "groups": (young,), "sectors": (health,)})
    return store


@pytest.fixture
def window(qtbot: QtBot, look: None, study: Store) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(study)
    yield window
    window.close()


@pytest.fixture
def page(window: Window) -> MatrixPage:
    """The page, the keyboard on Young people, Health."""
    window.show_page("Matrix")
    page = window.page
    assert isinstance(page, MatrixPage) and page.grid.hasFocus()
    stand(page, "Young people", "Health")
    return page


def stand(page: MatrixPage, group: str, sector: str) -> None:
    store = page._store
    assert page.grid.go_to((ids_of(store, "group")[group], ids_of(store, "sector")[sector]))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def spoken(page: MatrixPage) -> str:
    return str(page.model.data(page.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def listed(page: MatrixPage, part: str) -> list[str]:
    people = [page.side.people.item(n).data(Qt.ItemDataRole.UserRole) for n in range(page.side.people.count())]
    return [person.name for person in people if person and person.part == part]


def message(window: Window) -> tuple[str, str]:
    return window.messages.text, window.messages.action


def test_digits_set_a_target_and_delete_takes_it_away(window: Window, page: MatrixPage) -> None:
    page.grid.pause.setInterval(60_000)
    assert spoken(page) == "Young people, Health: 2 chosen, 1 booked, 1 done, no target"
    press(Qt.Key.Key_5)
    assert spoken(page) == "Young people, Health: 2 of 5 chosen, 1 booked, 1 done, 3 more to choose"
    assert page.head.count.text() == "2 people chosen · 1 cell is short"
    press(Qt.Key.Key_0)
    assert page.model.cell(page.grid.currentIndex()).target == 50
    press(Qt.Key.Key_Backspace)
    assert page.model.cell(page.grid.currentIndex()).target == 5
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_2)
    assert spoken(page) == "Young people, Education: 0 of 2 chosen, 0 booked, 0 done, 2 more to choose, a gap"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_1)
    assert page.model.cell(page.grid.currentIndex()).target == 1, "a number begun anew after the keyboard moved"
    press(Qt.Key.Key_Delete)
    assert page.model.cell(page.grid.currentIndex()).target is None
    window.undo()
    window.undo()
    window.undo()
    assert page.model.cell(page.grid.currentIndex()).target is None
    assert page.head.count.text().startswith("2 people chosen · Type a number")
    window.redo()
    assert page.model.cell(page.grid.currentIndex()).target == 5


def test_a_digit_after_a_rest_begins_a_new_number(page: MatrixPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_5)
    page.grid.forget_typed()
    press(Qt.Key.Key_4)
    assert page.model.cell(page.grid.currentIndex()).target == 4


def test_the_target_can_be_set_beside_the_matrix(page: MatrixPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.side.title.text() == "Young people, Health")
    page.side.target.setFocus()
    page.side.target.setValue(3)
    assert page.model.cell(page.grid.currentIndex()).target == 3
    assert page.side.numbers.text() == "2 of 3 chosen · 1 booked · 1 done · 1 to choose"
    page.side.target.setValue(-1)
    assert page.model.cell(page.grid.currentIndex()).target is None


def test_enter_goes_to_the_candidates_and_enter_chooses_one(window: Window, page: MatrixPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    assert listed(page, IN_CELL) == ["Ada Okoro", "Ben Lowe"] and listed(page, FITS) == ["Cy Grewal"]
    person = page.side.people.person()
    assert page.side.people.hasFocus() and person and person.name == "Cy Grewal"
    press(Qt.Key.Key_Return)
    assert message(window) == ("Chose Cy Grewal for an interview: Young people, Health.", "Undo")
    assert spoken(page) == "Young people, Health: 3 of 3 chosen, 1 booked, 1 done, full"
    assert listed(page, IN_CELL) == ["Ada Okoro", "Ben Lowe", "Cy Grewal"]
    person = page.side.people.person()
    assert person and person.name == "Dot Nash", "the keyboard is on the next candidate"
    window.messages.do_action()
    assert spoken(page).startswith("Young people, Health: 2 of 3 chosen") and listed(page, FITS) == ["Cy Grewal"]
    press(Qt.Key.Key_Escape)
    assert page.grid.hasFocus()


def test_whom_an_activity_names_is_chosen_and_becomes_a_contact(window: Window, page: MatrixPage) -> None:
    press(Qt.Key.Key_Return)
    assert listed(page, MAPPED) == ["Fay Adeyemi", ""]
    assert page.side.people.go_to_part(MAPPED)
    press(Qt.Key.Key_Return)
    assert message(window) == (
        "Chose Fay Adeyemi for an interview: Young people, Health. They are a contact of the study now.", "Undo",
    )  # fmt: skip
    assert listed(page, IN_CELL) == ["Ada Okoro", "Ben Lowe", "Fay Adeyemi"] and listed(page, MAPPED) == [""]
    press(Qt.Key.Key_Return)
    assert window.list_page and window.list_page.record is CONTACT, "nobody is named: the name is typed now"
    QTest.keyClicks(QApplication.focusWidget(), "Gus Park")
    window.show_page("Matrix")
    assert listed(page, IN_CELL) == ["Ada Okoro", "Ben Lowe", "Fay Adeyemi", "Gus Park"]


def test_who_only_half_fits_is_chosen_and_told_of(window: Window, page: MatrixPage) -> None:
    press(Qt.Key.Key_Return)
    assert page.side.people.go_to_part(HALF_FITS)
    press(Qt.Key.Key_Return)
    told = "Chose Dot Nash for an interview. This cell counts them once their groups and sectors fit it."
    assert message(window) == (told, "Undo")
    assert spoken(page).startswith("Young people, Health: 2 chosen")
    stand(page, "Women", "Health")
    assert spoken(page).startswith("Women, Health: 1 chosen")


def test_interviews_without_a_wave_are_told_of(page: MatrixPage) -> None:
    with page._store.step("Two") as step:
        for _ in range(2):
            step.create(INTERVIEW, {"status": "Proposed"})
    assert page.beneath.text().endswith("Eli Frost. 2 interviews have no wave and count nowhere.")


def test_f2_opens_the_interview_of_who_is_chosen(window: Window, page: MatrixPage) -> None:
    press(Qt.Key.Key_Return)
    assert page.side.people.go_to_part(IN_CELL)
    press(Qt.Key.Key_F2)
    assert window.list_page and window.list_page.record is INTERVIEW
    assert window.list_page.side._title.text() == "Ada Okoro"


def test_g_goes_round_the_gaps(page: MatrixPage) -> None:
    for sector in ("Education", "Childcare"):
        stand(page, "Women", sector)
        press(Qt.Key.Key_1)
    stand(page, "Young people", "Health")
    press(Qt.Key.Key_2)
    names = []
    for key in (PLAIN, PLAIN, PLAIN, SHIFT):
        press(Qt.Key.Key_G, key)
        names.append(page.place_name())
    assert names == ["Women, Education", "Women, Childcare", "Women, Education", "Women, Childcare"]


def test_who_stands_in_no_cell_is_named_beneath(window: Window, page: MatrixPage) -> None:
    assert page.beneath.text() == "1 person stands in no cell: Eli Frost."
    page.show_outside.click()
    person = page.side.people.person()
    assert (
        page.side.people.hasFocus() and person and (person.name, person.note) == ("Eli Frost", "no group and no sector")
    )
    press(Qt.Key.Key_Return)
    assert window.list_page and window.list_page.record is CONTACT
    store = page._store
    with store.step("Say") as step:
        given = {"groups": (ids_of(store, "group")["Women"],), "sectors": (ids_of(store, "sector")["Health"],)}
        step.update(CONTACT, store.find(CONTACT, "Eli")[0][0], given)
    window.show_page("Matrix")
    assert not page.beneath.isVisible() and not page.show_outside.isVisible()


def test_waves_are_changed_by_keys_and_remembered(window: Window, page: MatrixPage) -> None:
    assert page.model.columnCount() == 7
    press(Qt.Key.Key_PageDown, CTRL)
    assert page.model.columnCount() == 10 and page.grid.currentIndex().isValid()
    stand(page, "Young people", "SMEs")
    press(Qt.Key.Key_2)
    window.command("next_view")
    assert page.model.columnCount() == 7 and page.model.matrix and page.model.matrix.whole().target is None
    window.command("next_view")
    assert page.model.matrix.wave.label == "Local" and page.model.matrix.whole().target == 2
    again = MatrixPage(window, page._store)
    again.open()
    assert (
        again.model.matrix and again.model.matrix.wave.label == "Local" and again.place_name() == "Young people, SMEs"
    )
    again.finish()
    again.deleteLater()


def test_rows_and_columns_are_ticked_and_moved_by_keyboard(window: Window, page: MatrixPage, qtbot: QtBot) -> None:
    window.command("choose_columns")
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Lines) and w.isVisible())
    qtbot.waitUntil(panel.groups.hasFocus)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down, ALT)
    assert [label for _, label in panel.groups.terms()][:3] == ["BME communities", "Disabled Londoners", "Young people"]
    for n in range(panel.sectors.count()):
        panel.sectors.item(n).setCheckState(Qt.CheckState.Unchecked)
    panel.use.click()
    assert panel.isVisible() and panel.note.text() == "Tick at least one group and one sector: a matrix needs both."
    panel.sectors.setFocus()
    QTest.keyClick(panel.sectors, Qt.Key.Key_Space)
    panel.use.click()
    assert not panel.isVisible()
    assert page.model.matrix
    assert [g.label for g in page.model.matrix.groups] == [
        "Disabled Londoners", "Young people", "Older people", "Women", "Parents", "General",
    ]  # fmt: skip
    assert [s.label for s in page.model.matrix.sectors] == ["Health"]
    assert message(window) == ("The matrix shows other rows and columns now.", "Undo")
    window.messages.do_action()
    assert [g.label for g in page.model.matrix.groups] == GROUPS and len(page.model.matrix.sectors) == 6


def test_new_is_a_contact_of_the_cell(window: Window, page: MatrixPage) -> None:
    press(Qt.Key.Key_N, CTRL)
    assert window.list_page and window.list_page.record is CONTACT
    QTest.keyClicks(QApplication.focusWidget(), "Hal Ito")
    window.show_page("Matrix")
    page.reload()
    assert listed(page, FITS) == ["Cy Grewal", "Hal Ito"]


def test_the_headings_stay_while_the_cells_scroll(window: Window, page: MatrixPage) -> None:
    store = page._store
    groups, sectors = ids_of(store, "group"), ids_of(store, "sector")

    set_lines(store, store.matrix.waves()[0].id, list(groups.values()), list(sectors.values())[:13])
    assert (page.model.rowCount(), page.model.columnCount()) == (8, 14)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", 1.75)
    try:
        page.grid.setCurrentIndex(page.model.index(6, 12))
        assert page.grid.horizontalScrollBar().value() > 0 and page.grid.verticalScrollBar().value() > 0
        corner = page.grid.visualRect(page.grid.currentIndex())
        assert page.grid.viewport().rect().contains(corner)
        assert page.grid.verticalHeader().isVisible() and page.grid.horizontalHeader().isVisible()
        wide = max(page.grid.fontMetrics().horizontalAdvance(word) for g in groups for word in g.split())
        assert page.grid.verticalHeader().width() > wide
    finally:
        apply_theme(app, "light")


def test_a_double_click_goes_to_the_people(page: MatrixPage) -> None:
    place = page.grid.visualRect(page.grid.currentIndex()).center()
    QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place))
    assert page.side.people.hasFocus()


def test_a_total_has_no_target_and_nobody_to_choose(window: Window, page: MatrixPage) -> None:
    page.grid.setCurrentIndex(page.model.index(1, page.model.columnCount() - 1))
    assert spoken(page) == "Young people, Total: 2 chosen, 1 booked, 1 done, 2 people, no target"
    press(Qt.Key.Key_4)
    assert window.messages.text == "A total is the sum of its cells: set the targets of these."
    press(Qt.Key.Key_Return)
    assert window.messages.text == "A total is the sum of its cells: choose one of these." and page.grid.hasFocus()


def test_a_copy_to_look_at_is_not_changed(window: Window, page: MatrixPage) -> None:
    window.looking = True
    before = page._store.changes
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    window.command("choose_columns")
    assert page._store.changes == before and window.messages.text.startswith("This is a copy to look at.")
    window.looking = False


def test_copy_and_export(
    window: Window, page: MatrixPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.command("copy")
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["", "Health"] and lines[2][:2] == ["Young people", "2"] and lines[-1][0] == "Total"
    path = tmp_path / "matrix.csv"
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    window.start_export()
    qtbot.waitUntil(lambda: bool(window.messages.action), timeout=10_000)
    assert message(window) == ("Exported 1 matrix to matrix.csv.", "Open it")
    assert path.read_text("utf-8-sig").splitlines()[2].startswith("Young people,2,0")


def test_no_terms_no_matrix(window: Window, page: MatrixPage) -> None:
    store = page._store
    with store.step("Retire") as step:
        for term in store.terms("group"):
            step.update(TERM, term.id, {"retired": True})
        step.delete(INTERVIEW, store.ids(Query(INTERVIEW)))
    assert page.empty.isVisible() and "Groups: these are its rows" in page.empty.text.text()
    page.empty.button.click()
    assert window.shown_screen is not None


def test_everything_has_a_name_and_tab_and_f6_go_round(window: Window, page: MatrixPage) -> None:
    press(Qt.Key.Key_Return)
    window.command("choose_columns")
    seen = [w for top in QApplication.topLevelWidgets() if top.isVisible() for w in [top, *top.findChildren(QWidget)]]
    assert [type(w).__name__ for w in seen if takes_focus(w) and not name_of(w)] == []
    next(w for w in QApplication.topLevelWidgets() if isinstance(w, Lines) and w.isVisible()).reject()
    window.activateWindow()
    page.grid.setFocus()
    stops = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or page.grid, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
        if stops[-1] is page.grid:
            break
    assert stops[-1] is page.grid and page.side.people in stops and page.head.lines in stops
    places = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        places.append(QApplication.focusWidget())
    assert places[0] is page.side.people and window.sidebar.isAncestorOf(places[1]) and places[3] is page.grid
    assert isinstance(places[2], QRadioButton) and places[2].accessibleName() == "Wave: Pan-London"


def test_many_waves_are_a_list(window: Window, page: MatrixPage) -> None:
    with page._store.step("More waves") as step:
        for n in range(3, 9):
            step.create_term("wave", f"Wave {n}")
    box = page.head.waves.findChild(QComboBox)
    assert isinstance(box, QComboBox) and box.isVisible() and box.currentText() == "Pan-London" and box.count() == 8
    box.setFocus()
    press(Qt.Key.Key_Down)
    assert page.model.matrix and page.model.matrix.wave.label == "Local"


def test_ctrl_b_books_whom_one_has_just_chosen(window: Window, page: MatrixPage) -> None:
    press(Qt.Key.Key_B, CTRL)
    assert message(window)[0] == "Choose somebody for the cell first; then Ctrl+B books the interview."
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_B, CTRL)
    shown = window.list_page
    assert shown and shown.record is INTERVIEW and shown.side.form
    (booked,) = shown.chosen_ids()
    held = page._store.get(INTERVIEW, booked)
    assert held and held["status"] == "Booked"
    assert page._store.labels(INTERVIEW.name, [booked])[booked] == "Cy Grewal"
    assert shown.side.form.editor("day").isAncestorOf(QApplication.focusWidget())


def test_six_sectors_stand_beside_the_people_of_a_cell(window: Window, page: MatrixPage, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    header = page.grid.horizontalHeader()
    assert header.sectionPosition(5) + header.sectionSize(5) <= page.grid.viewport().width()
