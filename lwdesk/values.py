"""Typed text made into values: dates, numbers, yes or no, e-mail addresses, telephone numbers, web addresses.

Each reader takes clean text and gives the value, or raises `Unreadable` with the sentence to show under the field.
"""

import math
import re
from datetime import date, timedelta
from decimal import Decimal

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.z+]*)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(?:of\s+)?([a-z]{3,9})\.?,?[\s\-./']*(\d{4}|\d{2})?$")
_MONTH_NAME_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})$")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?[\s\-/']*(\d{4}|\d{2})$")
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[\s,.]*")
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
