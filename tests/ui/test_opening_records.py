"""A record is opened where it is seen, never another one that has the same number."""

from PySide6.QtWidgets import QApplication

from lwdesk.records import EVENT, MEASURE, PASSAGE, READING, WORKSHOP
from lwdesk.store import Query
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window


def test_a_passage_opens_in_the_notes_on_its_words(window: Window) -> None:
    assert window.store
    passage = window.store.ids(Query(PASSAGE))[0]
    held = window.store.get(PASSAGE, passage) or {}
    window.open_record("passage", passage)
    screen = window.shown_screen
    assert isinstance(screen, TypingScreen)
    editor = QApplication.focusWidget()
    assert editor.textCursor().selectedText() == held["words"]  # type: ignore[union-attr]


def test_an_event_opens_itself_and_not_the_workshop_of_its_number(window: Window) -> None:
    assert window.store
    with window.store.step("Another day") as step:
        event = step.create(EVENT, {"name": "A day in May"})
    assert event in window.store.ids(Query(WORKSHOP))
    window.open_record("event", event)
    day = window.page.inner  # type: ignore[union-attr]
    assert day.event_id == event and day.form.record_id == event  # type: ignore[attr-defined]
    window.undo()
    window.open_record("event", event)
    assert window.messages.text.startswith("It is no longer in the list")


def test_a_reading_opens_its_measure(window: Window) -> None:
    assert window.store
    reading = next(i for i in window.store.ids(Query(READING)) if _measure_of(window, i) != i)
    window.open_record("reading", reading)
    assert window.page and window.page.current_record() == (MEASURE.name, _measure_of(window, reading))


def _measure_of(window: Window, reading: int) -> int:
    assert window.store
    return int((window.store.get(READING, reading) or {})["measure"])
