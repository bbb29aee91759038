"""What the manager stumbled over on Themes, Event and Framework: dead keys, a stale Undo, words pushed out of sight."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from theme_study import CTRL, SHIFT, press, type_

from lwdesk.records import POLICY, THEME
from lwdesk.store import Query
from lwdesk.ui.dialogs import keys
from lwdesk.ui.dialogs.keys import KeysHelp, show_keys
from lwdesk.ui.framework.decision_model import AREA, DECISION, REASON
from lwdesk.ui.pages.parted import PartedPage
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.themes.model import DAY, QUESTION, WORDS
from lwdesk.ui.window import Window
from tests.resting import rest

UI = Path(keys.__file__).parent.parent


def part_of(window: Window, page: str, part: str) -> QWidget:
    window.show_page(page, part)
    rest(30)
    assert isinstance(window.page, PartedPage)
    return window.page.inner


def themes_called(window: Window, name: str) -> int:
    assert window.store
    return sum(label == name for _, label in window.store.find(THEME, name))


def test_delete_deletes_the_theme_under_the_keyboard(window: Window) -> None:
    part_of(window, "Themes", "Passages")
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Delete)
    assert window.messages.text.startswith("Deleted “How such work is paid for”.")
    window.undo()
    assert themes_called(window, "How such work is paid for") == 1


def test_letters_typed_at_once_behind_enter_are_in_the_next_name(window: Window) -> None:
    """The keyboard does not wait for the line that the next theme is named in."""
    part_of(window, "Themes", "Passages")
    press(Qt.Key.Key_N, CTRL)
    type_("Getting about")
    line = QApplication.focusWidget()
    for widget, key, text in ((line, Qt.Key.Key_Return, "\r"), (None, Qt.Key.Key_T, "T")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(widget or QApplication.focusWidget(), event)
        # What Qt itself puts off is done before the next key is; timers, which come later, are not.
        QCoreApplication.sendPostedEvents()
    rest(30)
    type_("rams")
    press(Qt.Key.Key_Return)
    rest(30)
    assert themes_called(window, "Getting about") == themes_called(window, "Trams") == 1


def test_an_undo_that_would_take_back_something_else_is_not_offered(window: Window) -> None:
    part_of(window, "Framework", "Policies")
    press(Qt.Key.Key_Delete)
    assert window.messages.action == "Undo" and window.store
    part_of(window, "Framework", "Decisions")
    press(Qt.Key.Key_N)
    assert window.store.undo_label() == "Duplicates nobody's work: no"
    assert window.messages.action == ""
    window.undo()
    assert window.messages.action == "Redo"
    window.undo()
    assert window.messages.text.startswith("Undid “Delete policy") and len(window.store.ids(Query(POLICY))) == 8


@pytest.fixture
def narrow(window: Window) -> Iterator[Window]:
    window.resize(1024, 700)
    rest(30)
    yield window


def test_in_a_narrow_window_the_words_of_a_passage_come_first(narrow: Window) -> None:
    table = part_of(narrow, "Themes", "Passages").table  # type: ignore[attr-defined]
    assert table.isColumnHidden(QUESTION) and table.columnWidth(WORDS) >= 200
    narrow.resize(1500, 800)
    rest(30)
    assert not table.isColumnHidden(QUESTION) and not table.isColumnHidden(DAY)


def test_in_a_narrow_window_the_decision_is_in_sight(narrow: Window) -> None:
    part = part_of(narrow, "Framework", "Decisions")
    table = part.table  # type: ignore[attr-defined]
    head = table.horizontalHeader()
    assert table.isColumnHidden(AREA)
    assert head.sectionViewportPosition(DECISION) + head.sectionSize(DECISION) <= table.viewport().width()
    assert head.sectionSize(REASON) > 90
    row = table.records.rows[0]
    assert row.area_label in part.foot.about.text()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("page", "part"),
    [("Framework", "Framework"), ("Framework", "Decisions"), ("Event", "Contributions"), ("Event", "Proposals")],
)
def test_no_button_of_a_narrow_head_is_cut(narrow: Window, page: str, part: str) -> None:
    from PySide6.QtWidgets import QPushButton

    inner = part_of(narrow, page, part)
    for button in (b for b in inner.head.findChildren(QPushButton) if b.isVisible()):  # type: ignore[attr-defined]
        assert button.visibleRegion().boundingRect().size() == button.size(), button.text()


@pytest.mark.parametrize(("page", "part"), [("Event", "Delegates"), ("Event", "Contributions")])
def test_choices_of_a_narrow_form_go_on_in_a_new_line(narrow: Window, page: str, part: str) -> None:
    from PySide6.QtWidgets import QRadioButton

    part_of(narrow, page, part)
    assert narrow.list_page
    press(Qt.Key.Key_Down)
    rest(120)
    form = narrow.list_page.side.form
    assert form
    for button in form.findChildren(QRadioButton):
        right = button.mapTo(form, button.rect().topRight()).x()
        assert right < form.width(), button.accessibleName()


def test_large_text_does_not_make_the_window_wider_than_a_screen(window: Window, qapp: QApplication) -> None:
    try:
        apply_theme(qapp, "light", 1.75)
        for page, part in (("Themes", "Passages"), ("Event", "Proposals"), ("Event", "Contributions")):
            part_of(window, page, part)
            assert window.minimumSizeHint().width() <= 1366, part
    finally:
        apply_theme(qapp, "light")


def test_every_key_of_the_new_pages_is_in_the_help(window: Window) -> None:
    show_keys(window)
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeysHelp) and w.isVisible())
    tops = [panel.list.topLevelItem(n) for n in range(panel.list.topLevelItemCount())]
    told = " ".join(top.child(n).text(1) for top in tops for n in range(top.childCount()))
    listed = set(re.findall(r"(?:Ctrl|Alt|Shift)\+(?:Shift\+)?[\w.;]+|F\d+", told))
    # "Ctrl+Shift+A, P, D" stands for three.
    listed |= {f"Ctrl+Shift+{letter}" for letter in "APD"}
    named: set[str] = set()
    for room in ("themes", "event", "proposals", "contributions", "framework", "sorting", "exports"):
        for file in (UI / room).glob("*.py"):
            named |= set(
                re.findall(r"\b((?:Ctrl|Alt)\+(?:Shift\+)?(?:[A-Z]|Enter|\.))(?![\w])", file.read_text("utf-8"))
            )
    assert named <= listed, named - listed
    panel.close()


def test_a_theme_is_given_by_the_key_that_gives_it_in_the_notes(window: Window) -> None:
    page = part_of(window, "Themes", "Passages")
    page.focus_passages()  # type: ignore[attr-defined]
    press(Qt.Key.Key_J, CTRL | SHIFT)
    assert window.messages.text.startswith("Made a proposal of 1 passage.")
