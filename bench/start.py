"""From the start of the process to a window that is painted, and to one that can be used; beside a bare Qt window."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench import data
from bench.measure import ROOT, Line

TIMES = 7


def run() -> list[Line]:
    """The medians of starts taken in turn: ours on a study of 100,000 activities, and the floor's."""
    study = str(data.study(100_000))
    _start("floor"), _start("ours", study)  # the files of both are in the system's cache from here on
    pairs = [(_start("floor"), _start("ours", study)) for _ in range(TIMES)]
    painted, usable = (median(ours[n] for _, ours in pairs) for n in (0, 1))
    bare, full = (median(floor[n] for floor, _ in pairs) for n in (0, 1))
    return [
        Line("first window painted, 100,000 activities (floor: a bare PySide6 window)", painted, bare, 1.5),
        Line("first window usable (floor: that plus import sqlmodel)", usable, full, 1.3),
    ]


def _start(which: str, *words: str) -> list[float]:
    environment = {**os.environ, "BENCH_STARTED": repr(time.time())}
    # As installed: with its modules compiled, as pip leaves them and as those of the floor are.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "bench.start", which, *words],
        check=True, cwd=ROOT, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    return [float(word) for word in done.stdout.split()[-2:]]


def _since_start() -> float:
    return time.time() - float(os.environ["BENCH_STARTED"])


def _floor() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: object) -> None:
            QTimer.singleShot(0, after)

    def after() -> None:
        times = [_since_start()]
        import sqlmodel  # noqa: F401 - what every window of lwdesk needs before it is of use

        print(*times, _since_start(), flush=True)
        os._exit(0)

    app = QApplication([])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    app.exec()


def _ours(study: str) -> None:
    from lwdesk.ui.start import run_window

    times: list[float] = []

    def usable() -> None:
        from PySide6.QtWidgets import QApplication

        # Usable is when the page has been painted too, and the next key would be taken.
        QApplication.processEvents()
        print(*times, _since_start(), flush=True)
        # Closed in good order: after any other end the next start would check the file first.
        QApplication.closeAllWindows()
        os._exit(0)

    run_window(Path(study), on_painted=lambda: times.append(_since_start()), on_usable=usable)


if __name__ == "__main__":
    _floor() if sys.argv[1] == "floor" else _ours(sys.argv[2])
