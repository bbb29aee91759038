"""One text policy at every door, and when two names are one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwdesk.text import clean, clean_line, fold, match_key, match_keys, split_values

ANY = st.text(st.characters(), max_size=30) | st.text(
    st.sampled_from("eE\u0301\u200b\ufeff\x00\x0b\r\n\u2028\ud800\udc00\ufffe\uffff\u00a0 \t’“–ßİŉﬁ한글가\u0327"),
    max_size=12,
)


@given(ANY)
def test_clean_text_can_be_stored_anywhere(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in cleaned)
    assert not {"\ufffe", "\uffff", "\ufeff", "\u2028", "\u2029"} & set(cleaned)
    assert cleaned == cleaned.strip()
    assert clean(cleaned) == cleaned


@given(ANY)
def test_a_clean_line_is_one(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line and "\t" not in line and "  " not in line
    assert clean_line(line) == line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        (" in the middle  stays ", "in the middle  stays"),
        ("one\r\ntwo\rthree\u2028four\x0bfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("e\u200b\u0301", "é"),
        ("nul\0l", "null"),
        ("half \ud83d of it", "half  of it"),
        ("🏗 stays", "🏗 stays"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(clean(text))) == fold(clean(text))


@given(
    st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"], max_codepoint=0x24F), min_size=1, max_size=20), st.data()
)
def test_part_of_a_text_is_found_in_it_however_it_is_typed(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    part = text[first:last]
    assert fold(part) in fold(text)
    assert fold(part.lower()) in fold(text) or part.lower().upper() != part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café Zürich", "CAFE ZURICH"),
        ("“Doors”", '"doors"'),
        ("O’Brien", "o'brien"),
        ("2003–04", "2003-04"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ﬁrst", "first"),
    ],
)
def test_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Riverside Works Ltd", "riverside works"),
        ("Riverside Works Limited.", "Riverside  Works"),
        ("Health & Work", "Health and work"),
        ("St. Mary's", "St Marys"),
        ("St Mary’s", "St. Mary's"),
        ("Org A ", "Org A"),
        ("Jobcentre-Plus", "Jobcentre Plus"),
        ("Hammersmith & Fulham", "HAMMERSMITH AND FULHAM"),
        ("JobCentre Plus", "Jobcentreplus"),
        ("Co-operative Works", "Cooperative Works"),
        ("Y.M.C.A.", "YMCA"),
        ("Lanes Kitchen C.I.C.", "Lanes Kitchen"),
        ("Riverside Works p.l.c", "Riverside Works (Ltd)"),
        ("Riverside Works Ltd (Camden)", "Riverside Works (Camden)"),
        ("The Prince's Trust", "Princes Trust"),
        ("Lanes Forum, The", "The Lanes Forum"),
        ("O’Brien 2003–04", "OBrien 2003-04"),
        ("Für Jobs 2004", "Fur Jobs 2004"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert match_key(one) == match_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ward 1", "Ward 2"),
        ("Ltd", "plc"),
        ("Org A", "Org B"),
        ("C", "C++ D"),
        ("Ward 1 1", "Ward 11"),
        ("Phase 1-2", "Phase 12"),
        ("Limited Edition Theatre", "Edition Theatre"),
        ("The", "Ltd"),
        ("2003/04", "200304"),
        ("1.5 Days", "15 Days"),
        ("Theatre Works", "Atre Works"),
        ("Jobs Ü25", "Jobs U25"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_a_name_of_nothing_has_no_key() -> None:
    assert match_key("") == match_key(" - ") == match_key("…!") == ""


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", []),
        ("one", ["one"]),
        ("one; two", ["one", "two"]),
        ("one;two ;; three;", ["one", "two", "three"]),
        ("one | two\nthree\n\nfour", ["one", "two", "three", "four"]),
        ("Smith, Jones and Co", ["Smith, Jones and Co"]),
    ],
)
def test_several_values_in_a_cell(cell: str, values: list[str]) -> None:
    assert split_values(cell) == values


@given(st.lists(st.text("abc ,.&", min_size=1).map(str.strip).filter(bool), max_size=5))
def test_values_joined_are_parted_again(values: list[str]) -> None:
    assert split_values("; ".join(values)) == values


@given(st.lists(st.text(alphabet="aB1 2é&.\nltdhe", max_size=12) | st.sampled_from(["The Trust Ltd", "Ward 1 1", ""])))
def test_keys_told_all_at_once_are_those_told_one_by_one(names: list[str]) -> None:
    assert match_keys(names) == [match_key(name) for name in names]
