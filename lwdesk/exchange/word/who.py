"""Whose notes a document holds: what it says of person, day and place, held against the schedule and the contacts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.fuzz import token_sort_ratio

from lwdesk.text import clean_line, match_key, plain_words
from lwdesk.values import Unreadable

_LABELS = {
    "who": (
        "interviewee", "name", "name of interviewee", "interviewee name", "interview with", "respondent", "participant",
        "contact", "person interviewed", "person", "who",
    ),
    "organisation": ("organisation", "organization", "company", "employer", "agency", "works for"),
    "role": ("role", "job title", "position", "post"),
    "day": ("date", "date of interview", "interview date", "day", "when"),
    "time": ("time",),
    "interviewer": ("interviewer", "interviewed by", "interviewers", "notes by", "notes taken by", "seen by"),
    "place": ("place", "venue", "location", "where"),
    "mode": ("mode", "type of interview", "how"),
}  # fmt: skip
_LABELLED = re.compile(r"^\s*([A-Za-z][A-Za-z ]{1,28}?)\s*(?:[:\t]|\s[\u2013\u2014-]\s)\s*(\S.*)$", re.DOTALL)
_TITLE = re.compile(
    r"^(?:notes?\s+(?:of|from|on)\s+(?:an?\s+|the\s+)?)?(?:interview|meeting|conversation)(?:\s+notes?)?"
    r"(?:\s+with|\s*[:\u2013\u2014-])\s+(.+)$",
    re.I,
)
_BETWEEN = re.compile(r"\s*(?:,|;|\(|\)|\s[\u2013\u2014-]\s|\bof\b|\bfrom\b|\n)\s*")
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]{3,9},?\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
)
ALIKE = 84


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the study knows: an interview with its contact, or (0) a contact who has none."""

    interview: int
    contact: int
    name: str
    organisation: str = ""
    day: date | None = None
    key: str = ""
    """The interview's UUID, which a document that lwdesk wrote carries."""


@dataclass(slots=True)
class About:
    """What a document says of the interview, each "" where it is silent; `lines` are the other words near its top."""

    who: str = ""
    organisation: str = ""
    role: str = ""
    day: date | None = None
    interviewer: str = ""
    place: str = ""
    key: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose notes it is: those likely, likeliest first, and whether the first is beyond doubt."""

    likely: tuple[Known, ...] = ()
    sure: bool = False


def labelled(text: str) -> tuple[str, str] | None:
    """What a line such as "Interviewee: Ada Moss" tells, by the name of a field of `About`, and the words of it."""
    match = _LABELLED.match(text)
    if not match:
        return None
    label = " ".join(match[1].casefold().split())
    return next(((name, clean_line(match[2])) for name, labels in _LABELS.items() if label in labels), None)


def is_label(text: str) -> bool:
    """Whether a cell of a table holds such a label alone."""
    label = " ".join(text.casefold().strip(" :").split())
    return any(label in labels for labels in _LABELS.values())


def gather(about: About, text: str) -> bool:
    """Take what the line tells into `about`; whether it told anything."""
    told = labelled(text)
    if told is None:
        if (match := _TITLE.match(clean_line(text))) and not about.who:
            pieces = [piece for piece in _BETWEEN.split(match[1]) if piece and not _DAY.fullmatch(piece)]
            about.who = pieces[0] if pieces else ""
            about.organisation = about.organisation or (pieces[1] if len(pieces) > 1 else "")
            about.day = about.day or day_in(match[1])
            return bool(pieces)
        return False
    name, said = told
    if name == "who" and not about.who:
        pieces = [piece for piece in _BETWEEN.split(said) if piece]
        about.who = pieces[0] if pieces else said
        about.organisation = about.organisation or (pieces[-1] if len(pieces) > 1 else "")
    elif name == "day":
        about.day = about.day or day_in(said)
    elif name in ("organisation", "role", "interviewer", "place"):
        setattr(about, name, getattr(about, name) or said)
    return True


def day_in(text: str) -> date | None:
    """The first day that a text names; None for none."""
    from lwdesk.values import read_date

    for match in _DAY.finditer(text):
        try:
            return read_date(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|,", "", match[0]))
        except Unreadable:
            continue
    return None


def whose(about: About, known: Sequence[Known], stem: str = "", title: str = "") -> Whose:
    """Whose notes it is, by what the document says of itself, its title and the stem of its file's name."""
    if about.key:
        mine = [k for k in known if k.key and k.key.replace("-", "") == about.key]
        if mine:
            return Whose(tuple(mine), True)
    people = _people(about, known, [title, re.sub(r"[_\-.]+", " ", stem), *about.lines])
    if not people:
        return Whose(tuple(_alike(about, known, stem)))
    ranked = sorted(people, key=lambda k: (_fits(about, k), k.interview > 0), reverse=True)
    first, *rest = ranked
    others = [k for k in rest if _fits(about, k) == _fits(about, first) and bool(k.interview) == bool(first.interview)]
    return Whose(tuple(ranked), not others)


def _people(about: About, known: Sequence[Known], elsewhere: Iterable[str]) -> list[Known]:
    if wanted := match_key(about.who):
        # A label leaves no doubt: who is named elsewhere does not count.
        return [k for k in known if match_key(k.name) == wanted]
    texts = [f" {' '.join(plain_words(text))} " for text in elsewhere if text]
    named = [(k, f" {' '.join(words)} ") for k in known if len(words := plain_words(k.name)) > 1]
    for text in texts:
        found = [k for k, words in named if words in text]
        if found:
            return found
    return []


def _fits(about: About, known: Known) -> tuple[bool, bool]:
    same_day = about.day is not None and known.day == about.day
    theirs, mine = match_key(known.organisation), match_key(about.organisation)
    return bool(mine) and mine == theirs, same_day


def _alike(about: About, known: Sequence[Known], stem: str) -> list[Known]:
    words = plain_words(about.who or re.sub(r"[_\-.\d]+", " ", stem))
    if not words:
        return []
    found = []
    for one in known:
        theirs = plain_words(one.name)
        score = token_sort_ratio(" ".join(words), " ".join(theirs))
        surname = bool(theirs) and theirs[-1] in words and len(theirs[-1]) > 2
        initial = surname and (len(words) == 1 or any(w[0] == theirs[0][0] for w in words if w != theirs[-1]))
        if score >= ALIKE or initial:
            found.append((score, one))
    return [one for _, one in sorted(found, key=lambda pair: (-pair[0], -pair[1].interview))][:8]
