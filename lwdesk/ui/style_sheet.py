"""The style sheet, made from a palette."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir

from lwdesk.paths import resource
from lwdesk.ui.palette import Palette

_SHEET = Template("""
QToolTip { background: $text; color: $paper; border: none; padding: ${s6}px ${s8}px; }
QMainWindow, QDialog { background: $window; }
QFrame[look="paper"], QWidget[look="paper"] { background: $paper; }
QFrame[look="sidebar"] { background: $sidebar; border: none; border-right: 1px solid $line; }
QFrame[look="head"] { background: $paper; border: none; border-bottom: 1px solid $line; }
QFrame[look="side"] { background: $paper; border: none; border-left: 1px solid $line; }
QFrame[look="bar"] { background: $window; border: none; border-top: 1px solid $line; }

QPushButton, QToolButton, QListView, QTreeView, QComboBox, QMenu, QTabBar { icon-size: ${s16}px; }
QPushButton[icons="small"], QToolButton[icons="small"], QTreeView[icons="small"] { icon-size: ${s14}px; }
QPushButton[icons="large"], QToolButton[icons="large"], QListView[icons="large"] { icon-size: ${s18}px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${f15}pt; font-weight: 600; }
QLabel[look="heading"] { font-size: ${f12}pt; font-weight: 600; }
QLabel[look="section"] { color: $quiet; font-weight: 600; }
QLabel[look="label"] { color: $text; }
QLabel[look="quiet"] { color: $quiet; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="question"] { color: $text; font-weight: 600; }
QLabel[look="chip"] { background: $chip; color: $on_chip; border-radius: ${s4}px; padding: ${s2}px ${s8}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QFrame[look="field"] {
  background: $field; color: $text; border: 1px solid $border; border-radius: ${s4}px; padding: ${s4}px ${s7}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: ${s20}px; }
QLineEdit[look="large"] { font-size: ${f15}pt; min-height: ${s30}px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover { padding: 0; border: none; min-width: 0; min-height: 0;
  background: transparent; }
QPlainTextEdit, QTextEdit { padding: ${s4}px ${s3}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QFrame[look="field"][active="true"] {
  border: 2px solid $accent; padding: ${s3}px ${s6}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${s3}px ${s2}px; }
QLineEdit[trouble="true"], QPlainTextEdit[trouble="true"], QFrame[look="field"][trouble="true"] {
  border-color: $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { color: $disabled; background: $window; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; }
QFrame[look="field"] { padding: 0; } QFrame[look="field"][active="true"] { padding: 0; }
QFrame[look="field"] QLineEdit, QFrame[look="field"] QLineEdit:focus {
  border: none; background: transparent; padding: 0 ${s2}px; min-height: ${s24}px; }

QPushButton { background: $paper; color: $text; border: 1px solid $border; border-radius: ${s4}px;
  padding: ${s4}px ${s12}px; min-height: ${s20}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selected; color: $on_selected; }
QPushButton:focus { border: 2px solid $accent; padding: ${s3}px ${s11}px; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton::menu-indicator { image: url("$down"); width: ${s14}px; height: ${s14}px;
  subcontrol-origin: border; subcontrol-position: right center; right: ${s8}px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {
  background: $accent_strong; border-color: $accent_strong; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; padding: ${s4}px ${s8}px; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; padding: ${s3}px ${s7}px; }
QPushButton[look="quiet"]:disabled { color: $disabled; }
QPushButton[look="link"] { background: transparent; border-color: transparent; color: $accent; text-align: left;
  padding: ${s2}px ${s1}px; }
QPushButton[look="link"]:hover { background: $hover; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: ${s1}px 0; }
QTreeView[look="sections"] { background: transparent; } QTreeView[look="sections"]::item { border-radius: 0; }
QPushButton[look="danger"] { color: $danger; border-color: $danger; }
QPushButton[look="danger"]:focus { border: 2px solid $danger; }

QToolButton { background: transparent; color: $text; border: 2px solid transparent; border-radius: ${s4}px;
  padding: ${s3}px; min-width: ${s18}px; min-height: ${s18}px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; color: $on_selected; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }

QRadioButton, QCheckBox { spacing: ${s8}px; padding: ${s3}px; border: 2px solid transparent;
  border-radius: ${s4}px; min-height: ${s18}px; }
QRadioButton:focus, QCheckBox:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${s16}px; height: ${s16}px; border: 1px solid $border;
  background: $field; }
QCheckBox::indicator { border-radius: ${s3}px; } QRadioButton::indicator { border-radius: ${s8}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border: ${s5}px solid $accent; width: ${s8}px; height: ${s8}px;
  border-radius: ${s9}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QRadioButton[look="segment"] { background: $field; color: $text; border: 1px solid $border; border-radius: 0;
  margin-left: -1px; padding: ${s4}px ${s12}px; min-height: ${s20}px; spacing: 0; }
QRadioButton[look="segment"][place="first"] { margin-left: 0; border-top-left-radius: ${s4}px;
  border-bottom-left-radius: ${s4}px; }
QRadioButton[look="segment"][place="last"] { border-top-right-radius: ${s4}px;
  border-bottom-right-radius: ${s4}px; }
QRadioButton[look="segment"]::indicator, QRadioButton[look="segment"]::indicator:checked {
  width: 0; height: 0; border: none; background: transparent; }
QRadioButton[look="segment"]:hover { background: $hover; }
QRadioButton[look="segment"]:checked { background: $selected; color: $on_selected; font-weight: 600; }
QRadioButton[look="segment"]:focus { border: 2px solid $accent; padding: ${s3}px ${s11}px; }

QComboBox { background: $field; color: $text; border: 1px solid $border; border-radius: ${s4}px;
  padding: ${s4}px ${s8}px; min-height: ${s20}px; }
QComboBox:focus { border: 2px solid $accent; padding: ${s3}px ${s7}px; }
QComboBox:disabled { color: $disabled; border-color: $line; }
QComboBox::drop-down { border: none; width: ${s24}px; }
QComboBox::down-arrow { image: url("$down"); width: ${s14}px; height: ${s14}px; }
QComboBox QAbstractItemView { border: 1px solid $border; background: $paper; }
QSpinBox { background: $field; color: $text; border: 1px solid $border; border-radius: ${s4}px;
  min-height: ${s28}px; }
QSpinBox:focus { border: 2px solid $accent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QAbstractItemView { background: $paper; color: $text; border: none; outline: none; gridline-color: $line;
  selection-background-color: $selected; selection-color: $on_selected; }
QListView::item, QTreeView::item { min-height: ${s28}px; padding: 0 ${s8}px; border-radius: ${s4}px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selected; color: $on_selected; }
QListView:focus, QTreeView:focus { border: 2px solid $accent; border-radius: ${s4}px; }
QListView[look="cards"], QListView[look="cards"]:focus { background: transparent; border: 2px solid transparent; }
QListView[look="cards"][target="true"] { border: 2px dashed $accent; border-radius: ${s4}px; }
QTableView:focus { border: none; }
QTableView::item:selected { background: $selected; color: $on_selected; }
QTableView[look="written"]::item { padding: 0 ${s6}px; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $quiet; border: none; border-bottom: 1px solid $border;
  padding: ${s6}px ${s8}px; font-weight: 600; text-align: left; }
QHeaderView::section:hover { background: $hover; color: $text; }
QTableCornerButton::section { background: $paper; border: none; }

QFrame[look="popup"] { background: $paper; border: 1px solid $border; border-radius: ${s6}px; }
QFrame[look="popup"] QListView { border: none; background: transparent; }

QMenuBar { background: $window; color: $text; }
QMenuBar::item { padding: ${s6}px ${s10}px; background: transparent; border-radius: ${s4}px; }
QMenuBar::item:selected { background: $selected; color: $on_selected; }
QMenu { background: $paper; color: $text; border: 1px solid $border; padding: ${s4}px; }
QMenu::item { padding: ${s6}px ${s28}px ${s6}px ${s12}px; border-radius: ${s4}px; }
QMenu::icon { left: ${s8}px; }
QMenu::item:selected { background: $selected; color: $on_selected; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${s4}px ${s8}px; }
QMenu::indicator { width: ${s16}px; height: ${s16}px; left: ${s8}px; }
QMenu::indicator:checked { image: url("$check"); }

QScrollArea, QScrollArea > QWidget > QWidget[look="paper"] { border: none; background: $paper; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: ${s12}px; } QScrollBar:horizontal { height: ${s12}px; }
QScrollBar::handle { background: $scroll; border-radius: ${s3}px; }
QScrollBar::handle:vertical { margin: ${s2}px ${s3}px; min-height: ${s32}px; }
QScrollBar::handle:horizontal { margin: ${s3}px ${s2}px; min-width: ${s32}px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QProgressBar { background: $line; border: none; border-radius: ${s3}px; min-height: ${s6}px;
  max-height: ${s6}px; }
QProgressBar::chunk { background: $accent; border-radius: ${s3}px; }
QTabBar::tab { padding: ${s6}px ${s12}px; border: 2px solid transparent; color: $quiet; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { border-color: $accent; }
QCalendarWidget QWidget { background: $paper; }
QCalendarWidget QToolButton { font-weight: 600; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
""")


def style_sheet(palette: Palette, scale: float, drawings: QTemporaryDir) -> str:
    """The style sheet in the palette's colours; the few pictures that it needs are written to `drawings`."""
    folder = Path(drawings.path())
    lengths = {f"s{n}": str(max(1, round(n * scale))) for n in range(1, 33)}
    sizes = {f"f{n}": f"{n * scale:g}" for n in (12, 15)}
    colours = {name: getattr(palette, name) for name in palette.__slots__ if name != "dark"}
    pictures = {
        "down": _draw(folder, "chevron-down", palette.quiet),
        "tick": _draw(folder, "check", palette.on_accent),
        "check": _draw(folder, "check", palette.text),
    }
    return _SHEET.substitute(lengths | sizes | colours | pictures)


def _draw(folder: Path, name: str, colour: str) -> str:
    picture = folder / f"{name}-{colour[1:]}.svg"
    if not picture.exists():
        outline = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
        picture.write_text(outline.replace("currentColor", colour), encoding="utf-8")
    return picture.as_posix()
