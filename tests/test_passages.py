"""Passages of a text that is edited: over their words, or lost with their last ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lwdesk.passages import Span, edited, moved, put_right, spanning

TEXT = "We trained ninety carers. The college stayed shut in the evening."


def over(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def after(span: Span, at: int, removed: int, added: str, text: str = TEXT, typed_over: bool = False) -> Span:
    body = text[:at] + added + text[at + removed :]
    (found,) = edited([span], at, removed, added, body, typed_over)
    assert found.stands_in(body)
    return found


def test_spaces_around_chosen_words_are_no_part_of_a_passage() -> None:
    assert spanning("  two words ", 0, 12) == Span(2, 11, "two words")
    assert spanning("a   b", 1, 4) is None


def test_what_is_typed_before_and_behind_moves_it_and_is_no_part_of_it() -> None:
    carers = over("ninety carers")
    assert after(carers, 0, 0, "Last year ").words == "ninety carers"
    assert after(carers, carers.start, 0, "some ").words == "ninety carers"
    assert after(carers, carers.end, 0, " or so").place == carers.place


def test_what_is_typed_inside_is_part_of_it() -> None:
    carers = over("ninety carers")
    assert after(carers, carers.start + 6, 0, " young").words == "ninety young carers"


@pytest.mark.parametrize(
    ("gone", "left"),
    [("ninety ", "carers"), ("trained ninety ", "carers"), (" carers. The", "ninety"), ("ty ca", "ninerers")],
)
def test_a_partly_deleted_passage_keeps_what_is_left(gone: str, left: str) -> None:
    assert after(over("ninety carers"), TEXT.index(gone), len(gone), "").words == left


@pytest.mark.parametrize("gone", ["ninety carers", "trained ninety carers. The", "ninety carers."])
def test_a_wholly_deleted_passage_is_lost_with_its_last_words(gone: str) -> None:
    found = after(over("ninety carers"), TEXT.index(gone), len(gone), "")
    assert found.lost and found.words == "ninety carers" and found.start == found.end == TEXT.index(gone)


def test_it_is_found_again_when_its_very_words_come_back_there() -> None:
    carers = over("ninety carers")
    body = TEXT.replace("ninety carers", "")
    lost = after(carers, carers.start, 13, "")
    assert after(lost, carers.start, 0, "about ninety carers", body).place == (17, 30, "ninety carers", False)


def test_words_that_were_rubbed_out_letter_by_letter_are_kept_as_they_were_before() -> None:
    span, text = over("ninety carers"), TEXT
    while not span.lost:
        at = span.end - 1
        span = after(span, at, 1, "", text)
        text = text[:at] + text[at + 1 :]
    assert span.words == "ninety carers"


def test_a_stop_alone_is_nothing_left() -> None:
    assert after(over("carers."), TEXT.index("carers"), 6, "").lost


def test_last_words_typed_over_stay_part_of_it() -> None:
    """Choosing the last word and typing another: one edit for the first letter, then letters at the end."""
    span, text = over("ninety carers"), TEXT
    at = text.index("carers")
    span = after(span, at, 6, "n", text, typed_over=True)
    text = text[:at] + "n" + text[at + 6 :]
    for letter in "urses":
        here = span.end
        span = after(span, here, 0, letter, text)
        text = text[:here] + letter + text[here:]
    assert span.words == "ninety nurses"


# By difference


def test_by_difference_words_put_in_and_taken_out_elsewhere_only_move_it() -> None:
    old = TEXT + "\nThe borough paid for a year.\nNobody asked employers."
    new = "First: we trained ninety-one carers.\nNobody had asked employers.\nThe borough paid for a year."
    paid, carers = over("paid for a year", old), over("trained ninety carers", old)
    found = moved([carers, paid], old, new)
    assert [span.words for span in found] == ["trained ninety-one carers", "paid for a year"]
    assert all(span.stands_in(new) for span in found)


def test_by_difference_words_that_are_gone_are_lost_and_come_back_with_the_text() -> None:
    new = TEXT.replace("ninety carers", "many")
    (lost,) = moved([over("ninety carers")], TEXT, new)
    assert lost.lost and lost.words == "ninety carers"
    assert moved([lost], new, TEXT) == (over("ninety carers"),)


def test_a_place_that_does_not_fit_is_put_where_the_words_stand_once() -> None:
    assert put_right(Span(0, 13, "ninety carers"), TEXT) == over("ninety carers")
    assert put_right(Span(0, 3, "the"), "the the").place == (0, 3, "the", False)
    assert put_right(Span(1, 4, "the"), "the the").lost
    assert put_right(Span(400, 402, "xy"), TEXT).place == (len(TEXT), len(TEXT), "xy", True)


# At random

WORDS = st.text(alphabet="ab \n.é𝛼", max_size=6)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Span], list[tuple[int, int, str]]]:
    body = draw(st.text(alphabet="ab \n.é𝛼", min_size=1, max_size=40))
    places = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
    spans = [span for a, b in places if (span := spanning(body, min(a, b), max(a, b)))]
    steps, length = [], len(body)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, length))
        removed = draw(st.integers(0, min(8, length - at)))
        added = draw(WORDS)
        steps.append((at, removed, added))
        length += len(added) - removed
    return body, spans, steps


@settings(derandomize=True, max_examples=400, deadline=None)
@given(edits())
def test_whatever_is_edited_each_covers_its_words_or_is_lost_with_its_last(
    given_: tuple[str, list[Span], list[tuple[int, int, str]]],
) -> None:
    body, spans, steps = given_
    said = [{span.words} for span in spans]
    now, first = tuple(spans), body
    for at, removed, added in steps:
        body = body[:at] + added + body[at + removed :]
        now = edited(now, at, removed, added, body)
        for span, had in zip(now, said, strict=True):
            assert span.stands_in(body)
            assert not span.lost or span.words in had
            had.add(span.words)
    for span, had in zip(moved(spans, first, body), spans, strict=True):
        assert span.stands_in(body)
        assert not span.lost or span.words == had.words
