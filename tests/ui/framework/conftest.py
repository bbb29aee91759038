"""The window on a small study with proposals, a framework and a recommendation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from framework_hand import filled

from lwdesk.ui.opening import open_study
from lwdesk.ui.pages.page import Page
from lwdesk.ui.window import Window


@pytest.fixture
def part(window: Window, tmp_path: Path) -> Callable[[str], Page]:
    """Opens a part of the Framework page on that study."""
    assert open_study(window, filled(tmp_path / "filled.lwdesk"))

    def show(name: str) -> Page:
        window.show_page("Framework", name)
        assert window.page
        return window.page.inner

    return show
