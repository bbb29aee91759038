"""Searching everything, by keyboard: results as one types, filters, and the place that Enter opens."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.operations.search import Hit
from lwdesk.records import CONTACT, INTERVIEW, NOTE, SUMMARY
from lwdesk.ui import theme
from lwdesk.ui.search.panel import LOOKS_THROUGH, NOTHING, NOTHING_HERE, SearchPanel
from lwdesk.ui.search.results import Further, Heading
from lwdesk.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def panel() -> SearchPanel:
    return next(w for w in QApplication.allWidgets() if isinstance(w, SearchPanel) and w.isVisible())


@pytest.fixture
def notes(window: Window) -> dict[str, int]:
    """An interview of which a note and the summary speak of halibut."""
    assert window.store
    with window.store.step("Interview") as step:
        contact = step.create(CONTACT, {"name": "Perpetua Lamb-Osei", "notes": "Sells halibut on Fridays."})
        interview = step.create(INTERVIEW, {"contact": contact})
        body = "First the \N{FISH} market.\nThen the halibut came in, late."
        note = step.create(NOTE, {"interview": interview, "section": "Free notes", "body": body})
        summary = step.create(SUMMARY, {"interview": interview, "gaps": "No halibut.", "exemplary": "Cod."})
    return {"contact": contact, "interview": interview, "note": note, "summary": summary}


@pytest.fixture
def search(window: Window, qtbot: QtBot) -> Callable[[str], SearchPanel]:
    """Ctrl+K, type, and wait for the answer."""

    def look_for(typed: str) -> SearchPanel:
        press(Qt.Key.Key_K, CTRL)
        opened = panel()
        if typed:
            QTest.keyClicks(opened.box, typed)

        def answered() -> None:
            assert opened._answered == (opened.box.text(), opened.narrowing)

        qtbot.waitUntil(answered)
        return opened

    return look_for


def shown(opened: SearchPanel) -> list[str]:
    rows = [opened.results.index(n) for n in range(opened.results.rowCount())]
    return [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows]


def test_what_it_looks_through_is_said_and_what_to_try(
    window: Window, search: Callable[[str], SearchPanel], qtbot: QtBot
) -> None:
    opened = search("")
    assert opened.box.hasFocus() and opened.told.text() == LOOKS_THROUGH and opened.told.isVisible()
    QTest.keyClicks(opened.box, "qqqq")
    qtbot.waitUntil(lambda: opened.told.text() == NOTHING)
    opened.filters[0].tick((1, "Somebody"))
    qtbot.waitUntil(lambda: opened.told.text() == NOTHING_HERE)
    assert opened.clear_button.isVisible() and not opened.list.isVisible()


def test_results_are_grouped_and_named_in_full(notes: dict[str, int], search: Callable[[str], SearchPanel]) -> None:
    opened = search("halibut")
    assert shown(opened) == [
        "Notes, 1",
        "Note: Perpetua Lamb-Osei. Free notes: First the \N{FISH} market. Then the halibut came in, late.",
        "Summaries, 1",
        "Summary: Perpetua Lamb-Osei. Gaps: No halibut.",
        "Contacts, 1",
        "Contact: Perpetua Lamb-Osei. Notes: Sells halibut on Fridays.",
    ]
    assert opened.list.accessibleName() == "Results"


def test_the_arrows_go_through_results_while_the_keyboard_stays_in_the_box(
    notes: dict[str, int], search: Callable[[str], SearchPanel]
) -> None:
    opened = search("halibut")

    def marked() -> str:
        row = opened.results.rows[opened.list.currentIndex().row()]
        assert isinstance(row, Hit)
        return row.record.name

    assert marked() == "note"
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(key)
        seen.append(marked())
        assert opened.box.hasFocus()
    assert seen == ["summary", "contact", "contact", "summary"]
    press(Qt.Key.Key_Home, CTRL)
    assert marked() == "note"
    press(Qt.Key.Key_End, CTRL)
    assert marked() == "contact"


def test_enter_opens_the_note_with_the_words_marked(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel]
) -> None:
    opened = search("halibut came")
    press(Qt.Key.Key_Return)
    assert not opened.isVisible()
    editor = QApplication.focusWidget()
    cursor = getattr(editor, "textCursor", QTextCursor)()
    assert cursor.selectedText() == "halibut came"


def test_enter_opens_the_summary_at_its_head(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("lwdesk.ui.typing.open_typing", lambda *given, **named: asked.append((given[1:], named)))
    search("no halibut")
    press(Qt.Key.Key_Return)
    assert asked == [((notes["interview"],), {"at": 0, "length": 10, "summary": "gaps"})]


def test_enter_opens_a_record_at_the_field(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel]
) -> None:
    search("sells hal")
    press(Qt.Key.Key_Return)
    page = window.list_page
    assert page and page.record is CONTACT and page.table.current_id() == notes["contact"]
    assert page.side.form and page.side.form.editor("notes").isAncestorOf(QApplication.focusWidget())


def test_enter_before_the_answer_is_there_waits_for_it(window: Window, notes: dict[str, int], qtbot: QtBot) -> None:
    press(Qt.Key.Key_K, CTRL)
    opened = panel()
    QTest.keyClicks(opened.box, "sells hal")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.list_page is not None and window.list_page.record is CONTACT)
    assert window.list_page and window.list_page.table.current_id() == notes["contact"]


def test_escape_gives_the_keyboard_back_and_the_words_are_kept(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel], qtbot: QtBot
) -> None:
    before = QApplication.focusWidget()
    search("halibut")
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    opened = search("")
    assert opened.box.text() == "halibut" and opened.box.selectedText() == "halibut"
    press(Qt.Key.Key_K, CTRL)
    assert panel() is opened
    assert len(opened.results.rows) == 6


def test_tab_reaches_the_filters_and_a_tick_narrows_the_results(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel], qtbot: QtBot
) -> None:
    assert window.store
    group = next(t for t in window.store.terms("group"))
    with window.store.step("Group") as step:
        step.update(CONTACT, notes["contact"], {"groups": (group.id,)})
    opened = search("halibut")
    press(Qt.Key.Key_Tab)
    names = []
    for _ in opened.filters:
        names.append(QApplication.focusWidget().accessibleName())
        press(Qt.Key.Key_Tab)
    assert names == ["Filter by Group", "Filter by Sector", "Filter by Wave", "Filter by Question"]
    assert opened.box.hasFocus(), "Tab goes round"
    opened.filters[3].tick((10_000, "A question that nobody answered"))
    qtbot.waitUntil(opened.told.isVisible)
    opened.clear_filters()
    opened.filters[0].tick((group.id, group.label))
    qtbot.waitUntil(opened.list.isVisible)
    assert [row.text for row in opened.results.rows if isinstance(row, Heading)] == [
        "Notes, 1", "Summaries, 1", "Contacts, 1",
    ]  # fmt: skip


def test_few_of_each_are_shown_and_enter_shows_the_rest(window: Window, search: Callable[[str], SearchPanel]) -> None:
    assert window.store
    with window.store.step("Many") as step:
        for n in range(20):
            step.create(CONTACT, {"name": f"Halibut {n:02d}"})
        step.create(INTERVIEW, {"notes": "Halibut again"})
    opened = search("halibut")
    further = next(n for n, row in enumerate(opened.results.rows) if isinstance(row, Further))
    assert shown(opened)[further] == "Show 15 more contacts" and shown(opened)[0] == "Contacts, 20"
    for _ in range(further - 1):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert opened.isVisible()
    assert shown(opened)[opened.list.currentIndex().row()].startswith("Contact: Halibut 05")
    assert sum(text.startswith("Contact: ") for text in shown(opened)) == 20


def test_what_is_stored_meanwhile_is_found(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel], qtbot: QtBot
) -> None:
    opened = search("halibut")
    assert window.store
    with window.store.step("More") as step:
        step.update(CONTACT, notes["contact"], {"notes": "Sells cod."})
    qtbot.waitUntil(lambda: len(opened.results.rows) == 4)


def test_an_older_answer_never_replaces_a_newer_one(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel]
) -> None:
    opened = search("halibut")
    before = shown(opened)
    opened._show(("hali", opened.narrowing), [])
    assert shown(opened) == before


def test_what_is_stored_once_the_panel_was_left_is_not_looked_through(
    window: Window, notes: dict[str, int], search: Callable[[str], SearchPanel]
) -> None:
    opened = search("halibut")
    opened.leave()
    before = opened._latest._busy
    window.command("new")
    assert opened._latest._busy == before


def test_going_back_to_the_page_closes_the_search(window: Window, search: Callable[[str], SearchPanel]) -> None:
    opened = search("kitchen")
    assert window.list_page
    window.list_page.table.setFocus()
    assert not opened.isVisible()


def test_without_a_study_there_is_nothing_to_search(window: Window) -> None:
    from lwdesk.ui.search import show_search

    window.close_study()
    show_search(window)
    assert window.messages.text == "Open a study first; then everything in it can be searched."


def test_what_was_found_stands_on_its_own_ground(notes: dict[str, int], search: Callable[[str], SearchPanel]) -> None:
    opened = search("halibut")
    picture = opened.list.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme.palette().found in colours
