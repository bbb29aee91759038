"""The window on a small study with a plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from progress_hand import planned
from PySide6.QtWidgets import QApplication

from lwdesk.ui.opening import open_study
from lwdesk.ui.pages.page import Page
from lwdesk.ui.window import Window


@pytest.fixture
def part(window: Window, tmp_path: Path) -> Callable[[str], Page]:
    """Opens a part of the Action plan page on that study."""
    assert open_study(window, planned(tmp_path / "planned.lwdesk"))

    def show(name: str) -> Page:
        window.show_page("Action plan", name)
        QApplication.processEvents()
        assert window.page
        return window.page.inner

    return show
