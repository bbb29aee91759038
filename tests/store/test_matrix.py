"""The sampling matrix counts what a person counting on their fingers would, whatever the study holds."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from studies import new_study

from lwdesk.operations import matrix as sampling
from lwdesk.operations import merge_contacts, merge_terms
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW, ORGANISATION, TERM
from lwdesk.records.interview import STATUSES
from lwdesk.store import Query, Store
from lwdesk.store.sampling import FULL, GAP, OPEN, OVER, SHORT, Counts, Key, cell_of

BOOKED = {"Booked", "Held", "Typed up", "Summarised"}
DONE = {"Held", "Typed up", "Summarised"}


def ids_of(store: Store, vocabulary: str) -> dict[str, int]:
    return {t.label: t.id for t in store.terms(vocabulary, retired=True)}


def slow_counts(store: Store, wave: int) -> dict[Key, Counts]:
    """The same, person by person."""
    furthest: dict[int, list[str]] = {}
    for held in store.many(INTERVIEW, store.ids(Query(INTERVIEW))).values():
        if held["wave"] == wave and held["status"] != "Declined" and held["contact"] is not None:
            furthest.setdefault(held["contact"], []).append(held["status"])
    found: dict[Key, list[int]] = {}
    for contact, held in store.many(CONTACT, store.ids(Query(CONTACT))).items():
        statuses = furthest.get(contact)
        for key in [(g, s) for g in held["groups"] for s in held["sectors"]] if statuses else ():
            numbers = found.setdefault(key, [0, 0, 0])
            numbers[0] += 1
            numbers[1] += any(status in BOOKED for status in statuses or ())
            numbers[2] += any(status in DONE for status in statuses or ())
    return {key: Counts(*numbers) for key, numbers in found.items()}


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_counts_are_those_of_a_slow_count(seed: int) -> None:
    with TemporaryDirectory() as folder:
        store = new_study(Path(folder) / "a.lwdesk")
        try:
            groups, sectors, waves = (list(ids_of(store, name).values()) for name in ("group", "sector", "wave"))
            chance = random.Random(seed)
            _fill(store, chance, groups[:4], sectors[:4], waves)
            for wave in waves:
                slow = slow_counts(store, wave)
                assert slow and store.matrix.counts(wave) == slow
                rows = chance.sample(groups[:4], 3)
                sampling.set_lines(store, wave, rows, None)
                matrix = store.matrix.of_wave(wave)
                assert [g.id for g in matrix.groups] == rows
                assert {key: cell.counts for key, cell in matrix.cells.items() if cell.counts.chosen} == {
                    key: counts for key, counts in slow.items() if key[0] in rows
                }
                _check_people(store, wave, matrix)
        finally:
            store.close()


def _fill(store: Store, chance: random.Random, groups: list[int], sectors: list[int], waves: list[int]) -> None:
    """Thirty contacts and sixty interviews: several of one person, of no wave, declined, deleted, of nobody."""
    with store.step("Fill") as step:
        made = []
        for n in range(30):
            mine, theirs = (chance.sample(terms, chance.choice((0, 1, 1, 2))) for terms in (groups, sectors))
            made.append(step.create(CONTACT, {"name": f"C{n}", "groups": mine, "sectors": theirs}))
        for _ in range(60):
            status = chance.choice((*STATUSES, "Declined", "Declined", ""))
            given = {"contact": chance.choice((*made, None)), "wave": chance.choice((*waves, None)), "status": status}
            one = step.create(INTERVIEW, given)
            if chance.random() < 0.15:
                step.delete(INTERVIEW, [one])
        step.delete(CONTACT, chance.sample(made, 4))


def _check_people(store: Store, wave: int, matrix: Any) -> None:
    """Everybody chosen is in a cell that is shown, or outside; and is counted once for a row, however many cells."""
    held = store.many(CONTACT, store.ids(Query(CONTACT)))
    chosen = {i for i in held if store.matrix.interview_of(wave, i) is not None}
    groups, sectors = {g.id for g in matrix.groups}, {s.id for s in matrix.sectors}
    inside = {i for i in chosen if groups & {*held[i]["groups"]} and sectors & {*held[i]["sectors"]}}
    assert set(matrix.outside) == chosen - inside and len(set(matrix.outside)) == len(matrix.outside)
    assert matrix.people.total == len(inside)
    for group in groups:
        assert matrix.row(group).people == sum(group in held[i]["groups"] for i in inside)
    for sector in sectors:
        assert matrix.column(sector).people == sum(sector in held[i]["sectors"] for i in inside)


def test_a_cell_says_its_state_in_words() -> None:
    said = {
        (0, None): (OPEN, "0", ""), (3, None): (OPEN, "3", ""), (0, 5): (GAP, "0 of 5", "gap"),
        (3, 5): (SHORT, "3 of 5", "2 to choose"), (5, 5): (FULL, "5 of 5", "full"), (6, 5): (OVER, "6 of 5", "1 over"),
        (0, 0): (FULL, "0 of 0", "none needed"),
    }  # fmt: skip
    for (chosen, target), (state, shown, word) in said.items():
        cell = cell_of(Counts(chosen), target)
        assert (cell.state, cell.shown, cell.word) == (state, shown, word)
    assert cell_of(Counts(3, 3, 2), 5).sentence == "3 of 5 chosen, 1 booked, 2 done, 2 more to choose"


def test_a_wave_has_its_own_sectors_and_those_in_use(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    first = [s.label for s in store.matrix.of_wave(waves["Pan-London"]).sectors]
    assert first == ["Health", "Education", "Childcare", "Cultural industries", "Private sector", "Cross-sector"]
    second = [s.label for s in store.matrix.of_wave(waves["Local"]).sectors]
    assert second[0] == "SMEs" and second[-3:] == ["Retail", "Hospitality", "Construction"] and len(second) == 9
    sampling.set_target(store, waves["Local"], groups["Women"], sectors["Childcare"], 2)
    assert [s.label for s in store.matrix.of_wave(waves["Local"]).sectors] == ["Childcare", *second]
    assert [s.label for s in store.matrix.of_wave(waves["Pan-London"]).sectors] == first


def test_rows_and_columns_are_chosen_ordered_and_undone(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    wave = waves["Pan-London"]
    before = store.matrix.of_wave(wave)
    sampling.set_lines(store, wave, [groups["Women"], groups["Parents"]], [sectors["Retail"], sectors["Health"]])
    matrix = store.matrix.of_wave(wave)
    assert [g.label for g in matrix.groups] == ["Women", "Parents"]
    assert [s.label for s in matrix.sectors] == ["Retail", "Health"]
    sampling.set_lines(store, wave, [groups["Parents"], groups["Women"]], None)
    matrix = store.matrix.of_wave(wave)
    assert [g.label for g in matrix.groups] == ["Parents", "Women"] and matrix.sectors == before.sectors
    store.undo()
    store.undo()
    assert store.matrix.of_wave(wave) == before


def test_a_target_is_one_step_however_many_digits(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    cell = (groups["Women"], sectors["Health"])
    wave = waves["Pan-London"]
    for target in (1, 12):
        assert sampling.set_target(store, wave, *cell, target)
    assert not sampling.set_target(store, wave, *cell, 12)
    assert store.matrix.targets(wave) == {cell: 12} and store.undo_label() == "Target: Women, Health"
    assert sampling.set_target(store, waves["Local"], *cell, 3), "each wave has its own"
    assert sampling.set_target(store, wave, *cell, None) and store.matrix.targets(wave) == {}
    store.undo()
    assert store.matrix.targets(wave) == {cell: 12}
    store.undo()
    store.undo()
    assert store.matrix.targets(wave) == {} == store.matrix.targets(waves["Local"])


def test_merged_and_retired_terms_keep_the_numbers_right(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    wave, health, education = waves["Pan-London"], sectors["Health"], sectors["Education"]
    women, parents = groups["Women"], groups["Parents"]
    with store.step("Fill") as step:
        for name, mine in (("Ada", (women, parents)), ("Ben", (parents,)), ("Cy", (women,))):
            one = step.create(CONTACT, {"name": name, "groups": mine, "sectors": (health,)})
            step.create(INTERVIEW, {"contact": one, "wave": wave, "status": "Booked"})
    for group, sector, target in ((women, health, 2), (parents, health, 5), (women, education, 1)):
        sampling.set_target(store, wave, group, sector, target)
    sampling.set_lines(store, wave, [women, parents], [health, education])
    merge_terms(store, women, [parents])
    matrix = store.matrix.of_wave(wave)
    assert [g.label for g in matrix.groups] == ["Women"]
    assert matrix.cells[women, health].sentence == "3 of 5 chosen, 3 booked, 0 done, 2 more to choose"
    assert sampling.set_target(store, wave, women, health, 1), "from now on one says it"
    assert store.matrix.of_wave(wave).cells[women, health].target == 1
    store.undo()
    store.undo()
    assert {cell: c.target for cell, c in store.matrix.of_wave(wave).cells.items()} == {
        (women, health): 2, (women, education): 1, (parents, health): 5, (parents, education): None,
    }  # fmt: skip
    with store.step("Retire") as step:
        for term in (health, sectors["Childcare"], groups["General"]):
            step.update(TERM, term, {"retired": True})
    sampling.set_lines(store, wave, None, None)
    matrix = store.matrix.of_wave(wave)
    assert [s.label for s in matrix.sectors if s.retired] == ["Health"], "it has people; Childcare has not"
    assert "General" not in [g.label for g in matrix.groups] and matrix.people.total == 3


def test_who_is_in_a_cell_and_who_could_be(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    wave, health, women = waves["Pan-London"], sectors["Health"], groups["Women"]
    both = {"groups": (women,), "sectors": (health,)}
    with store.step("Fill") as step:
        who = {
            name: step.create(CONTACT, {"name": name, **given})
            for name, given in {
                "Ada": both, "Bea": both, "Cora": both, "Dee": both, "Ede": both,
                "Fay": {"groups": (women,)}, "Gil": {"groups": (women,), "sectors": (sectors["SMEs"],)},
                "Hal": {"groups": (groups["Parents"],), "sectors": (health,)}, "Ivo": {},
            }.items()
        }  # fmt: skip
        for name, at, status in (
            ("Ada", wave, "Declined"), ("Ada", wave, "Booked"), ("Bea", wave, "Declined"), ("Cora", wave, ""),
            ("Dee", waves["Local"], "Held"),
        ):  # fmt: skip
            step.create(INTERVIEW, {"contact": who[name], "wave": at, "status": status})
    found = sampling.people_of(store, wave, women, health)
    assert [(p.part, p.name, p.note) for p in found] == [
        (sampling.IN_CELL, "Ada", "Booked"), (sampling.IN_CELL, "Cora", ""), (sampling.IN_CELL, "Bea", "Declined"),
        (sampling.FITS, "Dee", "also Local"), (sampling.FITS, "Ede", ""),
        (sampling.HALF_FITS, "Fay", "no sector said"), (sampling.HALF_FITS, "Gil", "SMEs"),
        (sampling.HALF_FITS, "Hal", "Parents"),
    ]  # fmt: skip
    assert store.matrix.of_wave(wave).cells[women, health].counts == Counts(2, 1, 0)


def test_choosing_a_contact_is_one_step_and_never_two_interviews(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    wave = waves["Local"]
    with store.step("Fill") as step:
        ada = step.create(CONTACT, {"name": "Ada", "groups": (groups["Women"],), "sectors": (sectors["SMEs"],)})
    interview = sampling.choose(store, wave, ada)
    held = store.get(INTERVIEW, interview)
    assert held and (held["contact"], held["wave"], held["status"]) == (ada, wave, "Proposed")
    assert sampling.choose(store, wave, ada) == interview
    assert store.matrix.counts(wave) == {(groups["Women"], sectors["SMEs"]): Counts(1, 0, 0)}
    store.undo()
    assert store.matrix.counts(wave) == {} and store.count(Query(INTERVIEW)) == 0


def test_whom_an_activity_names_becomes_a_contact(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    wave, women, smes = waves["Local"], groups["Women"], sectors["SMEs"]
    fits = {"groups": (women,), "sectors": (smes,)}
    with store.step("Fill") as step:
        trust = step.create(ORGANISATION, {"name": "Wharf Trust"})
        step.create(CONTACT, {"name": "Known Already"})
        step.create(CONTACT, {"name": "Somebody", "email": "Shared@example.org"})
        for name, more in {
            "By name": {"contact": "known already"}, "By e-mail": {"contact": "Other", "email": "shared@example.org"},
            "In a cell": {"contact": "Known Already, Director"},
            "Starter": {"contact": "Noor Lindqvist, Project manager", "telephone": "020 7946 0123",
            "email": "noor@example.org", "lead": (trust,)},
            "Second of hers": {"contact": "Noor Lindqvist", "email": "noor@example.org", "lead": (trust,)},
            "Nobody's": {}, "Elsewhere": {"contact": "Zoe Ames", "sectors": ()},
        }.items():  # fmt: skip
            step.create(ACTIVITY, {"name": name, **fits, **more})
    mapped = [p for p in sampling.people_of(store, wave, women, smes) if p.part == sampling.MAPPED]
    assert [(p.name, p.about, p.note) for p in mapped] == [
        ("Noor Lindqvist", "Second of hers · Wharf Trust", ""), ("", "Nobody's", "nobody named"),
    ]  # fmt: skip
    (starter,) = [i for i, name in store.find(ACTIVITY, "Starter")]
    before = store.changes
    contact, interview = sampling.choose_from(store, wave, starter)
    assert store.changes == before + 1
    held, seen = store.get(CONTACT, contact), store.get(INTERVIEW, interview)
    assert held and seen and (seen["contact"], seen["status"]) == (contact, "Proposed")
    assert {name: held[name] for name in ("name", "role", "telephone", "email", "organisation")} == {
        "name": "Noor Lindqvist", "role": "Project manager", "telephone": "020 7946 0123",
        "email": "noor@example.org", "organisation": trust,
    }  # fmt: skip
    assert (held["groups"], held["sectors"]) == ((women,), (smes,))
    assert store.labels("term", [held["found"]])[held["found"]] == "Mapping"
    assert store.matrix.counts(wave) == {(women, smes): Counts(1, 0, 0)}
    assert not [p for p in sampling.people_of(store, wave, women, smes) if p.part == sampling.MAPPED and p.name]
    assert sampling.choose_from(store, wave, starter) == (contact, interview)
    store.undo()
    assert store.matrix.counts(wave) == {} and not store.find(CONTACT, "Noor")


def test_merged_contacts_count_once(store: Store) -> None:
    waves, sectors, groups = (ids_of(store, name) for name in ("wave", "sector", "group"))
    wave, cell = waves["Local"], (groups["Women"], sectors["SMEs"])
    with store.step("Fill") as step:
        pair = [step.create(CONTACT, {"name": n, "groups": cell[:1], "sectors": cell[1:]}) for n in ("Ann", "Anne")]
        for one, status in zip(pair, ("Proposed", "Held"), strict=True):
            step.create(INTERVIEW, {"contact": one, "wave": wave, "status": status})
    assert store.matrix.counts(wave) == {cell: Counts(2, 1, 1)}
    merge_contacts(store, pair[0], pair[1:])
    assert store.matrix.counts(wave) == {cell: Counts(1, 1, 1)}


def test_an_interview_without_a_wave_is_told_of(store: Store) -> None:
    with store.step("Fill") as step:
        one = step.create(CONTACT, {"name": "Ada"})
        step.create(INTERVIEW, {"contact": one, "status": "Booked"})
        step.create(INTERVIEW, {"contact": one, "status": "Declined"})
    assert store.matrix.without_wave() == 1
