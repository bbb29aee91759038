"""What people type, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwdesk.values import (
    Unreadable,
    read_date,
    read_email,
    read_number,
    read_telephone,
    read_web,
    read_yes_no,
    show_date,
    show_number,
)

TODAY = date(2003, 11, 20)
NOV = date(2003, 11, 3)


@pytest.mark.parametrize(
    ("typed", "day"),
    [(t, NOV) for t in (
        "3 Nov 03", "3 Nov 2003", "03 November 2003", "3rd Nov 2003", "3rd of November 2003", "3-Nov-03", "3.11.2003",
        "3/11/03", "03/11/2003", "3 / 11 / 2003", "3-11-2003", "2003-11-03", "2003-11-03T10:00:00", "2003-11-03 10:00",
        "3/11/2003 10:00:00", "Mon 3 Nov 2003", "Monday, 3 November 2003", "Nov 3, 2003", "November 3rd, 2003",
        "3nov03", "3 nov", " 3 Nov 03 ",
    )]
    + [
        ("Nov 2003", date(2003, 11, 1)), ("November 03", date(2003, 11, 1)), ("Sept 2003", date(2003, 9, 1)),
        ("1 Jan 49", date(2049, 1, 1)), ("1 Jan 50", date(1950, 1, 1)), ("today", TODAY),
        ("yesterday", date(2003, 11, 19)), ("Tomorrow", date(2003, 11, 21)), ("31/12/1899", date(1899, 12, 31)),
        ("29 Feb 2004", date(2004, 2, 29)),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "“soon” is not a date. Type it as 3 Nov 2003 or 3/11/2003."),
        ("31 Feb 2003", "There is no such day as “31 Feb 2003”. Check the day and the month."),
        ("29/2/2003", "There is no such day as “29/2/2003”. Check the day and the month."),
        ("11/13/2003", "There is no such day as “11/13/2003”. Check the day and the month."),
        ("2003", "“2003” is not a date. Type it as 3 Nov 2003 or 3/11/2003."),
        ("37929", "“37929” is not a date. Type it as 3 Nov 2003 or 3/11/2003."),
        ("3 Nox 2003", "“3 Nox 2003” is not a date. Type it as 3 Nov 2003 or 3/11/2003."),
        ("Nov to Dec 2003", "“Nov to Dec 2003” is not a date. Type it as 3 Nov 2003 or 3/11/2003."),
        ("3 Nov 0000", "There is no such day as “3 Nov 0000”. Check the day and the month."),
    ],
)
def test_what_is_no_date(typed: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_date(typed, TODAY)
    assert str(caught.value) == said


@given(st.dates())
def test_every_day_reads_back_as_it_is_shown(day: date) -> None:
    assert read_date(show_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=25))
def test_reading_a_date_gives_a_day_or_a_sentence(typed: str) -> None:
    try:
        assert isinstance(read_date(typed, TODAY), date)
    except Unreadable as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("12.5", 12.5), ("1,250", 1250), ("1,250,000.75", 1_250_000.75), ("1 250", 1250), ("£50,000", 50_000),
     ("£ 50", 50), ("-3", -3), ("+3", 3), ("-£5", -5), ("0", 0), ("007", 7)],
)  # fmt: skip
def test_numbers_as_people_type_them(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed", ["many", "12,50", "1,2", "1 2", "12.", "1e5", "nan", "inf", "£", "12 kg", "9" * 400, "--1"]
)
def test_what_is_no_number(typed: str) -> None:
    with pytest.raises(Unreadable, match="is not a number"):
        read_number(typed)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back_as_it_is_shown(number: float) -> None:
    assert read_number(show_number(number)) == number
    assert "e" not in show_number(number)


@pytest.mark.parametrize("typed", ["Yes", "y", "TRUE", "1", "x", "✓", " yes "])
def test_yes(typed: str) -> None:
    assert read_yes_no(typed) is True


@pytest.mark.parametrize("typed", ["No", "n", "false", "0"])
def test_no(typed: str) -> None:
    assert read_yes_no(typed) is False


def test_neither() -> None:
    with pytest.raises(Unreadable, match="“perhaps” is neither Yes nor No"):
        read_yes_no("perhaps")


@pytest.mark.parametrize(
    "typed", ["a@example.org", "first.last+tag@mail.example.org", "o'brien@example.org", "ünal@exämple.org"]
)
def test_addresses(typed: str) -> None:
    assert read_email(typed) == typed
    assert read_email(f"mailto:{typed}") == typed


@pytest.mark.parametrize(
    "typed",
    ["somebody", "a@b", "@example.org", "a@@example.org", "a b@example.org", "a@example.org, b@example.org",
     "a@example.", "<a@example.org>", "x" * 250 + "@example.org"],
)  # fmt: skip
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(Unreadable, match="is not an e-mail address"):
        read_email(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "020 7946 0123",
        "+44 (0)20 7946 0123",
        "(020) 7946-0123",
        "02079460123 ext. 12",
        "020 7946 0123 x12",
        "0207.946.0123",
    ],
)
def test_telephones(typed: str) -> None:
    assert read_telephone(typed) == typed


@pytest.mark.parametrize("typed", ["none", "ask Ade", "12", "020", "a@example.org"])
def test_what_is_no_telephone(typed: str) -> None:
    with pytest.raises(Unreadable, match="is not a telephone number"):
        read_telephone(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "www.example.org",
        "example.org",
        "https://example.org/a/b?c=d#e",
        "http://example.org:8080/",
        "HTTP://EXAMPLE.ORG",
    ],
)
def test_web_addresses(typed: str) -> None:
    assert read_web(typed) == typed


@pytest.mark.parametrize(
    "typed", ["none", "www", "see the council's site", "a@example.org", "javascript:alert(1)", "file:///x"]
)
def test_what_is_no_web_address(typed: str) -> None:
    with pytest.raises(Unreadable, match="is not a web address"):
        read_web(typed)
