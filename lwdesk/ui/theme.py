"""The look of every window: palette, font and style sheet, changeable while the program runs.

Widgets take their part by a property `look`: on labels "title", "heading", "section", "quiet", "danger"; on push
buttons "primary", "quiet", "danger"; on frames "paper", "sidebar", "bar". Tables and lists need nothing.
Icons grow with the text; a property `icons` of "small" or "large" makes those of a button or a list so.
"""

from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from lwdesk.ui.palette import DARK, LIGHT, Palette

Mode = Literal["light", "dark", "system"]
POINTS = 10.5
"""Size of the text at a scale of 1."""
STEP = 8
"""The grid, in pixels at a scale of 1."""
ROW = 30
"""Height of a table's row, in pixels at a scale of 1."""
DRAWN_BY_FUSION = "drawnByFusion"
"""The application's property that says that its style is Fusion already."""


class _Theme(QObject):
    changed = Signal(object)
    palette = LIGHT
    mode: Mode = "system"
    scale = 1.0
    drawings: QTemporaryDir | None = None
    following = False


_theme = _Theme()
changed = _theme.changed
"""Emitted with the new palette after the look has changed."""


def palette() -> Palette:
    """The palette in use."""
    return _theme.palette


def mode() -> Mode:
    """The mode last asked for."""
    return _theme.mode


def scaled(pixels: float) -> int:
    """A length for the text size in use, from one given at a scale of 1."""
    return round(pixels * _theme.scale)


def apply_theme(app: QApplication, mode: Mode = "system", scale: float = 1.0) -> None:
    """Give every window its look; `scale` makes text and controls larger (1.25) or smaller.

    "system" follows the desktop's light or dark from now on.
    """
    from lwdesk.ui.style_sheet import style_sheet

    _theme.mode, _theme.scale = mode, scale
    hints = QGuiApplication.styleHints()
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(mode, Qt.ColorScheme.Unknown)
    # Frames drawn by the desktop follow this too.
    hints.setColorScheme(wanted)
    dark = (wanted if mode != "system" else hints.colorScheme()) is Qt.ColorScheme.Dark
    _theme.palette = DARK if dark else LIGHT
    # Asked of a property: for a look at the style itself PySide makes all that a style knows, which takes a while.
    if not app.property(DRAWN_BY_FUSION):
        app.setStyle("Fusion")
        app.setProperty(DRAWN_BY_FUSION, True)
    app.setFont(_font(scale))
    app.setPalette(_qt_palette(_theme.palette))
    app.setStyleSheet(style_sheet(_theme.palette, scale, _drawings()))
    if not _theme.following:
        hints.colorSchemeChanged.connect(_follow)
        _theme.following = True
    _theme.changed.emit(_theme.palette)


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget its part in the style sheet, also after it was first shown."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    # What was never shown takes its look when it is.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def unmarked(text: str) -> str:
    """A text for a button or a menu as it is: an "&" in it is shown, and makes no key of the letter behind it."""
    return text.replace("&", "&&")


def _follow(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    dark = scheme is Qt.ColorScheme.Dark
    if _theme.mode == "system" and dark != _theme.palette.dark and isinstance(app, QApplication):
        apply_theme(app, "system", _theme.scale)


def _font(scale: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(POINTS * scale)
    return font


def _drawings() -> QTemporaryDir:
    # A style sheet takes pictures from files alone, and these are drawn in the palette's colours.
    if _theme.drawings is None:
        _theme.drawings = QTemporaryDir()
    return _theme.drawings


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    parts = {
        role.Window: colours.window, role.WindowText: colours.text, role.Base: colours.field,
        role.AlternateBase: colours.hover, role.Text: colours.text, role.Button: colours.paper,
        role.ButtonText: colours.text, role.BrightText: colours.danger, role.Highlight: colours.selected,
        role.HighlightedText: colours.on_selected, role.ToolTipBase: colours.text, role.ToolTipText: colours.paper,
        role.PlaceholderText: colours.quiet, role.Link: colours.accent, role.LinkVisited: colours.accent,
        role.Mid: colours.line, role.Light: colours.paper, role.Dark: colours.border, role.Accent: colours.accent,
    }  # fmt: skip
    made = QPalette()
    for part, colour in parts.items():
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.disabled))
    return made
