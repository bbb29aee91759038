"""What charts cost: the first, which loads the library, those of a board paper, and the judging of every measure."""

import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import ROOT, Line, timed

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.plan import MeasureInfo

CHARTS, MEASURES, READINGS = 200, 2_000, 4
_FIRST = """
import time
began = time.perf_counter()
from lwdesk import charts
charts.bars_png([("A", 1)], ink=charts.PRINT, width=300, height=120)
print(time.perf_counter() - began)
"""


def run() -> list[Line]:
    """The figures, each for itself: there is no floor to set beside them."""
    from lwdesk import charts

    charts.load()
    measures = [_measure(n) for n in range(CHARTS)]
    today = date(2004, 11, 15)
    drawing = timed(
        lambda: [charts.measure_png(m, today, ink=charts.PRINT, width=300, height=120, scale=2) for m in measures]
    )
    with tempfile.TemporaryDirectory() as folder, closing(_study(Path(folder))) as store:
        from lwdesk.operations.measures import courses

        judging = min(timed(lambda: courses(store)) for _ in range(3))
    _first()  # the list of fonts is made once, and kept
    return [
        Line("the first chart, which loads the library, in a process of its own", _first(), None, 2.5),
        Line(f"{CHARTS} charts for a paper, 300 by 120 pixels at a scale of 2", drawing, None, 2.0),
        Line(f"judging {MEASURES:,} measures with {MEASURES * READINGS:,} readings", judging, None, 0.25),
    ]


def _first() -> float:
    done = subprocess.run([sys.executable, "-c", _FIRST], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _measure(n: int) -> "MeasureInfo":
    from lwdesk.store.plan import MeasureInfo, ReadingInfo

    start = date(2004, 4, 1)
    readings = tuple(ReadingInfo(k, n, start + timedelta(days=50 * k), 9.0 * k * (n % 7 + 1), "") for k in range(5))
    last = readings[-1]
    return MeasureInfo(
        n, None, f"Measure {n}", "vacancies", 0.0, 250.0 + n, start, date(2005, 3, 31), last.value, last.day, "", None,
        readings,
    )  # fmt: skip


def _study(folder: Path) -> "Store":
    from lwdesk.records import MEASURE, READING
    from lwdesk.store import Store

    store = Store.create(folder / "study.lwdesk", by="bench")
    began = time.perf_counter()
    with store.step("Measures") as step:
        for n in range(MEASURES):
            dates = {"starts": date(2004, 4, 1), "ends": date(2005, 3, 31)}
            measure = step.create(MEASURE, {"name": f"Measure {n}", "baseline": 0.0, "target": 100.0 + n, **dates})
            for k in range(READINGS):
                day = date(2004, 5, 1) + timedelta(days=40 * k)
                step.create(READING, {"measure": measure, "day": day, "value": float(k * n % 90)})
    print(f"made {MEASURES:,} measures in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    return store
