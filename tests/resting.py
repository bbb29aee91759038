"""Waiting without a condition, for what the window does a moment later."""

from PySide6.QtCore import QEventLoop, Qt, QTimer


def rest(milliseconds: int) -> None:
    """Let the window do for so long what it does by itself.

    The time is that of the window's own clock: what it puts off for less is done, however slow the machine.
    """
    loop = QEventLoop()
    clock = QTimer(loop, interval=milliseconds, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    clock.timeout.connect(loop.quit)
    clock.start()
    loop.exec()
