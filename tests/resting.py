"""Waiting without a condition, for what the window does a moment later."""

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lwdesk.ui.window import Window


def rest(milliseconds: int) -> None:
    """Let the window do for so long what it does by itself, and end the work that it has begun beside.

    The time is that of the window's own clock: what it puts off for less is done, however slow the machine.
    """
    loop = QEventLoop()
    clock = QTimer(loop, interval=milliseconds, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    clock.timeout.connect(loop.quit)
    clock.start()
    loop.exec()
    windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window)]
    while any(window.jobs.running for window in windows):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
