"""Searching notes: whatever is typed is answered, and what is there is found."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lwdesk.records import CONTACT, GUIDE, INTERVIEW, NOTE, PROMPT, SUMMARY
from lwdesk.store import Store
from lwdesk.store.search import Narrowing, TextHit

BODIES = (
    "Café owners train young people on night shifts.",
    "The night bus is late; young mothers wait for it at night.",
    "People who are young and disabled need a named adviser, not a helpline.",
    "NIGHT work pays the nurses. Bus fares eat it up.",
    "• Ø-mile zones\n• co-operation between clinics and colleges\nIt's 3,500 pounds a year.",
    "Naïve talk of “quick wins”: employers' forums, employers, employees.",
    "",
)
WORDS = sorted({w for body in BODIES for w in re.findall(r"[^\W_]+", body)})


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("search")
        patch.setenv("LWDESK_HOME", str(folder / "home"))
        with closing(Store.create(Path(folder / "a.lwdesk"))) as store:
            with store.step("Notes") as step:
                interview = step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Ada Moss"})})
                for body in BODIES:
                    step.create(NOTE, {"interview": interview, "section": "Free notes", "body": body})
            yield store


def plainly(text: str) -> list[str]:
    """The words of a text without case and accents, told in another way than the program does."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", bare)


def hits(store: Store, typed: str, narrowing: Narrowing = Narrowing()) -> tuple[TextHit, ...]:  # noqa: B008
    return store.search.notes(typed, narrowing).hits


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.integers(1, 12))
def test_what_a_reader_would_find_is_found(notes: Store, words: list[str], letters: int) -> None:
    """All words, of which the last is begun."""
    typed = [*words[:-1], words[-1][:letters]]
    *whole, begun = (plainly(word)[0] for word in typed)
    expected = {
        n for n, body in enumerate(map(plainly, BODIES), 1)
        if all(word in body for word in whole) and any(word.startswith(begun) for word in body)
    }  # fmt: skip
    assert {hit.id for hit in hits(notes, " ".join(typed))} == expected


@given(st.text(max_size=60))
@example('"')
@example('"" "')
@example("NEAR(a b, 3) OR body: ^x* - + {} AND NOT")
@example("\N{PILE OF POO} \N{FAMILY}")
@example("…!?–(.)")
@example("a" * 10_000)
@example("night " * 2_000)
@example("a." * 5_000)
@example("a\x00b\ud800\N{COMBINING ACUTE ACCENT}")
def test_whatever_is_typed_is_answered(notes: Store, typed: str) -> None:
    for found in (notes.search.notes(typed), notes.search.summaries(typed)):
        assert all(hit.passage.context for hit in found.hits)


def test_only_marks_and_pictures_find_nothing(notes: Store) -> None:
    for typed in ("", "   ", '""', "?!", "\N{GRINNING FACE}", "•"):
        assert notes.search.notes(typed).hits == ()


def test_a_phrase_in_quotes_stands_in_a_row(notes: Store) -> None:
    assert {hit.id for hit in hits(notes, "night bus")} == {2, 4}
    assert {hit.id for hit in hits(notes, '"night bus"')} == {2}
    assert {hit.id for hit in hits(notes, "“night b")} == {2}, "a phrase that is still being typed"
    assert {hit.id for hit in hits(notes, '"night b"')} == set(), "one whose quotes are closed is whole"
    assert {hit.id for hit in hits(notes, '"young people" shift')} == {1}


def test_what_stands_as_it_was_typed_comes_first_then_what_is_close(notes: Store) -> None:
    assert [hit.id for hit in hits(notes, "young people")] == [1, 3]
    assert [hit.id for hit in hits(notes, "night bus")] == [2, 4]
    assert [hit.id for hit in hits(notes, "employe")] == [6]


def test_the_place_is_that_of_the_words_in_the_text(notes: Store) -> None:
    for typed, said in (
        ("cafe own", "Café owners"), ("bus fares", "Bus fares"), ("naive", "Naïve"), ("co-op", "co-operation"),
        ("adviser", "adviser"), ("night mothers", "mothers wait for it at night"),
    ):  # fmt: skip
        hit = hits(notes, typed)[0]
        place = hit.passage
        assert BODIES[hit.id - 1][place.at : place.at + place.length] == said
        shown = [place.context[a:b] for a, b in place.marked]
        assert all(any(word.startswith(w) for w in plainly(typed)) for s in shown for word in plainly(s)[:1])
        assert shown


def test_the_context_is_one_line_with_the_words_in_it(store: Store) -> None:
    far = "\n".join(f"Paragraph {n} says little." for n in range(300))
    with store.step("Long") as step:
        held = step.create(INTERVIEW, {})
        step.create(NOTE, {"interview": held, "body": f"{far}\nThen the ferry sank.\n{far}"})
    (hit,) = hits(store, "ferry")
    place = hit.passage
    assert "\n" not in place.context and len(place.context) < 300
    assert place.context.startswith("… ") and place.context.endswith(" …")
    assert [place.context[a:b] for a, b in place.marked] == ["ferry"]


def test_the_newest_of_many_come_first_and_not_all_are_counted(store: Store) -> None:
    with store.step("Many") as step:
        held = step.create(INTERVIEW, {})
        for n in range(260):
            step.create(NOTE, {"interview": held, "body": f"Everybody said so, {n}."})
        last = step.create(NOTE, {"interview": held, "body": "Bodily harm"})
    found = store.search.notes("everybody")
    assert [hit.id for hit in found.hits] == list(range(260, 210, -1))
    assert found.more and 50 <= found.total <= 260
    few = store.search.notes("everybody 2", limit=3)
    assert len(few.hits) == 3 and few.total >= 61
    assert [hit.id for hit in store.search.notes("bodily").hits] == [last]


def test_a_word_itself_comes_before_words_that_begin_so(store: Store) -> None:
    with store.step("Two") as step:
        held = step.create(INTERVIEW, {})
        itself = step.create(NOTE, {"interview": held, "body": "A car is needed."})
        longer = step.create(NOTE, {"interview": held, "body": "Carers carry it."})
    assert [hit.id for hit in hits(store, "car")] == [itself, longer]


def test_deleted_notes_and_those_of_deleted_interviews_are_not_found(store: Store) -> None:
    with store.step("Notes") as step:
        one, other = step.create(INTERVIEW, {}), step.create(INTERVIEW, {})
        gone = step.create(NOTE, {"interview": one, "body": "Turnips"})
        step.create(NOTE, {"interview": other, "body": "Turnips"})
        kept = step.create(NOTE, {"interview": one, "body": "Turnips"})
        step.create(SUMMARY, {"interview": other, "gaps": "Turnips"})
    with store.step("Delete") as step:
        step.delete(NOTE, [gone])
        step.delete(INTERVIEW, [other])
    assert [hit.id for hit in hits(store, "turnips")] == [kept]
    assert store.search.summaries("turnips").hits == ()


def test_a_search_is_narrowed_by_group_sector_wave_and_question(store: Store) -> None:
    (g1, g2), (s1, s2), (w1, w2) = ([t.id for t in store.terms(v)][:2] for v in ("group", "sector", "wave"))
    with store.step("Notes") as step:
        guide = step.create(GUIDE, {"name": "Guide", "version": 1})
        newer = step.create(GUIDE, {"name": "Guide", "version": 2})
        first = step.create(PROMPT, {"guide": guide, "text": "Who takes part?", "position": 1})
        second = step.create(PROMPT, {"guide": newer, "text": "Who takes part now?", "position": 1, "root": first})
        ada = step.create(CONTACT, {"name": "Ada Moss", "groups": (g1, g2), "sectors": (s1,)})
        ben = step.create(CONTACT, {"name": "Ben Nash", "groups": (g2,), "sectors": (s2,)})
        one = step.create(INTERVIEW, {"contact": ada, "wave": w1})
        other = step.create(INTERVIEW, {"contact": ben, "wave": w2})
        a = step.create(NOTE, {"interview": one, "prompt": first, "body": "Turnips"})
        b = step.create(NOTE, {"interview": other, "prompt": second, "body": "Turnips"})
        c = step.create(NOTE, {"interview": other, "body": "Turnips"})
        summary = step.create(SUMMARY, {"interview": one, "added": "Turnips"})

    def narrowed(**ids: tuple[int, ...]) -> set[int]:
        return {hit.id for hit in hits(store, "turn", Narrowing(**ids))}

    assert narrowed() == {a, b, c}
    assert narrowed(groups=(g1,)) == {a}
    assert narrowed(groups=(g2,)) == {a, b, c}
    assert narrowed(sectors=(s2,), waves=(w2,)) == {b, c}
    assert narrowed(sectors=(s2,), waves=(w1,)) == set()
    assert narrowed(prompts=(first,)) == {a, b}, "whatever version of the guide it was asked by"
    assert [hit.id for hit in store.search.summaries("turn", Narrowing(waves=(w1,))).hits] == [summary]
    assert store.search.summaries("turn", Narrowing(prompts=(first,))).hits == ()
