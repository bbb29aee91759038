"""A study with a few records, and the program's look, for tests of what is seen."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget
from studies import made_once, sample_study

from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Store
from lwdesk.ui import theme
from lwdesk.ui.opening import open_study
from lwdesk.ui.window import Window


@dataclass
class Desk:
    """A study with two organisations and two activities, and what the tests ask of it."""

    store: Store
    council: int
    trust: int
    academy: int
    cafe: int

    def term(self, vocabulary: str, label: str) -> int:
        return next(t.id for t in self.store.terms(vocabulary) if t.label == label)

    def value(self, field: str) -> object:
        """What the study holds of the academy."""
        raw = self.store.get(ACTIVITY, self.academy)
        assert raw is not None
        return raw[field]


@made_once
def begun(path: Path) -> Desk:
    store = Store.create(path, "desk")
    with store.step("Begin") as step:
        council = step.create(ORGANISATION, {"name": "Northgate Borough Council"})
        trust = step.create(ORGANISATION, {"name": "Riverside Development Trust"})
        academy = step.create(ACTIVITY, {"name": "Basin Construction Academy", "lead": [council]})
        cafe = step.create(ACTIVITY, {"name": "Café Ouvert"})
    return Desk(store, council, trust, academy, cafe)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    desk = begun(tmp_path / "desk.lwdesk")
    yield desk
    desk.store.close()


_LOOK: list[object] = []
"""How the program looked when it was last made light here."""


def look_of(app: QApplication) -> list[object]:
    return [theme.mode(), theme.scaled(100), app.styleSheet(), app.palette(), app.font()]


@pytest.fixture
def look(qapp: QApplication) -> None:
    """The light look, whatever a test before chose; what looks so already is not drawn anew."""
    if look_of(qapp) != _LOOK:
        theme.apply_theme(qapp, "light")
        _LOOK[:] = look_of(qapp)


@pytest.fixture
def shown(qtbot: QtBot, look: None) -> Callable[[QWidget], QWidget]:
    """Shows a widget in an active window, so that it can hold the keyboard."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed sample study, to copy."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LWDESK_HOME", str(folder / "home"))
        sample_study(folder / "sample.lwdesk").close()
    return folder / "sample.lwdesk"


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a sample study that nobody has open."""
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    return Path(shutil.copyfile(sample_once, tmp_path / "sample.lwdesk"))


@pytest.fixture
def window(qtbot: QtBot, look: None, sample: Path) -> Iterator[Window]:
    """The window with the sample study open at the Mapping page, the keyboard on the first row."""
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, sample)
    qtbot.waitUntil(lambda: window.page is not None and window.page.table.hasFocus())
    yield window
    window.close()
