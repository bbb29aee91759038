"""T3: twelve answers typed up, two people named made contacts, the interview marked as typed up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.store import Store
from lwdesk.ui.window import Window

MOST = 20
ANSWERS = [
    "She has run the centre since it opened.", "Before that she trained nurses.", "Older people, south of the river.",
    "It keeps people in work who would otherwise leave.", "An adviser sits in the surgery two mornings a week.",
    "Two boroughs, with care homes mostly.", "It began in the spring and has money for three years.",
    "Some ninety people a year.", "A figure nobody has checked.", "Nothing of the kind was there.",
    "The trust loses staff; the funder wants numbers.", "They come for the one and stay for the other.",
]  # fmt: skip


@pytest.fixture
def window(show: Callable[[Store], Window], tmp_path: Path) -> Window:
    """The window with the sample study as it opens, and in it somebody whose interview was held."""
    store = sample_study(tmp_path / "London.lwdesk")
    with store.step("Held this morning") as step:
        who = step.create(CONTACT, {"name": "Aa Ines Fairbrother"})
        step.create(INTERVIEW, {"contact": who, "status": "Held"})
    return show(store)


def test_twelve_answers_two_referrals_typed_up_within_20_keys(window: Window, qtbot: QtBot) -> None:
    store = window.store
    assert store
    (interview,) = [i for i, name in store.find(INTERVIEW, "Aa Ines Fairbrother")]
    keys = Keys()
    keys.press(Qt.Key.Key_5, CTRL)
    assert window.list_page and window.list_page.record is INTERVIEW
    keys.type("Fairbrother")
    page = window.list_page
    qtbot.waitUntil(lambda: list(page.rows.model.ids) == [interview])
    keys.press(Qt.Key.Key_F4)
    keys.type(ANSWERS[0])
    for answer in ANSWERS[1:]:
        keys.press(Qt.Key.Key_Return, CTRL)
        keys.type(answer)
    keys.press(Qt.Key.Key_R, CTRL)
    keys.type("Ada Lovett, ward manager, Northgate Hospital")
    keys.press(Qt.Key.Key_Return)
    keys.type("Bo Yin-Cole, Saltmarsh Trust")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Period, CTRL)
    assert keys.pressed <= 17 <= MOST

    notes = store.notes.of(interview)
    assert [note.body for note in notes] == ANSWERS
    guide = store.notes.guide_of(interview)
    assert [note.prompt for note in notes] == [p.id for p in store.notes.prompts(guide or 0)][:12]
    fields = [INTERVIEW.field(name) for name in ("status", "referrals")]
    ((status, referrals),) = store.cells(INTERVIEW, [interview], fields)
    assert (status, referrals) == ("Typed up", ("Ada Lovett", "Bo Yin-Cole"))
    fields = [CONTACT.field(name) for name in ("name", "role", "organisation", "found")]
    ids = [i for i, name in store.find(CONTACT, "Ada Lovett")]
    assert store.cells(CONTACT, ids, fields) == [
        ["Ada Lovett", "ward manager", "Northgate Hospital", "Referred by an interviewee"]
    ]
    keys.press(Qt.Key.Key_Escape)  # from the side to the answers
    keys.press(Qt.Key.Key_Escape)
    assert window.shown_screen is None and window.list_page is page
