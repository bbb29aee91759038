"""A window that somebody types into until the process is killed. It forks for every run, so that Python starts once.

Run as `typist.py STUDY ID`; each line on stdin starts a run, an empty one ends it all. A run says "pid N" and then,
for each letter, "typed N AT" with the clock that all processes share.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lwdesk.store import Store
from lwdesk.ui.pages import mapping  # noqa: F401 - brought in before the fork, for the runs to be quick
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

# A burst of letters, then a rest in which they have to be stored.
BURST, EVERY, REST = 14, 0.03, 1.3
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def type_on(study: Path, record_id: int) -> None:
    app = QApplication([])
    apply_theme(app, "light")
    window = Window()
    window.show()
    window.activateWindow()
    window.show_study(Store.open(study))
    window.open_record("activity", record_id)
    assert window.page is not None and window.page.side.form is not None
    form = window.page.side.form
    app.processEvents()
    form.focus_field("description")
    field = app.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    start = len(form.editor("description").text())
    count = 0

    def letter() -> None:
        nonlocal count
        QTest.keyClick(field, LETTERS[(start + count) % len(LETTERS)])
        count += 1
        say(f"typed {start + count} {time.monotonic()}")
        QTimer.singleShot(int(1000 * (REST if count % BURST == 0 else EVERY)), letter)

    letter()
    app.exec()


def main() -> None:
    study, record_id = Path(sys.argv[1]), int(sys.argv[2])
    while sys.stdin.readline().strip():
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            type_on(study, record_id)
            os._exit(0)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
