"""Searching 100,000 notes as one types, beside the bare query of the index; and the words of lists held in memory."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench import data, notes
from bench.measure import Line, p95, script

NOTES = 100_000
NAMES = ("key", "floor", "everything", "first", "warmed")
TYPED = (
    "people work", "health and w", '"job" training', "young people need skills", "employers time money",
    "parents and childcare near the college", "hospital nurses english", "confidence barriers", '"night" travel',
    "women who care", "disabled workers adviser", "refugees volunteers council",
)  # fmt: skip


def run() -> list[Line]:
    """A keystroke of a dozen searches, each letter by letter; to the first 50 results."""
    found = dict(zip(NAMES, script("search", str(notes.study(NOTES))), strict=True))
    lists = dict(zip(NAMES[-2:], script("search", str(data.study(100_000)), "lists"), strict=True))
    return [
        Line("a search keystroke in 100,000 notes, p95", found["key"], None, 0.050),
        Line("the bare query of the index for the same, p95", found["floor"], None, 0.050),
        Line("a search keystroke over every list too, p95", found["everything"], None, 0.050),
        Line("first search of 100,000 activities, words not yet read", lists["first"], None, 3.0),
        Line("a search keystroke in 100,000 activities, words read, p95", lists["warmed"], None, 0.100),
    ]


def _keystrokes() -> list[str]:
    return [words[:n] for words in TYPED for n in range(1, len(words) + 1)]


def _measure(study: Path) -> list[float]:
    from lwdesk.operations.search import find_all, warm
    from lwdesk.store import Store

    with closing(Store.open(study, reading=True)) as store:
        warm(store)
        store.search.notes("warm")
        keys = [_timed(lambda typed=typed: store.search.notes(typed)) for typed in _keystrokes()]  # type: ignore[misc]
        everything = [_timed(lambda typed=typed: find_all(store, typed)) for typed in _keystrokes()]  # type: ignore[misc]
    return [p95(keys), p95(_bare(study)), p95(everything), 0.0, 0.0]


def _bare(study: Path) -> list[float]:
    """The same words asked of the index alone: fifty ids, the newest first."""
    with closing(sqlite3.connect(f"{study.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA cache_size = -65536")
        times = []
        for typed in _keystrokes():
            words = typed.replace('"', " ").split()
            asked = " ".join(f'"{word}"' for word in words) + "*" if words else '"warm"'
            statement = "SELECT rowid FROM note_words WHERE note_words MATCH ? ORDER BY rowid DESC LIMIT 50"
            times.append(_timed(lambda s=statement, a=asked: connection.execute(s, (a,)).fetchall()))  # type: ignore[misc]
    return times


def _measure_lists(study: Path) -> list[float]:
    from lwdesk.operations.search import find_all
    from lwdesk.store import Store

    with closing(Store.open(study, reading=True)) as store:
        first = _timed(lambda: find_all(store, "riverside"))
        words = ("riverside job", "college 12", "hackney", "mentoring northgate")
        typed = [word[:n] for word in words for n in range(1, len(word) + 1)]
        return [first, p95([_timed(lambda t=t: find_all(store, t)) for t in typed])]  # type: ignore[misc]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    import sys

    with tempfile.TemporaryDirectory(dir=data.FOLDER) as folder:
        os.environ["LWDESK_HOME"] = folder
        wanted = _measure_lists if "lists" in sys.argv else _measure
        print(*wanted(Path(sys.argv[1]).absolute()), flush=True)
    os._exit(0)
