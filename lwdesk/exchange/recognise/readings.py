"""The ways in which a heading can be read, each with how far it can be trusted."""

import re
from collections.abc import Callable

from lwdesk.exchange.recognise.headings import one, words
from lwdesk.text import words_key

WHOLE = 0.93
"""A reading that is trusted more than this is the heading itself, less what says nothing."""
_SPLITS = re.compile(r"\s*[\n|]\s*|\s+[-–—/]\s+|/\s+|\s+/")
_TIGHT_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_INSIDE = re.compile(r"[(\[]([^)\]]{3,})[)\]]")
_PLURAL = re.compile(r"\((s|es|ies)\)")
_NUMBERED = re.compile(r"\s*[#(]?\d{1,2}[).]?$|^\s*(?:q\.?\s*)?\(?\d{1,2}\s*[.):]\s+|^\s*\(?[a-z]\)\s+", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?:in|as)?\s*(?:£|€|gbp|euros?|eur|pounds|£?000s?)\s*(?:\(?000s?\)?)?$", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:the|name of|please state|if any|if known|if applicable|details?|full|main|short|overall|current|"
    r"proposed|your)\b"
)
_MEASURES = re.compile(
    r"^(?:total )?(?:no|nos|number|numbers|how many|size|type|kind|date|status|share|percentage|per cent|level|year|"
    r"value|cost|rate|frequency|proportion|age|amount|count|role|length|anzahl|nombre)\b(?: (?:of|de|der|des)\b|$)|"
    r"^how many\b|^%"
)
_AFTER = frozenset({"of", "for", "in", "with", "to", "by", "from", "per", "on", "a", "an", "the", "as", "at", "not"})
_BY_WHEN = re.compile(
    r"\s+(?:by|at) (?:the )?(?:end of )?"
    r"(?:the year|(?:year |financial year )?(?:[a-z]+ )?(?:19|20)\d\d(?:[/–-]\d\d)?)\s*\??$|"
    r"\s+at this (?:stage|time|point|meeting)\s*\??$",
    re.IGNORECASE,
)
"""The day or the meeting that a plan's heading is about: "What will we have achieved by the end of March 2018?"."""
_BODIES = frozenset({"organisation", "organisations", "partnership", "agencies", "bodies"})
_DESCRIBE = re.compile(r"^(?:please )?(?:briefly )?describe\b", re.IGNORECASE)
_BEFORE = frozenset({"of", "for", "in", "by", "per", "from", "with"})


def readings_of(heading: str) -> list[tuple[str, float]]:
    """The match keys that a heading may be known by, each with how far it can be trusted, the surest first."""
    readings: dict[str, float] = {}

    def add(text: str, trust: float) -> None:
        key = words_key(text)
        if key and readings.get(key, 0.0) < trust:
            readings[key] = trust

    whole = " ".join(heading.split())
    plain = _UNIT.sub("", _NUMBERED.sub("", _BRACKETED.sub("", whole)))
    add(whole, 1.0)
    add(_PLURAL.sub(r"\1", whole), 0.98)
    add(_BRACKETED.sub("", whole), 0.97)
    add(plain, 0.95)
    add(_UNIT.sub("", _NUMBERED.sub("", whole)), 0.95)
    halves = _SPLITS.split(heading)
    for part in halves if len(halves) > 1 else ():
        add(_NUMBERED.sub("", _BRACKETED.sub("", part)), 0.9)
    for inside in _INSIDE.findall(heading):
        for part in re.split(r"\s*[,;/]\s*", inside):
            _add_part(part, 0.85, add)
    pieces = _TIGHT_SLASH.split(plain) if "/" in plain else []
    for part in pieces:
        # "Tel/Fax": where nothing is kept of the others, the column is that of this one.
        alone = all(other == part or words_key(other) in words("nothing") for other in pieces)
        _add_part(part, 0.9 if alone else 0.6, add)
    if _DESCRIBE.match(plain):
        add("description", 0.8)
    key = words_key(plain)
    if not _MEASURES.match(key):
        add(_BY_WHEN.sub("", plain), 0.94)
        add(_FILLERS.sub(" ", key), 0.8)
        _add_ends(key.split(), add)
    return sorted(readings.items(), key=lambda reading: -reading[1])


def _add_ends(said: list[str], add: Callable[[str, float], None]) -> None:
    """Of a group's name and a column's own, joined, or of two languages, the end says what the column holds.

    Of what is said *of* something it is the beginning: "Description of target group".
    """
    after = False
    for start in range(1, len(said)):
        after = after or said[start - 1] in _AFTER
        _add_part(" ".join(said[start:]), max(0.78, 0.88 - 0.02 * start) - (0.2 if after else 0.0), add)
    if said and said[-1] == "lead" and said[0] in _BODIES:
        # Between a group's name and the column's stands that of a group within.
        add(f"{said[0]} lead", 0.8)
    for end in range(1, len(said)):
        if said[end] in _BEFORE:
            _add_part(" ".join(said[:end]), 0.8, add)
            break


def _add_part(text: str, trust: float, add: Callable[[str, float], None]) -> None:
    # A bare "name" or "number" at the end of a heading may be that of anything.
    if one(words_key(text)) not in words("alone") and words_key(text) not in words("alone"):
        add(text, trust)
