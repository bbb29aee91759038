"""T2: somebody new, of an organisation that is new too, booked for Tuesday at ten by telephone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from studies import sample_study

from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.store import Store
from lwdesk.ui.window import Window

MOST = 15


@pytest.fixture
def window(show: Callable[[Store], Window], tmp_path: Path) -> Window:
    """The window with the sample study, as it opens."""
    return show(sample_study(tmp_path / "London.lwdesk"))


def test_a_new_contact_is_booked_within_15_keys(window: Window) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_3, CTRL)
    keys.press(Qt.Key.Key_N, CTRL)
    keys.type("Perpetua Lamb-Osei")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.type("Quayside Night Shelter")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_B, CTRL)
    keys.type("Tue 10am")
    for _ in range(3):
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_2)
    assert keys.pressed <= 10 <= MOST

    store = window.store
    assert store
    (found,) = [i for i, name in store.find(INTERVIEW, "Perpetua")]
    fields = [INTERVIEW.field(n) for n in ("contact", "organisation", "day", "time", "mode", "status")]
    ((who, where, day, time, mode, status),) = store.cells(INTERVIEW, [found], fields)
    assert (who, where) == ("Perpetua Lamb-Osei", "Quayside Night Shelter")
    assert isinstance(day, date) and day.weekday() == 1 and 0 < (day - date.today()).days <= 7
    assert (time, mode, status) == ("10:00", "Telephone", "Booked")
    assert len(store.find(CONTACT, "Perpetua")) == 1
