"""Sorting by schemes of one's own: a number a thing, two ways crossed, and the lists of terms, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.fields import Field
from lwdesk.operations import sorting
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW, NOTE, PASSAGE, THEME
from lwdesk.store import Store
from lwdesk.ui import asking
from lwdesk.ui.dialogs.vocabularies import Vocabularies, show_vocabularies
from lwdesk.ui.editors import ChoicesEditor
from lwdesk.ui.opening import open_study
from lwdesk.ui.sorting.page import CROSS, SORT, SortingPage
from lwdesk.ui.sorting.schemes import NewScheme, RenameScheme
from lwdesk.ui.window import Window
from lwdesk.values import Unreadable

CTRL = Qt.KeyboardModifier.ControlModifier


class Room:
    """The window at the part Sorting of a study with three passages and a scheme of two terms."""

    def __init__(self, window: Window) -> None:
        self.window = window
        assert window.store and window.page and isinstance(window.page.inner, SortingPage)
        self.store: Store = window.store
        self.page: SortingPage = window.page.inner
        self.scheme = self.store.sorting.schemes()[0].name
        self.ids = self.store.sorting.all_of("passage")

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClicks(focus, text)

    def under(self) -> list[list[str]]:
        found = self.store.sorting.of_scheme("passage", self.scheme, self.ids)
        return [found.get(i, []) for i in self.ids]

    def titles(self) -> list[str]:
        things = self.page.shown.list.things
        return [things.thing(row)[0].title for row in range(things.rowCount())]


def fill(store: Store) -> None:
    with store.step("Begin") as step:
        themes = [step.create(THEME, {"name": name}) for name in ("Health", "Skills")]
        contact = step.create(CONTACT, {"name": "Ada Nash", "quote": "By name"})
        interview = step.create(INTERVIEW, {"contact": contact})
        note = step.create(NOTE, {"interview": interview, "body": "one two three"})
        for n, words in enumerate(("one", "two", "three")):
            step.create(PASSAGE, {"note": note, "words": words, "start": n * 4, "themes": themes[: n % 2 + 1]})
        step.create(ACTIVITY, {"name": "Night bus"})
    sorting.new_scheme(store, "Challenge", ["Support", "Awareness"])


@pytest.fixture
def room(qtbot: QtBot, look: None, home: Path, tmp_path: Path) -> Iterator[Room]:
    path = tmp_path / "day.lwdesk"
    store = Store.create(path)
    fill(store)
    store.close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, path)
    window.show_page("Themes", "Sorting")
    yield Room(window)
    window.close()


def test_a_number_sorts_and_goes_on_and_the_same_again_takes_out(room: Room) -> None:
    room.page.show_mode(SORT)
    room.key(Qt.Key.Key_1)
    room.key(Qt.Key.Key_2)
    assert room.under() == [["Support"], ["Awareness"], []]
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_2)
    assert room.under() == [["Support"], [], []]
    assert room.page.head.count.text() == "3 passages · 2 not sorted yet"
    room.window.undo()
    assert room.under() == [["Support"], ["Awareness"], []]


def test_several_that_are_chosen_are_sorted_at_once(room: Room) -> None:
    room.page.show_mode(SORT)
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room.key(Qt.Key.Key_1)
    assert room.under() == [["Support"], ["Support"], []]
    room.key(Qt.Key.Key_7)
    assert "no term 7" in room.window.messages.text


def test_what_is_sorted_already_can_be_left_out_and_stays_until_shown_anew(room: Room) -> None:
    room.page.show_mode(SORT)
    room.key(Qt.Key.Key_1)
    room.page.sort.unsorted.click()
    assert room.titles() == ["two", "three"]
    room.page.sort.list.setFocus()
    room.key(Qt.Key.Key_2)
    assert room.titles() == ["two", "three"] and room.page.sort.list.things.thing(0)[1] == "Awareness"
    room.page.show_kind("passage")
    assert room.titles() == ["three"]


def test_enter_on_a_count_lists_what_lies_behind_and_enter_there_opens_it(room: Room) -> None:
    sorting.sort_under(room.store, "passage", room.ids[:2], room.store.terms(room.scheme)[0].id)
    table = room.page.cross.table
    table.stand_on_first()
    assert table.counts.count(table.currentIndex()) == 2
    room.page.focus()
    room.key(Qt.Key.Key_Return)
    assert room.titles() == ["one", "two"]
    assert room.page.cross.heading.text() == "Support, Health · 2 passages"
    room.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Return)
    assert room.titles() == ["two"]
    opened: list[object] = []
    room.page.cross.list.opened.connect(lambda kind, i: opened.append((kind, i)))
    room.key(Qt.Key.Key_Return)
    assert opened == [("passage", room.ids[1])]


def test_other_ways_are_chosen_turned_and_kept(room: Room) -> None:
    cross = room.page.cross
    cross.row_box.setCurrentIndex(cross.row_box.findData("group"))
    cross.row_box.activated.emit(cross.row_box.currentIndex())
    assert cross.ways_of("passage") == ("group", "theme")
    room.window.command("choose_columns")
    assert cross.ways_of("passage") == ("theme", "group")
    shown = cross.table.counts.cross
    assert shown and [line.label for line in shown.rows] == ["Health", "Skills"]
    assert [line.label for line in shown.columns] == ["No group"]


def test_a_change_elsewhere_changes_the_counts(room: Room) -> None:
    counts = room.page.cross.table.counts
    assert counts.count(counts.index(0, 0)) == 0
    sorting.sort_under(room.store, "passage", room.ids, room.store.terms(room.scheme)[0].id)
    assert counts.count(counts.index(0, 0)) == 3


def test_a_new_scheme_is_typed_and_sorted_by_at_once(room: Room) -> None:
    room.window.command("new")
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NewScheme))
    QTest.keyClicks(panel.name, "Pillar")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    QTest.keyClicks(panel.terms, "Homes")
    QTest.keyClick(panel.terms, Qt.Key.Key_Return)
    QTest.keyClicks(panel.terms, "Money")
    QTest.keyClick(panel.terms, Qt.Key.Key_Return, CTRL)
    made = room.store.sorting.schemes()[1]
    assert (made.label, made.terms) == ("Pillar", 2)
    assert room.page.shown is room.page.sort and room.page.sort.scheme == made.name
    room.window.activateWindow()
    room.page.focus()
    room.key(Qt.Key.Key_2)
    assert room.store.sorting.of_scheme("passage", made.name, room.ids)[room.ids[0]] == ["Money"]


def test_a_name_that_is_taken_is_told_where_it_was_typed(room: Room) -> None:
    room.window.command("new")
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NewScheme))
    QTest.keyClicks(panel.name, "challenge")
    panel.do()
    assert "called “Challenge” already" in panel.trouble.text() and panel.isVisible()
    panel.reject()


def test_the_lists_of_terms_show_schemes_and_rename_them(room: Room) -> None:
    show_vocabularies(room.window, room.scheme)
    screen = room.window.shown_screen
    assert isinstance(screen, Vocabularies)
    assert screen.lists.currentItem().text() == "Challenge · scheme"
    screen.new()
    assert len(room.store.terms(room.scheme)) == 3
    screen.rename()
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RenameScheme))
    panel.name.setText("Obstacle")
    panel.do()
    assert screen.lists.currentItem().text() == "Obstacle · scheme"
    screen.lists.setCurrentRow(0)
    screen.rename()
    assert "keeps its name" in room.window.messages.text


def test_a_scheme_is_deleted_by_key_says_what_goes_with_it_and_comes_back(room: Room) -> None:
    first, second = room.store.terms(room.scheme)[0].id, room.store.terms(room.scheme)[1].id
    sorting.sort_under(room.store, "passage", room.ids[:2], first)
    sorting.sort_under(room.store, "passage", room.ids[1:2], second)
    sorting.sort_under(room.store, "activity", room.store.sorting.all_of("activity"), second)
    before = room.under()
    show_vocabularies(room.window, room.scheme)
    screen = room.window.shown_screen
    assert isinstance(screen, Vocabularies)
    screen.lists.setFocus()
    room.key(Qt.Key.Key_Delete)
    assert room.window.messages.text == (
        "Deleted the sorting scheme “Challenge” with its 2 terms; 2 passages and 1 activity are not sorted by it now."
    )
    shown = [screen.lists.item(n).text() for n in range(screen.lists.count())]
    assert not any("Challenge" in text or text.endswith("scheme") for text in shown) and screen.lists.hasFocus()
    assert room.store.sorting.schemes() == [] and room.under() == [[], [], []]
    assert (room.store.get(PASSAGE, room.ids[0]) or {})["sorted"] == ()
    screen.leave()
    assert "Challenge" not in [room.page.cross.row_box.itemText(n) for n in range(room.page.cross.row_box.count())]
    sorting.new_scheme(room.store, "Challenge", [])
    room.window.undo()
    room.window.undo()
    assert room.under() == before and room.store.check() == []
    assert [term.label for term in room.store.terms(room.scheme)] == ["Support", "Awareness"]
    room.window.redo()
    assert room.store.sorting.schemes() == []


def test_a_list_of_the_forms_stays_and_says_so(room: Room) -> None:
    show_vocabularies(room.window)
    screen = room.window.shown_screen
    assert isinstance(screen, Vocabularies)
    screen.lists.setFocus()
    screen.lists.setCurrentRow(0)
    before = room.store.vocabularies()
    room.key(Qt.Key.Key_Delete)
    assert "belongs to the forms and stays" in room.window.messages.text
    assert room.store.vocabularies() == before


def test_the_table_is_exported_with_what_lies_behind_it(
    room: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.xlsx"
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    room.window.start_export()
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not room.window.jobs.running)
    assert load_workbook(path).sheetnames == ["Counts", "What lies behind", "About this table"]


def test_the_table_is_copied_with_its_headings(room: Room) -> None:
    room.page.show_mode(CROSS)
    room.window.command("copy")
    copied = QApplication.clipboard().text().split("\n")
    assert copied[0] == "\tHealth\tSkills\tTotal" and copied[-1] == "Total\t3\t1\t3"


# The field in forms


@pytest.fixture
def editor(store: Store, qtbot: QtBot) -> ChoicesEditor:
    sorting.new_scheme(store, "Challenge", ["Support", "Homes"])
    sorting.new_scheme(store, "Pillar", ["Homes", "Money"])
    field: Field = ACTIVITY.field("sorted")
    made = ChoicesEditor(field, store)
    qtbot.addWidget(made)
    return made


def test_the_field_finds_terms_by_scheme_and_by_name(editor: ChoicesEditor) -> None:
    source = editor._source
    assert [found.label for found in source.find("hom")] == ["Challenge: Homes", "Pillar: Homes"]
    assert [found.label for found in source.find("pill")] == ["Pillar: Homes", "Pillar: Money"]


def test_a_name_that_two_schemes_have_is_not_guessed(editor: ChoicesEditor, store: Store) -> None:
    editor.set_text("money")
    assert editor.value() == (store.terms("scheme")[3].id,)
    editor.set_text("Pillar: Homes")
    assert editor.value() == (store.terms("scheme")[2].id,)
    editor.set_text("Homes")
    with pytest.raises(Unreadable):
        editor.value()


def test_a_term_that_is_missing_says_where_it_is_made(editor: ChoicesEditor) -> None:
    editor.set_text("Transport")
    with pytest.raises(Unreadable, match=r"not in the sorting schemes.*lists of terms"):
        editor.value()
    assert not editor._source.grows
