"""Themes found by their path, moved, merged and deleted, and what is written into the grid."""

from dataclasses import dataclass

import pytest

from lwdesk.operations import findings, themes
from lwdesk.records import CONTACT, FINDING, INTERVIEW, NOTE, PASSAGE, PROPOSAL, THEME, WORKSHOP
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.store.themes import Narrowed

BODY = "One, Two, Three. Hers and His, Both."


@dataclass
class Study:
    """Two interviews with a note each, and three themes: Health, under it Sleep, and Work."""

    store: Store
    health: int
    sleep: int
    work: int
    ada: int
    ben: int
    notes: tuple[int, int]

    def passage(self, note: int, words: str, *on: int) -> int:
        """The words as a passage, where they stand in the note; words that do not are lost."""
        start = max(BODY.find(words), 0)
        given = {"note": note, "words": words, "themes": on, "start": start, "end": start + len(words)}
        with self.store.step("Passage") as step:
            return step.create(PASSAGE, given | {"lost": words not in BODY})

    def tree(self) -> list[str]:
        return list(themes.paths(self.store).values())

    def words(self, *on: int, narrowed: Narrowed | None = None) -> list[str]:
        return [said.words for said in self.store.themes.passages(on, narrowed or Narrowed())]


@pytest.fixture
def study(store: Store) -> Study:
    with store.step("Begin") as step:
        people = [step.create(CONTACT, {"name": name}) for name in ("Ada Okoro", "Ben Lowe")]
        talks = [
            step.create(INTERVIEW, {"contact": who, "day": day, "status": "Held"})
            for who, day in zip(people, ("2003-11-03", "2003-11-04"), strict=True)
        ]
        notes = [step.create(NOTE, {"interview": talk, "body": BODY}) for talk in talks]
    health = themes.create(store, "Health")
    sleep = themes.create(store, "health > Sleep")
    work = themes.create(store, "Work")
    return Study(store, health, sleep, work, talks[0], talks[1], (notes[0], notes[1]))


def test_a_path_makes_only_what_is_not_there(study: Study) -> None:
    assert study.tree() == ["Health", "Health › Sleep", "Work"]
    steps = len(study.store.steps())
    assert themes.create(study.store, " HEALTH ›  sleep") == study.sleep
    assert len(study.store.steps()) == steps
    deep = themes.create(study.store, "Work > Pay > Piece rates")
    assert themes.path_of(study.store, deep) == "Work › Pay › Piece rates"
    study.store.undo()
    assert study.tree() == ["Health", "Health › Sleep", "Work"], "one undo takes all of the path back"
    with pytest.raises(Refusal, match="A theme needs a name"):
        themes.create(study.store, " > ")


def test_a_theme_is_found_by_any_part_of_its_path_its_own_name_first(study: Study) -> None:
    themes.create(study.store, "Sleepless nights › Causes")
    found = [path for _, path in themes.find(study.store, "sle")]
    assert found == ["Health › Sleep", "Sleepless nights", "Sleepless nights › Causes"]
    assert [path for _, path in themes.find(study.store, "heal sle")] == ["Health › Sleep"]
    assert themes.find(study.store, "qq") == [] and len(themes.find(study.store, "")) == 5


def test_a_new_theme_stands_behind_the_one_it_was_begun_on(study: Study) -> None:
    themes.create_beside(study.store, "Family", None, after=study.health)
    themes.create_beside(study.store, "Diet", study.health)
    assert study.tree() == ["Health", "Health › Sleep", "Health › Diet", "Family", "Work"]
    with pytest.raises(Refusal):
        themes.rename(study.store, study.work, "  ")


def test_moving_goes_up_down_in_and_out_and_never_in_a_circle(study: Study) -> None:
    store = study.store
    assert themes.move_by(store, study.work, -1)
    assert study.tree() == ["Work", "Health", "Health › Sleep"]
    assert not themes.move_by(store, study.work, -1)
    assert themes.move_in(store, study.health)
    assert study.tree() == ["Work", "Work › Health", "Work › Health › Sleep"]
    assert not themes.move_in(store, study.sleep), "there is none before it"
    assert not themes.move(store, study.work, study.sleep, 0) and not themes.move(store, study.work, study.work, 0)
    assert themes.move_out(store, study.sleep)
    assert study.tree() == ["Work", "Work › Health", "Work › Sleep"]
    assert themes.move_out(store, study.sleep) and not themes.move_out(store, study.sleep)
    assert study.tree() == ["Work", "Work › Health", "Sleep"]


def test_counts_have_each_passage_once_whatever_sub_themes_it_has(study: Study) -> None:
    first, second = study.notes
    study.passage(first, "One", study.health, study.sleep)
    study.passage(second, "Two", study.sleep)
    study.passage(second, "Three")
    study.passage(second, "Four", study.work)
    assert study.store.themes.counts() == {study.health: 2, study.sleep: 2, study.work: 1}
    assert study.store.themes.totals() == (4, 1, 1)
    assert study.words(study.health) == ["One"] and study.words(study.health, study.sleep) == ["One", "Two"]
    reads = study.store.themes
    assert [reads.said([i])[i].words for i in reads.ids_lost()] == ["Four"]
    assert [reads.said([i])[i].words for i in reads.ids([study.health, study.sleep])] == ["One", "Two"]
    assert [reads.said([i])[i].words for i in reads.ids_without_theme()] == ["Three"] and len(reads.ids()) == 4
    with study.store.step("Delete") as step:
        step.delete(INTERVIEW, [study.ben])
    assert study.store.themes.totals() == (1, 0, 0), "what was said in a deleted interview is said no more"


def test_passages_are_narrowed_by_person_wave_and_interviewer(study: Study) -> None:
    store = study.store
    young = next(t.id for t in store.terms("group") if t.label == "Young people")
    health = next(t.id for t in store.terms("sector") if t.label == "Health")
    wave = store.terms("wave")[0].id
    study.passage(study.notes[0], "Hers", study.work)
    study.passage(study.notes[1], "His", study.work)
    with store.step("Say") as step:
        contact = store.get(INTERVIEW, study.ada)
        assert contact
        step.update(CONTACT, contact["contact"], {"groups": (young,), "sectors": (health,)})
        step.update(INTERVIEW, study.ada, {"wave": wave, "interviewer": "M. Desk"})
    for narrowed in (Narrowed(groups=(young,)), Narrowed(sectors=(health,)), Narrowed(waves=(wave,)),
                     Narrowed(interviewers=("M. Desk",))):  # fmt: skip
        assert study.words(study.work, narrowed=narrowed) == ["Hers"]
        assert store.themes.ids([study.work], narrowed) == store.themes.ids()[:1]
        assert [i for i, _ in store.themes.interviews(narrowed)] == [study.ada]
    for narrowed in (Narrowed(groups=(None,)), Narrowed(waves=(None,)), Narrowed(interviewers=("",))):
        assert study.words(study.work, narrowed=narrowed) == ["His"]
    assert study.words(study.work, narrowed=Narrowed(groups=(young, None))) == ["Hers", "His"]


def test_merging_takes_everything_along_and_joins_two_findings(study: Study) -> None:
    store, (first, second) = study.store, study.notes
    both = study.passage(first, "Both", study.health, study.work)
    study.passage(second, "One", study.work)
    with store.step("More") as step:
        workshop = step.create(WORKSHOP, {"name": "Morning", "theme": study.work})
        proposal = step.create(PROPOSAL, {"text": "A bus", "theme": study.work})
        step.update(THEME, study.work, {"line": "Jobs and pay."})
    findings.write(store, study.ada, study.health, "Well")
    findings.write(store, study.ada, study.work, "Busy")
    findings.write(store, study.ben, study.work, "Idle")
    assert themes.merge(store, study.health, [study.work]) == 6
    assert study.tree() == ["Health", "Health › Sleep"]
    assert study.words(study.health) == ["Both", "One"]
    held = store.get(PASSAGE, both)
    assert held and held["themes"] == (study.health,)
    for record, record_id in ((WORKSHOP, workshop), (PROPOSAL, proposal)):
        raw = store.get(record, record_id)
        assert raw and raw["theme"] == study.health
    assert {cell: one.body for cell, one in store.themes.findings([study.health]).items()} == {
        (study.ada, study.health): "Well\nBusy",
        (study.ben, study.health): "Idle",
    }
    kept = store.get(THEME, study.health)
    assert kept and kept["line"] == "Also “Work”: Jobs and pay."
    assert store.check() == []
    store.undo()
    assert study.tree() == ["Health", "Health › Sleep", "Work"] and store.themes.finding(study.ada, study.work)[1]


def test_merging_with_what_lies_above_makes_no_circle(study: Study) -> None:
    nap = themes.create(study.store, "Health › Sleep › Naps")
    themes.merge(study.store, nap, [study.health])
    assert study.tree() == ["Work", "Naps", "Naps › Sleep"] or study.tree() == ["Naps", "Naps › Sleep", "Work"]
    study.store.undo()
    themes.merge(study.store, study.sleep, [study.health])
    assert sorted(study.tree()) == ["Sleep", "Sleep › Naps", "Work"]
    study.store.undo()
    themes.merge(study.store, study.health, [study.sleep, nap])
    assert study.tree() == ["Health", "Work"]


def test_a_deleted_theme_leaves_its_sub_themes_and_passages(study: Study) -> None:
    study.passage(study.notes[0], "One", study.health)
    study.passage(study.notes[0], "Two", study.health, study.work)
    findings.write(study.store, study.ada, study.health, "Well")
    assert themes.delete(study.store, [study.health]) == 1
    assert study.tree() == ["Sleep", "Work"]
    assert [said.words for said in study.store.themes.without_theme()] == ["One"]
    study.store.undo()
    assert study.tree() == ["Health", "Health › Sleep", "Work"]
    assert study.store.themes.finding(study.ada, study.health).body == "Well"
    themes.delete(study.store, [study.health, study.sleep])
    assert study.tree() == ["Work"]


def test_themes_are_given_and_taken_off_in_one_step(study: Study) -> None:
    one, two = study.passage(study.notes[0], "One", study.work), study.passage(study.notes[1], "Two")
    assert themes.give(study.store, [one, two], study.work) == 1
    assert themes.give(study.store, [one, two], study.health) == 2
    held = study.store.themes.of_passages([one, two])
    assert {i: sorted(on) for i, on in held.items()} == dict.fromkeys((one, two), sorted([study.work, study.health]))
    assert themes.take_off(study.store, [one, two], [study.work]) == 2
    study.store.undo()
    assert study.words(study.work) == ["One", "Two"]


def test_a_cell_of_the_grid_is_written_emptied_and_merged_into_one_undo(study: Study) -> None:
    store, cell = study.store, (study.ada, study.work)
    before = len(store.steps())
    for text in ("Lo", "Long ", "Long hours"):
        findings.write(store, *cell, text, visit=1)
    assert store.themes.finding(*cell).body == "Long hours" and len(store.steps()) == before + 1
    assert not findings.write(store, *cell, "Long hours ")
    assert findings.add_words(store, *cell, "never home") and not findings.add_words(store, *cell, "Never home")
    assert store.themes.finding(*cell).body == "Long hours\n“never home”"
    findings.write(store, *cell, "")
    assert store.themes.findings([study.work]) == {}
    with store.step("Two") as step:
        for body in ("A", "B"):
            step.create(FINDING, {"interview": cell[0], "theme": cell[1], "body": body})
    assert store.themes.finding(*cell).body == "A\nB"
    findings.write(store, *cell, "A\nB")
    assert len(store.themes.finding(*cell).ids) == 1


def test_the_grid_counts_passages_of_sub_themes_in_the_theme_above(study: Study) -> None:
    study.passage(study.notes[0], "One", study.health, study.sleep)
    study.passage(study.notes[0], "Two", study.sleep)
    assert study.store.themes.in_cells([study.health, study.work]) == {(study.ada, study.health): 2}
    assert [i for i, _ in study.store.themes.interviews()] == [study.ada, study.ben]
