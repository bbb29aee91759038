"""What she waits for in the window of a study of 100,000 activities: page, filter, scrolling, typing, storing."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import data
from bench.measure import Line, p95, script

NAMES = ("page", "filter", "scroll", "held", "key", "store")
KEYS = "advisers visit at home and pay travel for the first three months "


def run() -> list[Line]:
    """The figures at 100,000 activities, and how opening and scrolling grow from 10,000."""
    large, small = (dict(zip(NAMES, script("window", str(data.study(n))), strict=True)) for n in (100_000, 10_000))
    return [
        Line("open the Mapping page, 100,000 rows", large["page"], None, 0.150),
        Line("a filter keystroke, 100,000 rows, p95", large["filter"], None, 0.100),
        Line("scroll a page, 100,000 rows, p95", large["scroll"], None, 0.008),
        Line("Page Down held, 30 a second, 100,000 rows, p95", large["held"], None, 0.008),
        Line("a keystroke in a form, p95", large["key"], None, 0.016),
        Line("storing a field, p95", large["store"], None, 0.020),
        Line("open the page: growth from 10,000 to 100,000 rows", large["page"], small["page"], 1.3),
        Line("scroll a page: growth from 10,000 to 100,000 rows", large["scroll"], small["scroll"], 1.3),
    ]


def _measure(study: Path) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from lwdesk.records import ACTIVITY
    from lwdesk.store import Query, Store
    from lwdesk.ui.theme import apply_theme
    from lwdesk.ui.window import Window

    app = QApplication([])
    apply_theme(app, "light")
    window = Window()
    window.resize(1280, 800)
    window.show()
    window.show_study(Store.open(study))
    window.show_page("Organisations")
    _settle(app, 0.3)

    def timed(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        app.processEvents()
        return time.perf_counter() - start

    opening = timed(lambda: window.show_page("Mapping"))
    store, page = window.store, window.page
    assert store is not None and page is not None
    # The words of all records are read beside the window in its first seconds; what is measured is the time after.
    _settle(app, 1.5)
    deadline = time.monotonic() + 60
    while window.jobs.running and time.monotonic() < deadline:
        _settle(app, 0.1)
    scrolling = [timed(lambda n=n: _scroll(page.table, n)) for n in range(1, 200)]
    held = []
    for _ in range(100):
        held.append(timed(lambda: QTest.keyClick(page.table, Qt.Key.Key_PageDown)))
        _settle(app, 1 / 30)
    typed = [timed(lambda w=w: store.ids(Query(ACTIVITY, words=w))) for word in WORDS for w in _parts(word)]
    page.table.choose_row(5)
    _settle(app, 0.5)
    editor = page.side.form.editor("description")
    editor.focus_input()
    target = app.focusWidget()
    keys = [timed(lambda k=k: QTest.keyClicks(target, k)) for k in KEYS * 4]
    stored = []
    for n in range(60):
        QTest.keyClick(target, Qt.Key.Key_X)
        stored.append(timed(page.flush))
        _settle(app, 0.01)
        assert n is not None
    window.close()
    return [opening, p95(typed), p95(scrolling), p95(held), p95(keys), p95(stored)]


WORDS = ("riverside", "mentor", "college 12", "hackney", "esol")


def _parts(word: str) -> list[str]:
    return [word[:n] for n in range(1, len(word) + 1)]


def _scroll(table: object, number: int) -> None:
    bar = table.verticalScrollBar()  # type: ignore[attr-defined]
    bar.setValue(bar.value() + bar.pageStep() if number % 4 else (number * 7919) % bar.maximum())


def _settle(app: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.005)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=data.FOLDER) as folder:
        copy = Path(folder) / "a.lwdesk"
        shutil.copy(sys.argv[1], copy)
        os.environ["LWDESK_HOME"] = folder
        print(*_measure(copy), flush=True)
    os._exit(0)
