"""The colours can be read, and everything on the screen follows them."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import lwdesk.ui
from lwdesk.paths import resource
from lwdesk.ui import theme
from lwdesk.ui.icons import Mark, icon
from lwdesk.ui.palette import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Palette, contrast

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def colours_of(picture: QImage) -> set[str]:
    """The opaque colours in a picture."""
    pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@BOTH
@pytest.mark.parametrize(("over", "under"), TEXT_PAIRS)
def test_text_can_be_read(palette: Palette, over: str, under: str) -> None:
    assert contrast(getattr(palette, over), getattr(palette, under)) >= 4.5


@BOTH
@pytest.mark.parametrize(("over", "under"), SHAPE_PAIRS)
def test_edges_and_marks_can_be_seen(palette: Palette, over: str, under: str) -> None:
    assert contrast(getattr(palette, over), getattr(palette, under)) >= 3


def test_no_colour_is_named_outside_the_palette() -> None:
    named = re.compile(r"#[0-9a-fA-F]{3,8}\b")
    sources = [p for p in Path(lwdesk.ui.__path__[0]).rglob("*.py") if p.name != "palette.py"]
    assert [p.name for p in sources if named.search(p.read_text(encoding="utf-8"))] == []


def test_the_desktop_s_own_colours_do_not_come_through(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "dark")
    assert qapp.palette().window().color().name() == DARK.window
    assert qapp.palette().highlightedText().color().name() == DARK.on_selected
    theme.apply_theme(qapp, "light")
    assert qapp.palette().window().color().name() == LIGHT.window


def test_a_field_that_holds_the_keyboard_wears_a_ring(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(120, 30)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.clearFocus()
    assert LIGHT.accent not in colours_of(line.grab().toImage())
    line.setFocus()
    assert LIGHT.accent in colours_of(line.grab().toImage())


def test_a_larger_text_makes_larger_controls(qtbot: QtBot, qapp: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    theme.apply_theme(qapp, "light")
    line.ensurePolished()
    usual = line.sizeHint().height()
    assert usual >= 30
    theme.apply_theme(qapp, "light", 1.5)
    try:
        assert line.sizeHint().height() >= 1.4 * usual
        assert theme.scaled(theme.ROW) == 45
    finally:
        theme.apply_theme(qapp, "light")


def test_who_listens_hears_of_a_new_theme(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")
    with qtbot.waitSignal(theme.changed) as heard:
        theme.apply_theme(qapp, "dark")
    assert heard.args == [DARK]
    theme.apply_theme(qapp, "light")


@pytest.mark.parametrize("name", sorted(p.stem for p in resource("icons").glob("*.svg")))
def test_every_icon_draws_something_in_the_palette_s_colour(name: str, qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")
    drawn = icon(name).pixmap(QSize(24, 24), 2.0)
    assert drawn.size() == QSize(48, 48)
    colours = colours_of(drawn.toImage())
    assert colours
    if name != "lwdesk":
        assert LIGHT.text in colours


def test_icons_take_the_colour_of_their_part_and_of_the_theme(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")
    cross = icon("x", "danger")
    assert LIGHT.danger in colours_of(cross.pixmap(32, 32).toImage())
    assert LIGHT.disabled in colours_of(cross.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage())
    theme.apply_theme(qapp, "dark")
    assert DARK.danger in colours_of(cross.pixmap(32, 32).toImage())
    theme.apply_theme(qapp, "light")


def test_a_mark_shows_its_icon(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")
    mark = Mark("circle-alert", "danger")
    qtbot.addWidget(mark)
    mark.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    mark.resize(mark.sizeHint())
    assert QColor(LIGHT.danger).name() in colours_of(mark.grab().toImage())
