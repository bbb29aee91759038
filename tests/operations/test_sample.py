"""The sample study: everything in it is invented, hangs together, and gives every page something to show."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from studies import sample_study

from lwdesk import marks
from lwdesk.exchange.asked import shipped
from lwdesk.operations.sample import SENSE, marked, prompt_of
from lwdesk.paths import resource
from lwdesk.records import (
    CELL,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    INTERVIEW,
    PASSAGE,
    PROPOSAL,
    SUMMARY,
    THEME,
    WORKSHOP,
)
from lwdesk.records.contact import NOT_AT_ALL
from lwdesk.records.interview import DECLINED, HELD, STATUSES, SUMMARISED, TYPED_UP
from lwdesk.records.note import FREE
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.store.notes import PromptInfo

FILES = ("organisations", "activities", "contacts", "interviews", "notes", "summaries", "targets", *SENSE)
TELEPHONE = re.compile(r"020 7946 0\d{3}")
REAL = re.compile(
    r"(?i)jobcentre plus|\bLDA\b|king.s fund|deloitte|marks and spencer|prince.s trust|greenworks|\belba\b"
)
"""Bodies that the sources name, and the sample must not."""
NEVER = re.compile(
    r"(?i)\b(invalid|failed to|exception|null|please|lorem|ize[ds]?|organiz\w+|color|behavior|program)\b"
)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    store = sample_study(tmp_path / "sample.lwdesk")
    yield store
    store.close()


def given(name: str) -> Any:
    return json.loads(resource(f"sample/{name}.json").read_text(encoding="utf-8"))


def texts(held: Any) -> Iterator[str]:
    """Every text of what a file holds."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for value in held.values():
            yield from texts(value)
    elif isinstance(held, list):
        for value in held:
            yield from texts(value)


def records(store: Store, record: Record) -> dict[int, dict[str, Any]]:
    return store.many(record, store.ids(Query(record)))


def by_status(store: Store) -> dict[int, str]:
    return {i: held["status"] for i, held in records(store, INTERVIEW).items()}


@pytest.mark.parametrize("name", FILES)
def test_nobody_in_it_is_real_and_its_words_are_ours(name: str) -> None:
    for text in texts(given(name)):
        assert not REAL.search(text) and not NEVER.search(text), text
        for number in re.findall(r"\+?\d[\d ]{8,}\d", text):
            assert TELEPHONE.fullmatch(number), text
        for address in re.findall(r"\S+@\S+", text):
            assert address.endswith("@example.org"), text
        for site in re.findall(r"https?://\S+|www\.\S+", text):
            assert site.endswith(".example.org"), text


@pytest.mark.parametrize("name", ["notes", "summaries"])
def test_what_was_said_is_typed_as_the_house_types(name: str) -> None:
    for text in texts(given(name)):
        assert text == text.strip() and "  " not in text and '"' not in text and "..." not in text, text
        assert text.count("<q>") == text.count("</q>") and text.count("“") == text.count("”"), text
        plain, _ = marked(text)
        assert not re.search(r"[*_<>]", plain), text
        for line in plain.splitlines():
            assert line == line.strip() and (marks.BULLET in line) == line.startswith(marks.BULLET), text


def test_every_note_answers_a_question_of_the_guide_that_ships(sample: Store) -> None:
    (guide,) = sample.notes.guides()
    prompts = sample.notes.prompts(guide.id)
    assert [p.text for p in prompts] == [asked.text for asked in shipped()[1]]
    for interview in given("notes"):
        for note in interview["notes"]:
            prompt = prompt_of(prompts, note)
            assert (prompt is None) == (note["section"] == FREE)
            assert bool(note.get("body")) != bool(note.get("said")), "an answer, or a word instead of one"


def test_words_that_begin_no_question_or_two_are_not_put_under_one() -> None:
    prompts = [PromptInfo(n, 1, "One", float(n), text, "", False, n) for n, text in enumerate(("What is", "What was"))]
    assert prompt_of(prompts, {"section": "One", "question": "What w"}) == prompts[1]
    assert prompt_of(prompts, {"section": FREE}) is None
    for words in ("What", "Who"):
        with pytest.raises(LookupError):
            prompt_of(prompts, {"section": "One", "question": words})
    with pytest.raises(LookupError):
        prompt_of(prompts, {"section": "Two", "question": "What is"})


def test_signs_in_the_text_become_marks() -> None:
    text, kept = marked("He said “<q>no, **never**</q>” and _meant_ it.")
    assert text == "He said “no, never” and meant it."
    found = {(m.kind, text[m.start : m.end]) for m in marks.read(kept, len(text))}
    assert found == {("q", "no, never"), ("b", "never"), ("i", "meant")}
    assert marked("plain") == ("plain", "")


def test_each_interview_has_notes_as_far_as_it_has_come(sample: Store) -> None:
    status = by_status(sample)
    answered = sample.notes.answered(status)
    summaries = {held["interview"]: held for held in records(sample, SUMMARY).values()}
    seen = set()
    for interview, held in sample.notes.of_many(status).items():
        free = [n for n in held if n.section == FREE]
        words = sum(marks.count_words(n.body) for n in held)
        match status[interview]:
            case s if s in (TYPED_UP, SUMMARISED):
                assert 10 <= answered[interview] <= 31 and words > 700 and sample.notes.guide_of(interview)
            case s if s == HELD:
                assert len(held) < 10
            case _:
                assert not held and sample.notes.guide_of(interview) is None
        heads = summaries.get(interview, dict.fromkeys(("exemplary", "gaps", "added"), ""))
        begun, whole = (test(bool(heads[name]) for name in ("exemplary", "gaps", "added")) for test in (any, all))
        assert whole == (status[interview] == SUMMARISED) and (whole or not begun or status[interview] == TYPED_UP)
        assert [n.position for n in held] == [float(n) for n in range(1, len(held) + 1)]
        assert all(n.prompt is None for n in free)
        seen |= {n.said for n in held} | {m.kind for n in held for m in marks.read(n.marks, len(n.body))}
    assert seen == {"", "Not asked", "Not known", "Declined", "b", "i", "q"}
    assert len(status) == 12 and len(set(STATUSES) - set(status.values())) <= 1


def test_some_questions_have_several_answers_in_the_order_of_the_guide(sample: Store) -> None:
    (guide,) = sample.notes.guides()
    place = {p.id: n for n, p in enumerate(sample.notes.prompts(guide.id))}
    several = 0
    for held in sample.notes.of_many(by_status(sample)).values():
        places = [place[n.prompt] for n in held if n.prompt]
        assert places == sorted(places)
        several += len(places) - len(set(places))
    assert several >= 3


def test_who_was_suggested_is_a_contact_and_is_named_in_the_answer(sample: Store) -> None:
    people = records(sample, CONTACT)
    assert 70 <= len(people) <= 80
    notes = sample.notes.of_many(by_status(sample))
    asked = {p.id for g in sample.notes.guides() for p in sample.notes.prompts(g.id) if p.referrals}
    suggested = 0
    for interview, held in records(sample, INTERVIEW).items():
        answer = " ".join(n.body for n in notes[interview] if n.prompt in asked)
        for contact in held["referrals"] if notes[interview] else ():
            suggested += 1
            told = people[contact]["name"].split()[0] in answer
            assert told == (people[contact]["quote"] != NOT_AT_ALL), people[contact]["name"]
    assert suggested >= 6


def test_nobody_who_is_not_to_be_quoted_is_named_in_a_note(sample: Store) -> None:
    surnames = [h["name"].split()[-1] for h in records(sample, CONTACT).values() if h["quote"] == NOT_AT_ALL]
    assert len(surnames) >= 3
    for held in (*given("notes"), *given("summaries")):
        for text in texts(held | {"interview": ""}):
            assert not [name for name in surnames if name in text], text


def test_the_matrix_of_each_wave_has_full_cells_and_gaps(sample: Store) -> None:
    words = {t.id: t.label for name in ("wave", "group", "sector") for t in sample.terms(name)}
    people = records(sample, CONTACT)
    chosen = {
        (held["wave"], group, sector, held["contact"])
        for held in records(sample, INTERVIEW).values()
        if held["status"] != DECLINED
        for group in people[held["contact"]]["groups"]
        for sector in people[held["contact"]]["sectors"]
    }
    short: dict[str, list[bool]] = {}
    for cell in records(sample, CELL).values():
        there = sum((w, g, s) == (cell["wave"], cell["group"], cell["sector"]) for w, g, s, _ in chosen)
        short.setdefault(words[cell["wave"]], []).append(there < cell["target"])
    assert set(short) == {"Pan-London", "Local"}
    for wave, states in short.items():
        assert states.count(True) >= 4 and states.count(False) >= 3, wave


def test_it_begins_with_nothing_to_undo_and_is_whole(sample: Store) -> None:
    assert sample.undo_label() == ""
    assert sample.check() == []


def test_every_passage_covers_its_words_and_belongs_to_a_theme(sample: Store) -> None:
    bodies = {n.id: n.body for held in sample.notes.of_many(by_status(sample)).values() for n in held}
    passages = [sample.get(PASSAGE, i) for i in sample.ids(Query(PASSAGE))]
    assert len(passages) >= 25
    for held in passages:
        assert held and bodies[held["note"]][held["start"] : held["end"]] == held["words"] and held["themes"]
    used = {theme for held in passages if held for theme in held["themes"]}
    leaves = set(sample.ids(Query(THEME))) - {held["parent"] for held in records(sample, THEME).values()}
    assert used == leaves, "every theme at the ends of the tree has passages"


def test_the_planning_day_has_delegates_in_workshops_that_hold_them(sample: Store) -> None:
    workshops = records(sample, WORKSHOP)
    there: dict[int, int] = {}
    delegates = records(sample, DELEGATE).values()
    assert 65 <= len(delegates) <= 75
    for held in delegates:
        if held["workshop"]:
            there[held["workshop"]] = there.get(held["workshop"], 0) + 1
        assert not held["attended"] or held["replied"] != "Declined"
    assert set(there) == set(workshops)
    assert all(count <= workshops[i]["capacity"] for i, count in there.items())
    came = {held["contact"] for held in delegates if held["replied"] != "Declined"}
    assert {held["delegate"] for held in records(sample, CONTRIBUTION).values()} <= came


def test_each_area_has_each_kind_of_contribution_and_some_proposals_wait(sample: Store) -> None:
    areas = {term.id for term in sample.terms("area")}
    kinds = {(held["area"], held["kind"]) for held in records(sample, CONTRIBUTION).values()}
    assert kinds == {(area, kind) for area in areas for kind in ("Can bring", "Needs", "Programme should")}
    decisions = [held["decision"] for held in records(sample, PROPOSAL).values()]
    assert set(decisions) == {"", "Goes in", "Left out", "Passed on"}
    for held in records(sample, PROPOSAL).values():
        assert bool(held["reason"]) == bool(held["decision"]), "a decision has its reason"
