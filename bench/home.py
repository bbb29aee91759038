"""How long the Home page takes over a study that has grown for years: read and shown, charts after."""

import os
import random
import shutil
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench import data
from bench.measure import Line, script

if TYPE_CHECKING:
    from lwdesk.store import Store

ACTIVITIES, CONTACTS, INTERVIEWS, COMMITMENTS, MEASURES = 100_000, 10_000, 1_000, 5_000, 200
TIMES = 9
TODAY = date(2004, 11, 15)


def run() -> list[Line]:
    """The page opened for the first time, and shown again after something has changed: reading and drawing."""
    first, again, reading = script("home")
    study = (
        f"{ACTIVITIES:,} activities, {CONTACTS:,} contacts, {INTERVIEWS:,} interviews and {COMMITMENTS:,} commitments"
    )
    return [
        Line(f"Home opened for the first time over {study}", first, None, 0.200),
        Line("Home shown again after a change, the same study", again, None, 0.200),
        Line("all its numbers read, the same study", reading, None, 0.200),
    ]


def fill(store: "Store") -> None:
    """Contacts with groups and sectors, interviews and targets, commitments, measures with readings. One step."""
    chance = random.Random(6)
    groups, sectors, waves = ([t.id for t in store.terms(name)] for name in ("group", "sector", "wave"))
    with store.step("Fill") as step:
        contact = _rows(step, chance, "contact", CONTACTS, lambda n: {"name": f"Person {n:05}"})
        people = range(contact, contact + CONTACTS)
        links = (
            (i, field, term)
            for i in people
            for field, terms in (("groups", groups), ("sectors", sectors))
            for term in chance.sample(terms, chance.choice((1, 1, 2)))
        )
        step.insert_rows("contact_term", ("record_id", "field", "target_id"), links)
        cells = [(wave, group, sector) for wave in waves for group in groups for sector in sectors]
        _rows(step, chance, "cell", len(cells), lambda n: {
            "wave": cells[n][0], "group": cells[n][1], "sector": cells[n][2], "target": float(chance.choice((0, 2, 5))),
        })  # fmt: skip
        _fill_plan(step, chance, people, waves)


def _fill_plan(step: object, chance: random.Random, people: range, waves: list[int]) -> None:
    from lwdesk.records.commitment import JUDGEMENTS
    from lwdesk.records.interview import STATUSES as HOW_FAR
    from lwdesk.standing import DONE, NOT_STARTED, UNDER_WAY

    seen = chance.sample(people, INTERVIEWS)
    _rows(step, chance, "interview", INTERVIEWS, lambda n: {
        "contact": seen[n], "wave": chance.choice(waves), "status": chance.choice(HOW_FAR),
    })  # fmt: skip
    first = _rows(step, chance, "commitment", COMMITMENTS, lambda n: {
        "ref": f"C{n:04}", "text": f"Have the forum of borough {n} meet every other month and say what came of it",
        "owner_person": chance.choice((None, chance.choice(people))), "rag": chance.choice(JUDGEMENTS),
        "start": str(TODAY - timedelta(chance.randrange(300))),
        "due": str(TODAY + timedelta(chance.randrange(-90, 300))),
        "status": chance.choice((NOT_STARTED, UNDER_WAY, UNDER_WAY, DONE)),
    })  # fmt: skip
    measure = _rows(step, chance, "measure", MEASURES, lambda n: {
        "commitment": first + n, "name": f"Vacancies filled {n}", "baseline": 0.0, "target": 250.0, "latest": 60.0,
        "read_on": str(TODAY),
    })  # fmt: skip
    _rows(step, chance, "reading", MEASURES * 6, lambda n: {
        "measure": measure + n // 6, "day": str(TODAY - timedelta(30 * (6 - n % 6))), "value": float(10 * (n % 6)),
    })  # fmt: skip


def _rows(step, chance, name, count, made) -> int:  # type: ignore[no-untyped-def]
    """Rows of that table; the id of the first. Texts that are not given are blank."""
    from lwdesk.records import RECORDS

    stamps, first = step.stamps(), step.next_id(name)
    given = [made(n) for n in range(count)]
    own = {"id", "uuid", *stamps, *given[0]}
    blank = [c.name for c in RECORDS[name].table.c if not c.nullable and c.name not in own and not c.server_default]
    columns = ("id", "uuid", *stamps, *given[0], *blank)
    step.insert_rows(name, columns, (
        (first + n, f"{chance.getrandbits(128):032x}", *stamps.values(), *values.values(), *("" for _ in blank))
        for n, values in enumerate(given)
    ))  # fmt: skip
    return first


def _measure() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LWDESK_HOME"] = str(Path(folder) / "home")
        from PySide6.QtWidgets import QApplication

        app = QApplication([])
        from lwdesk.operations.home import look
        from lwdesk.records import CONTACT
        from lwdesk.store import Query, Store
        from lwdesk.store.beside import STANDS_ON
        from lwdesk.ui.theme import apply_theme
        from lwdesk.ui.window import Window

        store = Store.open(Path(shutil.copyfile(data.study(ACTIVITIES), Path(folder) / "bench.lwdesk")))
        store.remember(STANDS_ON, str(TODAY))
        fill(store)
        contact = store.ids(Query(CONTACT))[0]
        apply_theme(app, "light")
        window = Window()
        window.show()
        window.show_study(store)
        app.processEvents()
        # The form beside the first page comes a moment later, and has nothing to do with this one.
        end = time.perf_counter() + 1
        while time.perf_counter() < end:
            app.processEvents()
            time.sleep(0.01)
        import lwdesk.ui.home.page  # noqa: F401 - what comes in once a session is no part of a page

        def change(n: int) -> None:
            with store.step("Change") as step:
                step.update(CONTACT, contact, {"notes": f"Change {n}"})

        def show() -> float:
            start = time.perf_counter()
            window.show_page("Home")
            app.processEvents()
            return time.perf_counter() - start

        first, again, reading = show(), [], []
        for n in range(TIMES):
            window.show_page("Contacts")
            change(n)
            app.processEvents()
            again.append(show())
            change(-n - 1)
            start = time.perf_counter()
            look(store)
            reading.append(time.perf_counter() - start)
        print(first, statistics.median(again), statistics.median(reading), flush=True)
        window.close()


if __name__ == "__main__":
    _measure()
