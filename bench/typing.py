"""What she waits for while she types up: keys and storing in a note of 20,000 words, plain and with 200 quotations."""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.data import _WORDS as SAID
from bench.measure import Line, p95, script

WORDS, QUOTATIONS, IN_PARAGRAPH = 20_000, 200, 80
TYPED = "she said that nobody had asked them before, and that it would have helped. " * 6
NAMES = ("p95", "p99", "marked_p95", "marked_p99", "bare_p95", "bare_p99", "show", "read", "store")


def run() -> list[Line]:
    """The figures, each keystroke also beside that of a bare QTextEdit with the same text."""
    seconds = dict(zip(NAMES, script("typing"), strict=True))
    note = "a note of 20,000 words"
    return [
        Line(f"a keystroke in {note}, p95", seconds["p95"], None, 0.016),
        Line(f"a keystroke in {note}, p99", seconds["p99"], None, 0.033),
        Line("the same with 200 quotations, p95", seconds["marked_p95"], None, 0.016),
        Line("the same with 200 quotations, p99", seconds["marked_p99"], None, 0.033),
        Line("the same text in a bare QTextEdit, as a floor, p95", seconds["bare_p95"], None, 0.016),
        Line("the same text in a bare QTextEdit, as a floor, p99", seconds["bare_p99"], None, 0.033),
        Line(f"showing {note} with 200 quotations", seconds["show"], None, 0.15),
        Line(f"reading {note} with 200 quotations off the screen, all of it", seconds["read"], None, 0.02),
        Line(f"storing {note} with 200 quotations, p95", seconds["store"], None, 0.04),
    ]


def _note() -> tuple[str, str, str]:
    """The text, no marks, and its quotations."""
    from lwdesk.marks import Mark, write

    dice = random.Random(2004)
    paragraphs = [" ".join(dice.choices(SAID, k=IN_PARAGRAPH)) + "." for _ in range(WORDS // IN_PARAGRAPH)]
    body = "\n".join(paragraphs)
    every = len(body) // QUOTATIONS
    return body, "", write(Mark(n * every, n * every + 120, "q") for n in range(QUOTATIONS))


def _measure(folder: Path) -> list[float]:
    from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QVBoxLayout, QWidget

    from lwdesk.ui.notes import NoteEditor, Spelling
    from lwdesk.ui.theme import apply_theme

    app = QApplication([])
    apply_theme(app, "light")
    body, plain, quoted = _note()
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    spelling = Spelling()
    editors = [NoteEditor(f"Question {n}") for n in range(30)]
    for one in editors:
        one.set_spelling(spelling)
        column.addWidget(one)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.resize(760, 800)
    area.show()
    editor = editors[1]
    editor.set_note(body, plain)
    found = _keys(app, editor, lambda: editor.show_place(len(body) // 2, 0))
    showing = _timed(lambda: editor.set_note(body, quoted), app)
    found += _keys(app, editor, lambda: editor.show_place(len(body) // 2, 0))
    bare = QTextEdit()
    bare.resize(760, 800)
    bare.show()
    bare.setPlainText(body)

    def to_the_middle() -> None:
        cursor = bare.textCursor()
        cursor.setPosition(len(body) // 2)
        bare.setTextCursor(cursor)
        bare.setFocus()

    found += _keys(app, bare, to_the_middle)
    reading = []
    for _ in range(20):
        # So that nothing is known of any paragraph any more.
        editor.document().markContentsDirty(0, editor.document().characterCount())
        editor.insert_time()
        reading.append(_timed(editor.note))
    return [*found, showing, p95(reading), _storing(app, editor, folder)]


def _keys(app: object, target: object, place: Callable[[], None]) -> list[float]:
    from PySide6.QtTest import QTest

    _settle(app, 0.5)
    place()
    _settle(app, 1.0)
    seconds = []
    for number, key in enumerate(TYPED):
        seconds.append(_timed(lambda key=key: QTest.keyClicks(target, key), app))
        if number % 40 == 0:
            # Long enough for what waits for the keys to rest.
            _settle(app, 0.6)
    seconds.sort()
    return [p95(seconds), seconds[int(len(seconds) * 0.99)]]


def _storing(app: object, editor: object, folder: Path) -> float:
    from PySide6.QtTest import QTest

    from lwdesk.records import CONTACT, INTERVIEW, NOTE
    from lwdesk.store import Store

    store = Store.create(folder / "a.lwdesk")
    with store.step("Begin") as step:
        contact = step.create(CONTACT, {"name": "Ada Nash"})
        interview = step.create(INTERVIEW, {"contact": contact})
        note = step.create(NOTE, {"interview": interview, "body": "."})

    def keep() -> None:
        body, marks = editor.note()  # type: ignore[attr-defined]
        with store.step("Type up", kind="edit", merge=("typing", "bench")) as step:
            step.update(NOTE, note, {"body": body, "marks": marks})

    seconds = []
    for _ in range(60):
        QTest.keyClicks(editor, "x")
        # A note is stored while the keys rest.
        _settle(app, 0.02)
        seconds.append(_timed(keep, app))
    store.close()
    return p95(seconds)


def _timed(work: Callable[[], object], app: object = None) -> float:
    start = time.perf_counter()
    work()
    if app is not None:
        app.processEvents()  # type: ignore[attr-defined]
    return time.perf_counter() - start


def _settle(app: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.005)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["LWDESK_HOME"] = place
        print(*_measure(Path(place)), flush=True)
    sys.stdout.flush()
    os._exit(0)
