"""Whether a text reads like the name of an organisation, which is when commas and "and" may part it from the next."""

import re
from collections.abc import Collection, Sequence

from lwdesk.text import match_key

_KIND = re.compile(
    r"\b(?:trust|council|college|university|agency|partnership|forum|group|association|foundation|society|charit(?:y|ies)|ltd|"
    r"limited|plc|cic|llp|hospital|school|centre|network|union|federation|company|authority|department|ministry|fund|"
    r"service|project|alliance|plus|institute|board|chamber|academy|church|consortium|nhs|pct|dwp|lda|lsc|bank|bureau|"
    r"committee|commission|corporation|coalition|jobcentre|connexions|borough|enterprises?|housing|mind|concern|"
    r"home office)\b",
    re.IGNORECASE,
)
# "Brent Council, Education Department": what ends so is a part of what stands before.
_UNIT = re.compile(
    r"\b(?:department|dept\.?|directorate|team|unit|division|branch|section|services|office|faculty|medical school)$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-Z][A-Za-z&]?[A-Z]{1,5}")
_NO_BODY = frozenset({"UK", "GB", "CIC", "PLC", "LLP", "LTD", "EC", "NW", "SE", "SW", "NE", "IT", "HR", "USA", "BME"})


def is_body(text: str, known: Collection[str] = ()) -> bool:
    """Whether the text surely is the name of an organisation on its own; `known` are match keys of such as exist."""
    if match_key(text) in known:
        return True
    # Two words at least, one of them a kind of body: "Trust" alone, "London" or "Ltd" go with what stands before.
    if len(text.split()) < 2 or not text[:1].isupper() or not _KIND.search(text):
        return False
    return not _UNIT.search(text) or text.casefold() == "home office"


def are_bodies(texts: Sequence[str], known: Collection[str] = ()) -> bool:
    """Whether each of the texts surely is a name: all are bodies, all are initials, or all begin alike."""
    if all(is_body(text, known) for text in texts):
        return True
    if all(_SHORT.fullmatch(text) and text not in _NO_BODY for text in texts):
        return True
    begins = {tuple(text.split()[:2]) for text in texts}
    return len(begins) == 1 and all(text[:1].isupper() and len(text.split()) > 2 for text in texts)
