"""A workbook with a password in the window: asked for, asked again when it is wrong, and read."""

from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from importing import CTRL, Keys, appendix, screen_of, settle, start
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lwdesk.ui.window import Window

PASSWORD = "quay steps"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Forty rows behind a password."""
    plain = appendix(tmp_path / "plain.xlsx", {}).read_bytes()
    path = tmp_path / "Appendix B.xlsx"
    with path.open("wb") as out:
        msoffcrypto.OfficeFile(BytesIO(plain)).encrypt(PASSWORD, out)
    return path


def test_the_password_is_asked_for_until_it_is_right(window: Window, qtbot: QtBot, locked: Path) -> None:
    keys = Keys()
    screen = start(window, qtbot, locked)
    trouble = screen.trouble
    assert trouble.text.text().startswith("“Appendix B.xlsx” asks for its password.")
    assert trouble.password.hasFocus() and trouble.password.echoMode() is QLineEdit.EchoMode.Password
    keys.type("wrong")
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    qtbot.waitUntil(lambda: trouble.text.text().startswith("The password does not open"), timeout=20_000)
    assert trouble.text.text() == "The password does not open “Appendix B.xlsx”. Type it again."
    assert trouble.password.hasFocus() and trouble.password.text() == ""
    keys.type(PASSWORD)
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    qtbot.waitUntil(lambda: screen.foot.go.text() == "Import 40 rows", timeout=20_000)
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert window.messages.text == "Imported 40 rows from Appendix B.xlsx."


def test_nothing_typed_asks_nothing_and_escape_leaves(window: Window, qtbot: QtBot, locked: Path) -> None:
    keys = Keys()
    screen = start(window, qtbot, locked)
    keys.press(Qt.Key.Key_Return)
    assert screen.trouble.password.isVisible() and screen_of(window, qtbot) is screen
    keys.press(Qt.Key.Key_Escape)
    assert window.shown_screen is None
    assert window.messages.text == "Nothing was imported."
