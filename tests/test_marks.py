"""Marks beside a plain text: kept as written, moved with what is typed, read whatever a file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwdesk import marks
from lwdesk.marks import Mark

PLACES = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(marks.KINDS))
MARKS = st.lists(PLACES.map(lambda p: Mark(*p)), max_size=8)


@given(MARKS)
def test_marks_are_read_as_they_were_written(given_marks: list[Mark]) -> None:
    tidy = marks.tidy(given_marks)
    assert marks.read(marks.write(given_marks), 100) == tidy, marks.write(given_marks)
    covered = {(n, m.kind) for m in given_marks if m.start < m.end for n in range(m.start, m.end)}
    assert covered == {(n, m.kind) for m in tidy for n in range(m.start, m.end)}


@given(st.text("ab ", max_size=30), MARKS)
def test_runs_make_up_the_text_and_say_what_covers_each_letter(text: str, given_marks: list[Mark]) -> None:
    tidy = marks.read(marks.write(given_marks), len(text))
    found = list(marks.runs(text, tidy))
    assert "".join(part for part, _ in found) == text
    at = 0
    for part, kinds in found:
        assert part
        for n in range(at, at + len(part)):
            assert kinds == {m.kind for m in tidy if m.start <= n < m.end}
        at += len(part)


@given(st.text("abc", max_size=20), st.data())
def test_letters_keep_their_marks_while_others_are_typed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    held = marks.tidy(m for m in data.draw(MARKS) if m.end <= len(text))
    moved = marks.replaced(held, start, end, 3)
    for n in range(len(text)):
        if start <= n < end:
            continue
        there = n if n < start else n - (end - start) + 3
        before = {m.kind for m in held if m.start <= n < m.end}
        assert {m.kind for m in moved if m.start <= there < m.end} == before


def test_marks_are_carried_over_to_a_corrected_text() -> None:
    held = (Mark(4, 9, "b"),)
    assert marks.carried_over(held, "Two small firms", "Two or three small firms") == (Mark(13, 18, "b"),)
    assert marks.carried_over(held, "Two small firms", "") == ()
    assert marks.carried_over((Mark(2, 5, "q"),), "  two small  ", "two small") == (Mark(0, 3, "q"),)
    assert marks.carried_over((Mark(0, 15, "q"),), "Two small firms", "Two large firms") == (Mark(0, 15, "q"),)
    assert marks.carried_over((Mark(4, 9, "b"),), "Two small firms", "Two large firms") == ()


@pytest.mark.parametrize(
    "kept", ["", "[", "{}", '[["a",1,"b"]]', "[[1,2]]", "7", '[[1,2,"x"]]', "null", "[[0,1e999,1]]"]
)
def test_what_cannot_be_read_marks_nothing(kept: str) -> None:
    assert marks.read(kept, 10) == ()


def test_a_bullet_is_no_word() -> None:
    assert marks.count_words("\u2022 Two small\n\u2022 firms") == 3
