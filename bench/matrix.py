"""How long the sampling matrix takes over many contacts, all of them with an interview."""

import random
import statistics
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Line, timed
from lwdesk.operations.matrix import people_of
from lwdesk.records.interview import STATUSES
from lwdesk.store import Store

CONTACTS, TIMES = 10_000, 15


def run(count: int = CONTACTS) -> list[Line]:
    """Reading every number of a wave, and the people of one cell, anew each time."""
    with TemporaryDirectory() as folder, closing(_new_study(Path(folder), count)) as store:
        wave = store.matrix.waves()[0].id
        matrix = store.matrix.of_wave(wave)
        cells = list(matrix.cells)
        reading = statistics.median(timed(lambda: store.matrix.of_wave(wave)) for _ in range(TIMES))
        people = statistics.median(timed(lambda n=n: people_of(store, wave, *cells[n])) for n in range(TIMES))
    return [
        Line(f"the matrix of a wave, {count:,} contacts", reading, None, 0.100),
        Line(f"who is in a cell and who could be, {count:,} contacts", people, None, 0.100),
    ]


def _new_study(folder: Path, count: int) -> Store:
    """A study in which four of five contacts have an interview, of one wave or the other."""
    chance = random.Random(11)
    store = Store.create(folder / "bench.lwdesk", "Bench")
    groups, sectors, waves = ([t.id for t in store.terms(name)] for name in ("group", "sector", "wave"))
    with store.step("Fill") as step:
        stamps = step.stamps()
        contact, interview = step.next_id("contact"), step.next_id("interview")
        people = range(contact, contact + count)
        texts = ("role", "telephone", "email", "address", "quote", "notes")
        step.insert_rows(
            "contact", ("id", "uuid", "name", *stamps, *texts),
            ((i, f"{chance.getrandbits(128):032x}", f"Contact {i}", *stamps.values(), *("" for _ in texts))
             for i in people),
        )  # fmt: skip
        links = (
            (i, field, term)
            for i in people
            for field, terms in (("groups", groups), ("sectors", sectors))
            for term in chance.sample(terms, chance.choice((1, 1, 2)))
        )
        step.insert_rows("contact_term", ("record_id", "field", "target_id"), links)
        empty = ("interviewer", "time", "place", "mode", "notes")
        step.insert_rows(
            "interview", ("id", "uuid", "contact", "wave", "day", "status", *stamps, *empty),
            ((interview + n, f"{chance.getrandbits(128):032x}", i, chance.choice(waves),
              str(date(2003, 9, 1) + timedelta(chance.randrange(300))), chance.choice(STATUSES), *stamps.values(),
              *("" for _ in empty))
             for n, i in enumerate(chance.sample(list(people), count * 4 // 5))),
        )  # fmt: skip
    return store
