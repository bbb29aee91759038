"""What she waits for while contributions are typed in: every key of 300 entries, and the offers for a need."""

import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.measure import Line, p95, script, timed

TYPED, CONTRIBUTIONS, CONTACTS, MANY = 300, 5_000, 10_000, 20_000
_THINGS = [
    "rooms",
    "mentors",
    "vans",
    "bursaries",
    "tutors",
    "placements",
    "advice",
    "interpreters",
    "tools",
    "gardens",
]
_HOW = ["on Tuesdays", "for young people", "near the station", "at cost", "in Somali", "for two years", "with travel"]


def run() -> list[Line]:
    """The figures; the longest pause counts, for one is enough to lose the thread."""
    longest, usual, showing = script("contributions")
    with tempfile.TemporaryDirectory() as folder, closing(_new_study(Path(folder), MANY, 100)) as store:
        from lwdesk.operations.likeness import Likeness

        likeness = Likeness(store)
        first = timed(likeness.refresh)
        needs = [one for one in store.contributions.all() if one.kind == "Needs"][:40]
        asking = max(timed(lambda need=need: likeness.suggest(need)) for need in needs)
        changed = statistics.median(_asked_after_a_change(store, likeness, need) for need in needs[:9])
    study = f"a study with {CONTRIBUTIONS:,} contributions and {CONTACTS:,} contacts"
    return [
        Line(f"typing {TYPED} contributions into the grid, {study}: the longest pause", longest, None, 0.050),
        Line("the same, p95 of all keys", usual, None, 0.016),
        Line("showing another delegate there", showing, None, 0.050),
        Line(f"the offers for a need among {MANY:,} contributions, the slowest of 40", asking, None, 0.100),
        Line("the same after something has changed", changed, None, 0.100),
        Line(f"reading {MANY:,} contributions for it, once and beside the window", first, None, 2.0),
    ]


def _asked_after_a_change(store: object, likeness: object, need: object) -> float:
    from lwdesk.records import CONTRIBUTION

    with store.step("Change") as step:  # type: ignore[attr-defined]
        step.update(CONTRIBUTION, need.id, {"notes": str(time.monotonic())})  # type: ignore[attr-defined]
    likeness.note(frozenset({need.id}))  # type: ignore[attr-defined]
    return timed(lambda: likeness.suggest(need))  # type: ignore[attr-defined]


def _new_study(folder: Path, contributions: int, contacts: int) -> "Store":  # type: ignore[name-defined] # noqa: F821
    from lwdesk.records.contribution import KINDS
    from lwdesk.store import Store

    chance = random.Random(5)
    store = Store.create(folder / "bench.lwdesk", "Bench")
    areas = [term.id for term in store.terms("area")]
    with store.step("Fill") as step:
        stamps = step.stamps()
        contact, first, comes = (step.next_id(name) for name in ("contact", "contribution", "delegate"))
        texts = ("role", "telephone", "email", "address", "quote", "notes")
        step.insert_rows(
            "contact", ("id", "uuid", "name", *stamps, *texts),
            ((contact + n, f"{chance.getrandbits(128):032x}", f"Person {n:05}", *stamps.values(), *("" for _ in texts))
             for n in range(contacts)),
        )  # fmt: skip
        step.insert_rows(
            "delegate", ("id", "uuid", "contact", *stamps, "replied", "why", "notes"),
            ((comes + n, f"{chance.getrandbits(128):032x}", contact + n, *stamps.values(), "", "", "")
             for n in range(70)),
        )  # fmt: skip
        step.insert_rows(
            "contribution", ("id", "uuid", "area", "kind", "text", "delegate", "status", "notes", *stamps),
            ((first + n, f"{chance.getrandbits(128):032x}", chance.choice(areas), chance.choice(KINDS),
              f"{chance.choice(_THINGS)} and {chance.choice(_THINGS)} {chance.choice(_HOW)} {chance.choice(_HOW)}",
              contact + chance.randrange(contacts), "Offered", "", *stamps.values()) for n in range(contributions)),
        )  # fmt: skip
    return store


def _measure(folder: Path) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from lwdesk.ui.theme import apply_theme
    from lwdesk.ui.window import Window

    app = QApplication([])
    apply_theme(app, "light")
    window = Window()
    window.show()
    window.activateWindow()
    window.show_study(_new_study(folder, CONTRIBUTIONS, CONTACTS))
    window.show_page("Event")
    page = window.page
    assert page is not None
    page.show_part("Contributions")  # type: ignore[attr-defined]
    window.command("new")
    app.processEvents()
    seconds: list[float] = []

    def key(which: Qt.Key | str) -> None:
        target = app.focusWidget()
        start = time.perf_counter()
        (QTest.keyClicks if isinstance(which, str) else QTest.keyClick)(target, which)
        app.processEvents()
        seconds.append(time.perf_counter() - start)

    showing = []
    for n in range(TYPED // 12):
        for letter in f"Person {n:05}":
            key(letter)
        key(Qt.Key.Key_Return)
        showing.append(seconds[-1])
        for row in range(4):
            for _ in range(3):
                for letter in f"{_THINGS[n % len(_THINGS)]} {row}":
                    key(letter)
                key(Qt.Key.Key_Tab)
        app.focusWidget().window().page.inner.typing.begin()  # type: ignore[attr-defined]
        # A rest, in which what was typed last is stored if it is not yet.
        end = time.monotonic() + 0.8
        while time.monotonic() < end:
            start = time.perf_counter()
            app.processEvents()
            seconds.append(time.perf_counter() - start)
            time.sleep(0.005)
    count = window.store.contributions.count() if window.store else 0
    assert count == CONTRIBUTIONS + TYPED, count
    return [max(seconds), p95(seconds), p95(showing)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["LWDESK_HOME"] = place
        print(*_measure(Path(place)), flush=True)
    sys.stdout.flush()
    os._exit(0)
