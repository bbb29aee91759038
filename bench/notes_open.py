"""Opening a study of 1,000 interviews of 3,000 words each, beside opening one that holds nothing."""

import os
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.data import FOLDER
from bench.measure import Line, timed
from bench.notes import WORDS_A_NOTE, bodies
from bench.start import _start

if TYPE_CHECKING:
    from lwdesk.store import Store

INTERVIEWS, WORDS = 1_000, 3_000
TIMES, OPENINGS = 9, 25


def run() -> list[Line]:
    """The medians of starts and of openings, taken in turn: of the full study, and of the empty one as the floor."""
    full, empty = study(INTERVIEWS), study(0)
    for path in (full, empty):  # the files of both are in the system's cache from here on
        _start("ours", str(path))
    starts = [(_start("ours", str(full))[1], _start("ours", str(empty))[1]) for _ in range(TIMES)]
    openings = [(_open(full), _open(empty)) for _ in range(OPENINGS)]
    what = f"{INTERVIEWS:,} interviews of {WORDS:,} words (floor: an empty study)"
    return [
        Line(f"first window usable, {what}", *(median(pair[n] for pair in starts) for n in (0, 1)), 1.2),
        Line(f"open the file, {what}", *(median(pair[n] for pair in openings) for n in (0, 1)), 1.2),
    ]


def _open(path: Path) -> float:
    from lwdesk.store import Store

    opened: list[Store] = []
    took = timed(lambda: opened.append(Store.open(path)))
    opened[0].close()
    return took


def study(interviews: int) -> Path:
    """The path of a study of that many interviews, each with its notes and summary; the same on every run."""
    path = FOLDER / f"typed-up-{interviews}.lwdesk"
    if not path.exists():
        from lwdesk.store import Store

        FOLDER.mkdir(parents=True, exist_ok=True)
        os.environ.setdefault("LWDESK_HOME", str(FOLDER / "home"))
        # Under another name until it is whole, for it is used again once it is there.
        making = path.with_name(f"making-{path.name}")
        making.unlink(missing_ok=True)
        store = Store.create(making)
        if interviews:
            _fill(store, interviews)
        store.close()
        making.rename(path)
    return path


def _fill(store: "Store", interviews: int) -> None:
    from lwdesk.fields import blank
    from lwdesk.records import RECORDS
    from lwdesk.store.stamps import new_uuids

    notes = interviews * WORDS // WORDS_A_NOTE
    words = list(bodies(notes))
    waves = [term.id for term in store.terms("wave")]
    each = range(interviews)
    with store.step("Interviews to open", kind="import") as step:

        def insert(table: str, rows: list[dict[str, object]]) -> None:
            names = list(rows[0])
            same = {f.name: blank(f) for f in RECORDS[table].columns if f.name not in names} | step.stamps()
            keys = new_uuids(len(rows))
            filled = [(key, *row.values()) for key, row in zip(keys, rows, strict=True)]
            step.insert_rows(table, ("uuid", *names), filled, same)

        person, first = step.next_id("contact"), step.next_id("interview")
        insert("contact", [{"name": f"Interviewee {n}"} for n in each])
        insert(
            "interview",
            [{"contact": person + n, "wave": waves[n % len(waves)], "status": "Summarised"} for n in each],
        )
        insert(
            "note",
            [
                {"interview": first + n % interviews, "section": "Free notes", "position": float(n), "body": body}
                for n, body in enumerate(words)
            ],
        )
        heads = ("exemplary", "gaps", "added")
        insert("summary", [{"interview": first + n} | dict(zip(heads, words[3 * n :], strict=False)) for n in each])
