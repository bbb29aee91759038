"""A window that somebody types into until the process is killed. It forks for every run, so that Python starts once.

Run as `typist.py STUDY RECORD ID`: into the description of an activity, the first answer of an interview, the first
cell of the grid of contributions for a contact, the line of today on a commitment, the source of a measure's first
reading, the inputs of an action's logic model, the summary of the paper for the board, or the first cell of an
interview in the grid of themes. Each line
on stdin starts a run, an empty one ends it all. A run says "pid N" and then, for each letter, "typed N"; and "rested N"
a second after the last letter, by a clock of the window that waits when a slow machine keeps the window waiting.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lwdesk.store import Store
from lwdesk.ui.contributions.page import ContributionsPage
from lwdesk.ui.pages import mapping  # noqa: F401 - brought in before the fork, for the runs to be quick
from lwdesk.ui.progress.page import ProgressPage
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window

# A burst of letters, then a rest in which they have to be stored.
BURST, EVERY, REST = 14, 0.03, 1.3
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def stand_in(window: Window, record: str, record_id: int) -> Callable[[], str]:
    """Put the keyboard where it is typed; call what comes back for what stands there."""
    if record == "interview":
        open_typing(window, record_id)
        screen = window.shown_screen
        assert isinstance(screen, TypingScreen)
        answer = next(screen.script.answers())
        screen.script.go_to(answer)
        return lambda: answer.body
    if record == "contribution":
        window.show_page("Event")
        part = window.page.show_part("Contributions")  # type: ignore[union-attr]
        assert isinstance(part, ContributionsPage)
        part.show_typing()
        part.typing.show_delegate(record_id)
        part.typing.grid.setFocus()
        part.typing.grid.begin()
        return part.typing.grid.box.toPlainText
    if record == "progress":
        window.show_page("Action plan", "Progress")
        lines = window.page.inner  # type: ignore[union-attr]
        assert isinstance(lines, ProgressPage)
        assert lines.show_record(record_id)
        lines.focus()
        return lines.table.box.toPlainText
    if record == "reading":
        grid = shown(window, "Action plan", "Measures").foot.readings
        window.page.inner.show_record(record_id)  # type: ignore[union-attr]
        QApplication.processEvents()
        grid.setFocus()
        grid.setCurrentIndex(grid.cells.index(0, 2))
        grid.edit(grid.currentIndex())
        return lambda: str(app_field().text())
    if record == "action":
        page = shown(window, "Action plan", "Actions")
        page.commands.show_model()
        page.models.show_ids([record_id], record_id)
        page.models.begin()
        return lambda: str(page.models.boxes["inputs"].toPlainText())
    if record == "paper":
        box = shown(window, "Action plan", "Board paper").preparing.boxes["summary"].box
        box.setFocus()
        return lambda: str(box.toPlainText())
    if record == "finding":
        page = shown(window, "Themes", "Grid")
        page.grid.setFocus()
        page.grid.setCurrentIndex(page.model.index(0, 0))
        page.grid.edit(page.grid.currentIndex())
        return lambda: str(page.grid.drawing.box.toPlainText())
    window.open_record(record, record_id)
    assert window.list_page is not None and window.list_page.side.form is not None
    form = window.list_page.side.form
    QApplication.processEvents()
    form.focus_field("description")
    return lambda: form.editor("description").text()  # type: ignore[attr-defined, no-any-return]


def shown(window: Window, page: str, part: str) -> Any:
    """The part of the page, shown."""
    window.show_page(page, part)
    QApplication.processEvents()
    assert window.page
    return window.page.inner


def app_field() -> Any:
    """Where the keyboard is."""
    return QApplication.focusWidget()


def type_on(study: Path, record: str, record_id: int) -> None:
    app = QApplication([])
    apply_theme(app, "light")
    window = Window()
    window.show()
    window.activateWindow()
    window.show_study(Store.open(study))
    held = stand_in(window, record, record_id)
    app.processEvents()
    field = app.focusWidget()
    assert field is not None
    modifiers = Qt.KeyboardModifier
    # In a cell of one line the key with Ctrl is the grid's.
    is_line = isinstance(field, QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_End, modifiers.NoModifier if is_line else modifiers.ControlModifier)
    start = len(held())
    count = 0
    second = QTimer(interval=1000, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    second.timeout.connect(lambda: say(f"rested {start + count}"))

    def letter() -> None:
        nonlocal count
        QTest.keyClick(field, LETTERS[(start + count) % len(LETTERS)])
        count += 1
        second.start()
        say(f"typed {start + count}")
        QTimer.singleShot(int(1000 * (REST if count % BURST == 0 else EVERY)), letter)

    letter()
    app.exec()


def main() -> None:
    study, record, record_id = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    while sys.stdin.readline().strip():
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            type_on(study, record, record_id)
            os._exit(0)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
