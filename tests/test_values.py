"""What people type, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lwdesk.values import (
    Unreadable,
    is_time,
    read_appointment,
    read_date,
    read_email,
    read_number,
    read_telephone,
    read_time,
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
        "3/11/03", "03/11/2003", "3 / 11 / 2003", "3-11-2003", "2003-11-03", "2003/11/03", "2003.11.3",
        "2003-11-03T10:00:00", "2003-11-03 10:00",
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


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("10am", "10:00"), ("10 a.m.", "10:00"), ("10.30", "10:30"), ("10:30", "10:30"), ("1430", "14:30"),
        ("14:30:00", "14:30"), ("14h30", "14:30"), ("2.30pm", "14:30"), ("2.30", "14:30"), ("02:30", "02:30"),
        ("10", "10:00"), ("7", "07:00"), ("12am", "00:00"), ("12pm", "12:00"), ("noon", "12:00"), ("0030", "00:30"),
        ("10 o'clock", "10:00"), ("1430 hrs", "14:30"), ("00:00", "00:00"), ("23:59", "23:59"),
    ],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, time: str) -> None:
    assert read_time(typed) == time
    assert is_time(time) and read_time(time) == time


@pytest.mark.parametrize(
    "typed", ["half past two", "25:00", "10:60", "13pm", "9:5", "930", "3 Nov", "-1", "10am 3 Nov"]
)
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(Unreadable, match="is not a time of day"):
        read_time(typed)


@given(st.times())
def test_every_time_of_day_reads_back(moment: object) -> None:
    assert read_time(f"{moment:%H:%M}") == f"{moment:%H:%M}"


TUESDAY = date(2003, 11, 25)  # today is a Thursday


@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("Tue 10am", TUESDAY, "10:00"), ("Tuesday 10:00", TUESDAY, "10:00"), ("tues at 2.30", TUESDAY, "14:30"),
        ("Tue, 10 am", TUESDAY, "10:00"), ("Tue 1430", TUESDAY, "14:30"), ("Tuesday", TUESDAY, ""),
        ("Thursday 9.30", date(2003, 11, 27), "09:30"), ("today noon", TODAY, "12:00"),
        ("tomorrow 9.30", date(2003, 11, 21), "09:30"), ("3 Nov 2pm", NOV, "14:00"), ("3 Nov", NOV, ""),
        ("Mon 3 Nov 2003 @ 10.15am", NOV, "10:15"), ("3/11/2003 10:30", NOV, "10:30"), ("3 Nov 2003", NOV, ""),
        ("2003-11-03 10:30:00", NOV, "10:30"), ("Nov 2003", date(2003, 11, 1), ""), ("3 11.03", NOV, ""),
        ("12 Jan 10am", date(2004, 1, 12), "10:00"), ("12 Jan", date(2004, 1, 12), ""),
        ("12 Jan 2003 10am", date(2003, 1, 12), "10:00"), ("1 June 9am", date(2003, 6, 1), "09:00"),
    ],
)  # fmt: skip
def test_a_day_and_a_time_as_people_say_them(typed: str, day: date, time: str) -> None:
    assert read_appointment(typed, TODAY) == (day, time)


@pytest.mark.parametrize("typed", ["Tue 1", "Tue 10", "Tue 10a", "Tue half past ten", "10am", "soon", "Tue 25:00"])
def test_half_of_an_appointment_is_none(typed: str) -> None:
    """While it is typed nothing wrong is stored."""
    with pytest.raises(Unreadable, match="is not a date"):
        read_appointment(typed, TODAY)


def test_in_a_list_no_day_is_guessed() -> None:
    with pytest.raises(Unreadable):
        read_appointment("Tuesday 10am", TODAY, near=False)
    assert read_appointment("12 Jan 10am", TODAY, near=False) == (date(2003, 1, 12), "10:00")
