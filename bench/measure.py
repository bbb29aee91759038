"""Times taken, and the table that they make."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """A line of the table: what was measured, ours and its floor in the unit, and what to reach.

    `reach` is a ratio to the floor where there is a floor, else in the unit. The unit "s" is shown as "ms" below one.
    """

    what: str
    ours: float
    floor: float | None
    reach: float
    unit: str = "s"

    @property
    def held(self) -> bool:
        """Whether the measurement is within what is to be reached."""
        return (self.ours / self.floor if self.floor else self.ours) <= self.reach

    def cells(self) -> list[str]:
        """The line as cells of text."""
        if self.floor:
            return [
                self.what, self._shown(self.ours), self._shown(self.floor), f"{self.ours / self.floor:.2f} x",
                f"{self.reach:g} x", "yes" if self.held else "**no**",
            ]  # fmt: skip
        held = "yes" if self.held else "**no**"
        return [self.what, self._shown(self.ours), "", "", self._shown(self.reach), held]

    def _shown(self, amount: float) -> str:
        if self.unit != "s":
            return f"{amount:.0f} {self.unit}"
        return f"{amount:.2f} s" if amount >= 1 else f"{amount * 1000:.1f} ms"


def table(lines: list[Line]) -> str:
    """The lines as a table in Markdown."""
    rows = [["what", "lwdesk", "floor", "ratio", "reach", "held"], ["---"] * 6, *(line.cells() for line in lines)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def median_of(times: int, work: Callable[[], float]) -> float:
    """The median of several measurements, in seconds."""
    return statistics.median(work() for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    """How long the work takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(seconds: list[float]) -> float:
    """The time that nineteen of twenty stay below."""
    return sorted(seconds)[int(len(seconds) * 0.95)]


ROOT = Path(__file__).parent.parent


def command(*words: str) -> float:
    """How long one command of lwdesk takes as a process of its own, in seconds."""

    def run() -> None:
        subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, cwd=ROOT, capture_output=True)

    return timed(run)


def script(name: str, *words: str) -> list[float]:
    """The numbers that a script of this folder prints on its last line, run as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", *words], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return [float(word) for word in done.stdout.strip().splitlines()[-1].split()]
