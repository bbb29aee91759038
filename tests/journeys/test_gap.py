"""T8: a gap in the matrix is seen, and somebody is chosen for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.operations.matrix import FITS
from lwdesk.records import INTERVIEW
from lwdesk.store import Query, Store
from lwdesk.store.sampling import GAP
from lwdesk.ui.pages.matrix import MatrixPage
from lwdesk.ui.window import Window

MOST = 8


@pytest.fixture
def window(show: Callable[[Store], Window], tmp_path: Path) -> Window:
    """The window with the sample study, as it opens."""
    return show(sample_study(tmp_path / "London.lwdesk"))


def test_somebody_is_chosen_for_a_gap_within_8_keys(window: Window, qtbot: QtBot) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_4, CTRL)
    page, store = window.page, window.store
    assert isinstance(page, MatrixPage) and store and page.wave is not None
    # She sees beside the gap whether somebody fits it, and else goes on to the next.
    while not page.side.people.go_to_part(FITS):
        assert keys.pressed < MOST
        keys.press(Qt.Key.Key_G)
        qtbot.waitUntil(lambda: page.side.title.text() == page.place_name())
    key, gap = page.grid.key(), page.model.cell(page.grid.currentIndex())
    assert key and gap.state == GAP
    before = set(store.ids(Query(INTERVIEW)))
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    assert keys.pressed <= 5 <= MOST

    (made,) = set(store.ids(Query(INTERVIEW))) - before
    held = store.get(INTERVIEW, made)
    assert held and (held["wave"], held["status"]) == (page.wave, "Proposed")
    assert store.matrix.counts(page.wave)[key].chosen == 1
    assert page.model.cell(page.grid.currentIndex()).counts.chosen == 1
    assert window.messages.action == "Undo"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert set(store.ids(Query(INTERVIEW))) == before
    assert page.model.cell(page.grid.currentIndex()) == gap
