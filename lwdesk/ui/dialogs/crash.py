"""What is shown when something of ours breaks: a report with a copy button, and the window goes on."""

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lwdesk import __version__, paths
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def report_error(error: BaseException, window: "Window") -> None:
    """Show a trouble of the world as its sentence in the message bar, and anything else as a crash report."""
    from lwdesk.store import StudyTrouble

    if isinstance(error, StudyTrouble) or type(error).__name__.endswith(("Trouble", "UnreadableFile")):
        window.say(str(error), "trouble")
        return
    text = report_text(error)
    CrashReport(text, _write_log(text), window).show()


def install_crash_hook(window: "Window") -> None:
    """Report whatever nobody caught, in whichever part of the window it happened."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            before(kind, error, trace)
            return
        try:
            report_error(error, window)
        except Exception:
            before(kind, error, trace)

    sys.excepthook = hook


def report_text(error: BaseException) -> str:
    """What happened, for whoever mends it: versions and the trace, nothing out of the study."""
    trace = "".join(traceback.format_exception(error))
    here = str(Path(__file__).resolve().parents[3])
    return (
        f"lwdesk {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{datetime.now():%Y-%m-%d %H:%M:%S}\n\n{trace.replace(here, '')}"
    )


def _write_log(text: str) -> Path | None:
    folder = paths.log_dir()
    file = folder / f"crash {datetime.now():%Y-%m-%d %H.%M.%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return file


class CrashReport(QDialog):
    """The report, to copy; the program goes on."""

    def __init__(self, text: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Something in lwdesk broke")
        self.resize(680, 420)
        head = QLabel("Something in lwdesk broke. What you had stored is safe, and you can go on.")
        head.setProperty("look", "heading")
        head.setWordWrap(True)
        where = f" It is also in {log}." if log else ""
        note = QLabel(f"Send this report to whoever looks after lwdesk for you. Nothing of your study is in it.{where}")
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setProperty("look", "quiet")
        report = QPlainTextEdit(text)
        report.setReadOnly(True)
        report.setTabChangesFocus(True)
        report.setAccessibleName("Crash report")
        copy = QPushButton("Copy the report")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        go_on = QPushButton("Go on")
        set_look(go_on, "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for widget in (head, note):
            column.addWidget(widget)
        column.addWidget(report, 1)
        column.addLayout(buttons)
        go_on.setFocus()
