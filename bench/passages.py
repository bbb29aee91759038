"""A note of 20,000 words with 500 passages: what one waits for when it opens, with each key, and when it is stored."""

import os
import sys
import tempfile
from pathlib import Path

from bench.measure import Line, median_of, p95, script
from bench.typing import _keys, _note, _settle, _timed

PASSAGES = 500
NAMES = ("open", "p95", "p99", "delete", "store")


def run() -> list[Line]:
    """The figures; a passage is some 120 characters long, and every third overlaps the one before it."""
    seconds = dict(zip(NAMES, script("passages"), strict=True))
    note = "a note of 20,000 words with 500 passages"
    return [
        Line(f"opening {note}", seconds["open"], None, 0.2),
        Line(f"a keystroke in {note}, p95", seconds["p95"], None, 0.016),
        Line(f"a keystroke in {note}, p99", seconds["p99"], None, 0.033),
        Line(f"deleting half of {note}", seconds["delete"], None, 0.2),
        Line(f"storing {note} after a key at its beginning, p95", seconds["store"], None, 0.1),
    ]


def _measure(folder: Path) -> list[float]:
    from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

    from lwdesk.passages import spanning
    from lwdesk.ui.notes import NoteEditor, PassageMargin, Shown, Spelling
    from lwdesk.ui.theme import apply_theme

    app = QApplication([])
    apply_theme(app, "light")
    body, _, quoted = _note()
    every = len(body) // PASSAGES
    starts = [n * every - (every * 2 // 3 if n % 3 == 2 else 0) for n in range(PASSAGES)]
    spans = [spanning(body, start, start + 120) for start in starts]
    shown = [Shown(n + 1, span, ("Key skills", "Health")) for n, span in enumerate(spans) if span]
    area, inside = QScrollArea(), QWidget()
    row = QHBoxLayout(inside)
    editor = NoteEditor("Question")
    editor.set_spelling(Spelling())
    margin = PassageMargin(editor, inside)
    margin.setFixedWidth(150)
    row.addWidget(editor)
    row.addWidget(margin)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.resize(760, 800)
    area.show()

    def open_note() -> float:
        editor.set_note("", "")
        _settle(app, 0.2)

        def show() -> None:
            editor.set_note(body, quoted)
            editor.set_passages(shown)

        return _timed(show, app)

    opening = median_of(5, open_note)
    keys = _keys(app, editor, lambda: editor.show_place(len(body) // 2, 0))
    storing = _storing(app, editor, folder)
    editor.show_place(0, len(body) // 2)
    deleting = _timed(lambda: editor.textCursor().removeSelectedText(), app)
    return [opening, *keys, deleting, storing]


def _storing(app: object, editor: object, folder: Path) -> float:
    from PySide6.QtTest import QTest

    from lwdesk.records import CONTACT, INTERVIEW, NOTE, PASSAGE
    from lwdesk.store import Store
    from lwdesk.store.passages import place

    store = Store.create(folder / "a.lwdesk")
    body, marks = editor.note()  # type: ignore[attr-defined]
    with store.step("Begin") as step:
        interview = step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Ada Nash"})})
        note = step.create(NOTE, {"interview": interview, "body": body, "marks": marks})
        for one in editor.passages():  # type: ignore[attr-defined]
            span = one.span
            where = {"start": span.start, "end": span.end, "words": span.words, "lost": span.lost}
            step.create(PASSAGE, {"note": note, **where})

    def keep() -> None:
        text, kept = editor.note()  # type: ignore[attr-defined]
        with store.step("Type up", kind="edit", merge=("typing", "bench")) as step:
            step.update(NOTE, note, {"body": text, "marks": kept})
            place(step, note, {one.id: one.span for one in editor.passages()})  # type: ignore[attr-defined]

    editor.show_place(0, 0)  # type: ignore[attr-defined]
    seconds = []
    for _ in range(40):
        QTest.keyClicks(editor, "x")  # type: ignore[call-overload]
        _settle(app, 0.02)
        seconds.append(_timed(keep, app))
    store.close()
    return p95(seconds)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["LWDESK_HOME"] = place
        print(*_measure(Path(place)), flush=True)
    sys.stdout.flush()
    os._exit(0)
