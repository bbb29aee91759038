"""Typed text made into values: dates, numbers, yes or no, e-mail addresses, telephone numbers, web addresses.

Each reader takes clean text and gives the value, or raises `Unreadable` with the sentence to show under the field.
"""

import math
import re
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.z+]*)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(?:of\s+)?([a-z]{3,9})\.?,?[\s\-./']*(\d{4}|\d{2})?$")
_MONTH_NAME_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})$")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?[\s\-/']*(\d{4}|\d{2})$")
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[\s,.]*")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HALF_A_YEAR = 183
_NOON = {"noon", "midday", "12 noon", "12noon"}
_CLOCK = re.compile(r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})(?::\d{2})?)?\s?([ap])?(?:\.?m\.?)?\s?(?:h|hrs?|hours)?$")
_FOUR_DIGITS = re.compile(r"(\d{2})(\d{2})()\s?(?:h|hrs?|hours)?$")
_KEPT_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d$")
_WITH_TIME = re.compile(
    r"(?P<day>\S.*?)[\s,]+(?:at\s+|@\s*)?"
    r"(?P<time>\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s?[ap]\.?m\.?|\d{1,2}[:.]\d{2}(?::\d{2})?|\d{4}|(?:12\s?)?noon|midday)$",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@,;<>()\[\]\"]+@[^\s@,;<>()\[\]\"]+\.[^\s@,;<>()\[\]\".]+$")
_TELEPHONE = re.compile(r"[+(]?[\d][\d\s().\-/+]{4,}(?:\s*(?:x|ext|ext\.|extension)\s*\d{1,6})?$", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://)?[^\s/:@]+\.[^\s/:@.]{2,}(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?£?\s?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\s\d{3})+)(?:\.\d+)?$")
_YES = {"yes", "y", "true", "1", "x", "✓"}
_NO = {"no", "n", "false", "0"}


PATTERNS = {"email": _EMAIL, "telephone": _TELEPHONE}
"""What every value of these kinds matches; enough to read a plain text of at most 100 characters."""


class Unreadable(ValueError):
    """Text that is no value of its kind; its message is one sentence for the user."""


def read_date(text: str, today: date | None = None) -> date:
    """The day that the text means, day before month: "3 Nov 03", "3/11/2003", "2003-11-03", "Nov 2003", "today".

    A month without a day is its first; a year of two digits lies between 1950 and 2049; a day and month
    without a year are of this year. Raises Unreadable.
    """
    today = today or date.today()
    plain = _WEEKDAY.sub("", text.strip().casefold())
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(plain)
    if near is not None:
        return today + timedelta(days=near)
    parts = _date_parts(plain, today)
    if parts is None:
        raise Unreadable(f"“{text}” is not a date. Type it as 3 Nov 2003 or 3/11/2003.")
    try:
        return date(*parts)
    except ValueError:
        raise Unreadable(f"There is no such day as “{text}”. Check the day and the month.") from None


def _date_parts(plain: str, today: date) -> tuple[int, int, int] | None:
    if m := _ISO.match(plain):
        return int(m[1]), int(m[2]), int(m[3])
    if m := _DAY_FIRST.match(plain):
        return _year(m[3]), int(m[2]), int(m[1])
    if (m := _DAY_MONTH_NAME.match(plain)) and (month := _month(m[2])):
        return _year(m[3]) if m[3] else today.year, month, int(m[1])
    if (m := _MONTH_NAME_DAY.match(plain)) and (month := _month(m[1])):
        return int(m[3]), month, int(m[2])
    if (m := _MONTH_YEAR.match(plain)) and (month := _month(m[1])):
        return _year(m[2]), month, 1
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _month(word: str) -> int | None:
    names = (
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    )  # fmt: skip
    if word == "sept":
        return 9
    for number, name in enumerate(names, 1):
        if word in (name, name[:3]):
            return number
    return None


def show_date(day: date) -> str:
    """The day as tables and forms show it: "3 Nov 2003"."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year:04d}"


def read_time(text: str) -> str:
    """The time of day that the text means, as "14:30": "2.30pm", "14:30", "1430", "10am", "10", "noon".

    An hour from 1 to 6 without a nought before it and without "am" is one of the afternoon, for nobody is
    interviewed before seven. Raises Unreadable.
    """
    plain = " ".join(text.casefold().replace("o’clock", "").replace("o'clock", "").split())
    if plain in _NOON:
        return "12:00"
    match = _FOUR_DIGITS.match(plain) or _CLOCK.match(plain)
    if match:
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
        if half:
            hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
        elif hour < 7 and len(match[1]) == 1 and hour:
            hour += 12
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise Unreadable(f"“{text}” is not a time of day. Type it as 10am or 14:30.")


def is_time(text: str) -> bool:
    """Whether the text is a time of day as it is kept: "14:30"."""
    return bool(_KEPT_TIME.match(text))


def read_appointment(text: str, today: date | None = None, near: bool = True) -> tuple[date, str]:
    """The day and the time that the text means, "" where it names no time: "Tue 10am", "3 Nov 2pm", "tomorrow 9.30".

    A day of the week is the next of that name after today; a day and month without a year lie at most half a year
    back, else they are of next year. Without `near` it is read as a date of a list: no bare day of the week, and what
    has no year is of this one. Raises Unreadable.
    """
    today = today or date.today()
    read_day = _near_day if near else read_date
    match = _WITH_TIME.match(text.strip())
    if match and not (match["time"].isdigit() and _is_date(text, today)):
        with suppress(Unreadable):
            return read_day(match["day"], today), read_time(match["time"])
    return read_day(text, today), ""


def _is_date(text: str, today: date) -> bool:
    # The four digits behind a day and month are a year.
    try:
        read_date(text, today)
    except Unreadable:
        return False
    return True


def _near_day(text: str, today: date) -> date:
    plain = text.strip().casefold().rstrip(" ,.")
    weekday = _WEEKDAY.match(plain)
    rest = plain[weekday.end() :] if weekday else plain
    if weekday and not rest:
        return today + timedelta(days=(_DAYS.index(plain[:3]) - today.weekday()) % 7 or 7)
    day = read_date(text.strip().rstrip(" ,."), today)
    without_year = _DAY_MONTH_NAME.match(rest)
    if without_year and not without_year[3] and (today - day).days > _HALF_A_YEAR:
        return read_date(f"{rest} {today.year + 1}", today)
    return day


def read_number(text: str) -> float:
    """The number in the text; commas or spaces may part thousands, a pound sign may lead. Raises Unreadable."""
    plain = text.strip().removeprefix("£").lstrip()
    # Three digits between commas, or "12,50" would become 1250 without a word.
    number = float(re.sub(r"[,\s£]", "", plain)) if _NUMBER.match(plain) else math.inf
    if math.isinf(number):
        raise Unreadable(f"“{text}” is not a number. Type digits only, such as 1250 or 12.5.")
    return number


def show_number(number: float) -> str:
    """The number as shortly as it reads back the same: "12", "12.5"."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else format(Decimal(repr(number)), "f")


def read_yes_no(text: str) -> bool:
    """True for yes, False for no. Raises Unreadable."""
    plain = text.strip().casefold()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise Unreadable(f"“{text}” is neither Yes nor No. Type one of them.")


def read_email(text: str) -> str:
    """The e-mail address as typed, less a leading "mailto:". Raises Unreadable."""
    plain = text.strip().removeprefix("mailto:")
    if not _EMAIL.match(plain) or len(plain) > 254:
        raise Unreadable(f"“{text}” is not an e-mail address. It needs a name, an @ and a domain.")
    return plain


def read_telephone(text: str) -> str:
    """The telephone number as text, as typed. Raises Unreadable when it holds no number."""
    plain = text.strip()
    if not _TELEPHONE.match(plain):
        raise Unreadable(f"“{text}” is not a telephone number. Type digits, such as 020 7946 0123.")
    return plain


def read_web(text: str) -> str:
    """The web address as typed. Raises Unreadable."""
    plain = text.strip()
    if not _WEB.match(plain):
        raise Unreadable(f"“{text}” is not a web address. Type it as www.example.org.")
    return plain
