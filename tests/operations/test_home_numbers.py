"""What the Home page says: which numbers, in which words, and what is behind each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lwdesk.operations.home import Overview, look
from lwdesk.operations.home_numbers import Number
from lwdesk.records import ACTIVITY, CELL, COMMITMENT, CONTACT, INTERVIEW, MEASURE
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "home.lwdesk")
    store.remember(STANDS_ON, "2004-11-15")
    yield store
    store.close()


def number(view: Overview, key: str) -> Number | None:
    return next((one for one in view.numbers if one.key == key), None)


def test_an_empty_study_has_nothing_to_say(store: Store) -> None:
    view = look(store)
    assert view.is_empty and view.today == date(2004, 11, 15)
    assert (view.numbers, view.charts, view.lately) == ((), (), ())
    assert [stage.name for stage in view.stages] == ["Gather", "Make sense", "Decide"]
    assert all(stage.nothing for stage in view.stages)


def test_what_is_not_there_is_not_said_as_a_nought(store: Store) -> None:
    with store.step("New") as step:
        step.create(ACTIVITY, {"name": "Basin Academy"})
    view = look(store)
    assert not view.is_empty
    assert [one.said for one in view.numbers] == ["1 activity mapped"]
    assert not view.stages[1].groups and not view.stages[2].groups


def test_due_late_and_unowned_are_told_apart(store: Store) -> None:
    with store.step("New") as step:
        owner = step.create(CONTACT, {"name": "Ada Nash"})
        days = [date(2004, 11, 14), date(2004, 11, 15), date(2005, 2, 15), date(2005, 2, 16), None]
        ids = [
            step.create(COMMITMENT, {"text": str(n), "status": "Under way", "due": day, "owner_person": owner})
            for n, day in enumerate(days)
        ]
        step.create(COMMITMENT, {"text": "done", "status": "Done", "due": date(2004, 12, 1)})
        unowned = step.create(COMMITMENT, {"text": "whose?", "status": "Not started"})
    view = look(store)
    late, soon, nobody = (number(view, key) for key in ("late", "soon", "unowned"))
    assert late is not None and late.said == "1 commitment late"
    assert soon is not None and soon.said == "2 commitments due within three months"
    assert soon.lead.ids == (ids[1], ids[2]) and soon.lead.words == "Due by 15 Feb 2005"
    assert nobody is not None and nobody.lead.ids == (unowned,)
    assert view.needs[0] is late


def test_interviews_stand_beside_what_the_matrix_wants(store: Store) -> None:
    wave = store.terms("wave")[0]
    group, sector = store.terms("group")[0].id, store.terms("sector")[0].id
    with store.step("New") as step:
        person = step.create(CONTACT, {"name": "Ada Nash", "groups": (group,), "sectors": (sector,)})
        step.create(INTERVIEW, {"contact": person, "wave": wave.id, "status": "Held"})
        step.create(CELL, {"wave": wave.id, "group": group, "sector": sector, "target": 3.0})
    view = look(store)
    of_wave = number(view, f"wave/{wave.id}")
    assert of_wave is not None and of_wave.said == f"1 {wave.label}; 1 held, 3 planned"
    gaps = number(view, "gaps")
    assert gaps is not None and gaps.count == store.matrix.of_wave(wave.id).gaps == 1
    assert gaps.lead.wave == wave.id
    assert view.charts[0].bars[0] == ("Planned in the matrix", 3.0)
    assert number(view, "typing") is not None


def test_a_measure_is_behind_as_its_course_says(store: Store) -> None:
    given = {"baseline": 0.0, "target": 100.0, "starts": date(2004, 1, 1), "ends": date(2005, 1, 1)}
    with store.step("New") as step:
        behind = step.create(MEASURE, {"name": "Jobs", **given, "latest": 10.0, "read_on": date(2004, 11, 1)})
        step.create(MEASURE, {"name": "Visits", **given, "latest": 99.0, "read_on": date(2004, 11, 1)})
        step.create(MEASURE, {"name": "Hopes"})
    view = look(store)
    found = number(view, "behind")
    assert found is not None and found.lead.ids == (behind,)
    assert [one.said for one in view.numbers if one.key.startswith("measure/")] == [
        "1 behind", "1 on course", "1 cannot be told",
    ]  # fmt: skip


def test_the_same_done_again_and_again_is_one_line(store: Store) -> None:
    for n in range(3):
        with store.step("New contact") as step:
            step.create(CONTACT, {"name": f"Person {n}"})
    with store.step("New activity") as step:
        step.create(ACTIVITY, {"name": "Basin Academy"})
    (day,) = look(store).lately
    assert [entry.said for entry in day.entries] == ["New activity", "New contact, 3 times"]
