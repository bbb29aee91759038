"""What a command said and took in a process of its own, and what it left in the study."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store

SECONDS, MEGABYTES = 15, 500
FORESEEN = "stopped at something that it did not foresee"


@dataclass(frozen=True)
class Said:
    """What a command said in a process of its own, and what it took."""

    status: int
    out: str
    err: str
    waited: float
    worked: float
    """Seconds by the clock, and seconds of the processor's, which others on the machine make no longer."""
    megabytes: int

    @property
    def refusal(self) -> str:
        """The line that a file was refused with: the only one, and in plain words."""
        assert self.status == 1, self
        (line,) = self.err.splitlines()
        assert self.out == "" and line.endswith("."), self
        return line

    @property
    def in_bounds(self) -> bool:
        """Whether it took no longer and no more memory than any file may."""
        return self.worked < SECONDS and self.waited < 4 * SECONDS and self.megabytes < MEGABYTES

    @property
    def is_calm(self) -> bool:
        """Whether it ended as commands do, read or refused, with nothing that nobody foresaw."""
        return self.status in (0, 1) and "Traceback" not in self.err and FORESEEN not in self.err


Command = Callable[..., Said]


def counts(study: Path) -> tuple[int, int, int]:
    """How many activities, organisations and steps a study holds; it is checked to be whole."""
    store = Store.open(study, reading=True)
    try:
        assert store.check() == []
        return store.count(Query(ACTIVITY)), store.count(Query(ORGANISATION)), len(store.steps())
    finally:
        store.close()
