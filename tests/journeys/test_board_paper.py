"""T10: the board paper, from whatever page one is on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.operations import board
from lwdesk.records import ACTION, COMMITMENT
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui import asking
from lwdesk.ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier
MOST = 6


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A plan of two commitments, of which a first paper was written in May."""
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "London.lwdesk", "London Works")
    store.remember(STANDS_ON, "2004-05-10")
    with store.step("Plan") as step:
        action = step.create(ACTION, {"name": "3.1 Links to health"})
        for ref in ("3.1.1", "3.1.2"):
            step.create(COMMITMENT, {"ref": ref, "text": "Train link workers", "action": action, "status": "Under way"})
        board.keep_as_written(step, store, "First paper", date(2004, 5, 18), date(2004, 5, 10))
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("Done") as step:
        step.update(COMMITMENT, store.ids(Query(COMMITMENT))[0], {"status": "Done"})
    return store


@pytest.mark.parametrize("page", ["Mapping", "Home", "Themes"])
def test_the_paper_within_6_keys(
    page: str, show: Callable[[Store], Window], study: Store, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    keys, path, asked = Keys(), tmp_path / "board.docx", list[Path]()

    def where_to(_parent: object, _title: str, _kinds: str, suggested: Path) -> Path:
        # Enter takes the name that the window for files suggests.
        keys.pressed += 1
        asked.append(suggested)
        return path

    monkeypatch.setattr(asking, "where_to", where_to)
    window = show(study)
    window.show_page(page)
    keys.press(Qt.Key.Key_9, CTRL)
    keys.press(Qt.Key.Key_8, ALT)
    keys.press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: "Wrote" in window.messages.text, timeout=20_000)
    assert keys.pressed <= 4 <= MOST
    assert window.messages.text == "Wrote the paper on 2 commitments to board.docx."
    assert [path.name for path in asked] == ["London Works Board paper.docx"]
    said = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert "Since 18 May 2004 1 commitment was done." in said
    assert [paper.written for paper in study.papers.all()] == [date(2004, 11, 15), date(2004, 5, 10)]
