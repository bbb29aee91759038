"""How long an export takes, beside openpyxl's write-only mode appending the same cells."""

import random
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook

from bench.measure import Line, median_of, timed
from lwdesk.exchange import export_list
from lwdesk.exchange.send_out import send_out
from lwdesk.exchange.write.rows import cell_text
from lwdesk.fields import Field, Kind
from lwdesk.records import ACTIVITY, CONTACT, CONTRIBUTION, ORGANISATION, Record
from lwdesk.records.contribution import KINDS, STATUSES
from lwdesk.records.tables import links_of
from lwdesk.store import Query, Store

RECORDS, ORGANISATIONS, CONTRIBUTIONS = 100_000, 2_000, 20_000
WORDS = ("young", "people", "into", "work", "construction", "retail", "placement", "borough", "council", "trust",
         "college", "older", "mentor", "outreach", "training", "advice", "lone", "parents", "job", "brokerage",
         "childcare", "employers", "local", "labour", "skills", "hospital", "catering")  # fmt: skip


def run(count: int = RECORDS) -> list[Line]:
    """An export of every column, with its text, days and terms; and of contributions, flat and a sheet an area."""
    with TemporaryDirectory() as folder, closing(_new_study(Path(folder), count)) as store:
        start = time.perf_counter()
        export_list(store, ACTIVITY, Path(folder) / "ours.xlsx")
        ours = time.perf_counter() - start
        floor = _append_all(Path(folder) / "floor.xlsx", _same_cells(store, ACTIVITY))
        columns = len(ACTIVITY.listed) + 1
        line = Line(f"export of {count:,} rows x {columns} columns (floor: openpyxl write-only)", ours, floor, 1.4)
        return [line, *_contributions(store, Path(folder), min(count, CONTRIBUTIONS))]


def _contributions(store: Store, folder: Path, count: int) -> list[Line]:
    _fill_contributions(store, count)
    cells = _same_cells(store, CONTRIBUTION)
    floor = median_of(3, lambda: _append_all(folder / "floor.xlsx", cells))
    lines = []
    for what, by in (("one flat list", ""), ("a sheet for each area", "area")):
        ours = median_of(3, lambda: timed(lambda: send_out(store, CONTRIBUTION, folder / "ours.xlsx", by=by)))  # noqa: B023
        name = f"export of {count:,} contributions, {what} (floor: openpyxl write-only, the same cells)"
        lines.append(Line(name, ours, floor, 1.4))
    return lines


def _append_all(path: Path, rows: list[list[object]]) -> float:
    """The seconds that openpyxl takes to write rows that it finds ready in memory, without styles."""
    start = time.perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(path)
    return time.perf_counter() - start


def _same_cells(store: Store, record: Record) -> list[list[object]]:
    ids = store.ids(Query(record))
    rows: list[list[object]] = [[*(field.label for field in record.listed), "lwdesk key"]]
    for cells, key in zip(store.cells(record, ids, record.listed), store.keys(record, ids), strict=True):
        rows.append([v if isinstance(v, date) else cell_text(v) or None for v in (*cells, key)])
    return rows


def _fill_contributions(store: Store, count: int) -> None:
    """So many contributions of the delegates of a region, of a sentence or two each."""
    chance = random.Random(8)
    areas = [term.id for term in store.terms("area")]
    with store.step("Fill") as step:
        organisations = store.ids(Query(ORGANISATION))
        contacts = [
            step.create(CONTACT, {"name": f"Delegate {n}", "email": f"delegate.{n}@example.org",
                                  "organisation": chance.choice(organisations)})
            for n in range(count // 20)
        ]  # fmt: skip
        for _ in range(count):
            text = " ".join(chance.choices(WORDS, k=chance.randrange(6, 30))).capitalize() + "."
            step.create(CONTRIBUTION, {
                "area": chance.choice(areas), "kind": chance.choice(KINDS), "text": text,
                "delegate": chance.choice(contacts), "organisation": chance.choice(organisations),
                "status": chance.choice(STATUSES),
            })  # fmt: skip


def _new_study(folder: Path, count: int) -> Store:
    """A study with as many activities, all their fields filled about as often as in a real register."""
    chance = random.Random(7)
    store = Store.create(folder / "bench.lwdesk", "Bench")
    with store.step("Fill") as step:
        stamps = step.stamps()

        def insert(record: Any, number: int, first: int) -> None:
            fields = [f for f in record.columns if f.name != "ref"]
            names = ["id", "uuid", *stamps, *(f.name for f in fields)] + (["ref"] if record.ref_prefix else [])
            rows = (
                [i, f"{chance.getrandbits(128):032x}", *stamps.values(), *(_value(store, f, chance) for f in fields)]
                + ([f"{record.ref_prefix}{i:06d}"] if record.ref_prefix else [])
                for i in range(first, first + number)
            )
            step.insert_rows(record.name, names, rows)

        organisation, activity = step.next_id("organisation"), step.next_id("activity")
        insert(ORGANISATION, ORGANISATIONS, organisation)
        insert(ACTIVITY, count, activity)
        for field in (f for f in ACTIVITY.fields if f.many):
            targets = list(range(organisation, organisation + ORGANISATIONS))
            if field.ui.vocabulary:
                targets = [term.id for term in store.terms(field.ui.vocabulary)]
            if not targets:
                continue  # sorted by no scheme yet
            rows = (
                (i, field.name, target)
                for i in range(activity, activity + count)
                for target in chance.sample(targets, chance.choice((0, 1, 1, 2)))
            )
            step.insert_rows(links_of(ACTIVITY, field).name, ("record_id", "field", "target_id"), rows)
    return store


def _value(store: Store, field: Field, chance: random.Random) -> object:
    """A value as the column holds it: id, ISO day, 1 or 0, text."""
    if field.kind is Kind.CHOICE:
        return chance.choice(store.terms(field.ui.vocabulary)).id
    if field.kind is Kind.YES_NO:
        return chance.choice((1, 1, 0, None))
    if field.kind is Kind.DATE:
        return str(date(2001, 1, 1) + timedelta(chance.randrange(1500))) if chance.random() < 0.7 else None
    if field.kind is Kind.TELEPHONE:
        return f"020 7946 {chance.randrange(1000):04d}"
    if field.kind is Kind.EMAIL:
        return f"{chance.choice(WORDS)}{chance.randrange(9999)}@example.org"
    length = chance.randrange(30) if field.kind is Kind.PARAGRAPH else chance.randrange(1, 6)
    return " ".join(chance.choices(WORDS, k=length)).capitalize()
