"""The action plan in a small window and with large text: nothing lies over anything else, and it all stays in reach."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from lwdesk.standing import STATUSES
from lwdesk.ui.plan.ahead import AheadView
from lwdesk.ui.plan.ahead_model import STANDS
from lwdesk.ui.plan.commitments import AHEAD, CommitmentsPage
from lwdesk.ui.plan.shapes import width_of
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window
from tests.resting import rest


@pytest.fixture
def large(window: Window, qapp: QApplication) -> Iterator[Window]:
    """The window as large as a small laptop's screen, its text at 1.75."""
    window.show_page("Action plan", "Commitments")
    apply_theme(qapp, "light", 1.75)
    window.resize(1280, 800)
    rest(150)
    yield window
    apply_theme(qapp, "light")


def page_of(window: Window) -> CommitmentsPage:
    page = window.list_page
    assert isinstance(page, CommitmentsPage)
    return page


def test_the_eight_parts_are_in_sight_with_large_text(large: Window) -> None:
    assert large.width() <= 1280 and large.page
    buttons = [b for b in large.page.findChildren(QRadioButton) if b.accessibleName().startswith("Action plan: ")]
    assert len(buttons) == 8
    for button in buttons:
        right = button.mapTo(large, button.rect().topRight()).x()
        assert button.isVisible() and right < large.width() and button.width() >= button.sizeHint().width()


def test_what_stands_under_the_form_never_lies_over_it(large: Window) -> None:
    page = page_of(large)
    side, below = page.side, page.below
    assert side.form and side.form.isVisible()
    form_ends = side.form.mapTo(side, side.form.rect().bottomLeft()).y()
    room = below.parentWidget().parentWidget()
    assert room.mapTo(side, room.rect().topLeft()).y() > form_ends
    assert room.mapTo(side, room.rect().bottomLeft()).y() <= side.height()
    tree, line = below.parts.tree, below.line
    assert tree.mapTo(below, tree.rect().bottomLeft()).y() < line.mapTo(below, line.rect().topLeft()).y()


def test_a_status_is_never_cut_in_the_next_three_months(window: Window) -> None:
    window.resize(1024, 700)
    window.show_page("Action plan", "Commitments")
    page = page_of(window)
    assert page.views
    page.views.show(AHEAD)
    rest(60)
    view = page.views.shown
    assert isinstance(view, AheadView)
    needed = max(width_of(status, view.table.font()) for status in STATUSES)
    assert view.table.columnWidth(STANDS) >= needed
