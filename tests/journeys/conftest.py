"""The window on a study, shown and with the keyboard, as every journey begins."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.store import Store
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Store], Window]]:
    """Call it with a study for the window on it."""
    shown: list[Window] = []

    def show(store: Store) -> Window:
        apply_theme(qapp, "light")
        window = Window()
        shown.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.show_study(store)
        return window

    yield show
    for window in shown:
        window.close()


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed sample study, to copy."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LWDESK_HOME", str(folder / "home"))
        sample_study(folder / "sample.lwdesk").close()
    return folder / "sample.lwdesk"


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Store:
    """The sample study, open for the window, which closes it."""
    return Store.open(Path(shutil.copyfile(sample_once, tmp_path / "London.lwdesk")))


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Call it with the file that is meant when the window next asks for one."""
    meant: list[Path] = []
    for name in ("which_file", "where_to"):
        monkeypatch.setattr(f"lwdesk.ui.asking.{name}", lambda *_, **__: meant[-1])
    return meant.append
