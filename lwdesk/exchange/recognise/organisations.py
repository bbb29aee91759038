"""The organisations that a cell names, each with the part it plays: lead, partners or funders."""

import re
from collections.abc import Collection

from lwdesk.text import clean, match_key

LEAD, PARTNERS, FUNDERS = "lead", "partners", "funders"

_STRONG = re.compile(r"\s*(?:[;|\n\t•]|\s/\s|\s\+\s)\s*")
_WORDS = {
    LEAD: r"lead(?: (?:organisation|partner|agency|body|applicant))?|led by|run by|delivered by|managed by|"
    r"host(?:ed by)?|accountable body",
    PARTNERS: r"partners?(?: organisations?| agenc(?:y|ies))?|delivery partners?|with|working with|"
    r"supported by|in partnership with",
    FUNDERS: r"funders?|fund(?:ed|ing)(?: by| from| body)?|paid (?:for )?by|sponsor(?:s|ed by)?|"
    r"financed by|commission(?:er|ed by)|grant(?: from)?",
}
_LABEL = {part: re.compile(rf"(?:{words})\s*(?::|\s[-–—]\s)\s*", re.IGNORECASE) for part, words in _WORDS.items()}
_PHRASE = {
    LEAD: re.compile(r"(?:led by|run by|delivered by|managed by|hosted by)\s+", re.IGNORECASE),
    # A capital makes "With" the beginning of a name.
    PARTNERS: re.compile(r"(?:[Ii]n partnership with|[Ww]orking with|[Ss]upported by|with)\s+"),
    FUNDERS: re.compile(
        r"(?:funded by|funding from|paid for by|sponsored by|financed by|commissioned by)\s+", re.IGNORECASE
    ),
}
_SUFFIX = {
    part: re.compile(rf"\s*(?:[(\[]\s*(?:{words})\s*[)\]]|\s[-–—]\s*(?:{words}))\s*[.,]?$", re.IGNORECASE)
    for part, words in _WORDS.items()
}
_LETTER = {
    part: re.compile(rf"\s*[(\[]{letter}[)\]]\s*$")
    for part, letter in ((LEAD, "[Ll]"), (PARTNERS, "[Pp]"), (FUNDERS, "[Ff$£]"))
}
_INSIDE = re.compile(
    r"\s*[(\[]\s*(?P<how>funded by|funding from|paid for by|with|in partnership with)\s+(?P<who>[^()\[\]]+)[)\]]",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r",?\s+(?=(?:funded by|funding from|paid for by|in partnership with|working with|supported by)\s)", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[-–—*•·]|\(?\d{1,2}[.)])\s+")
_BODY = re.compile(
    r"\b(?:trust|council|college|university|agency|partnership|forum|group|association|foundation|society|charit(?:y|ies)|ltd|"
    r"limited|plc|cic|llp|hospital|school|centre|network|union|federation|company|authority|department|ministry|office|fund|"
    r"service|services|project|alliance|plus|institute|board|chamber|academy|church|consortium|nhs|pct|dwp|lda|lsc)\b",
    re.IGNORECASE,
)


def split_organisations(cell: str, part: str = LEAD, known: Collection[str] = ()) -> list[tuple[str, str]]:
    """The organisations in a cell as (name, part), in its order; part is "lead", "partners" or "funders".

    `part` is what the column stands for. In a column of leads the first organisation without a part of its
    own is the lead and the others are partners. `known` are match keys of organisations that exist: names
    of theirs are parted at commas too.
    """
    found: list[tuple[str, str]] = []
    current = ""
    for piece in _pieces(clean(cell), known):
        label, piece = _take_label(piece)
        current = label or current
        if not piece:
            continue
        inside = [(_part_of(m["how"]), m["who"].strip()) for m in _INSIDE.finditer(piece)]
        name, own = _take_suffix(_INSIDE.sub("", piece).strip())
        if name:
            found.append((name, own or current))
        for inner, who in inside:
            found.extend((each, inner) for each in _split_commas(who, known))
    return _settle(found, part)


def _pieces(text: str, known: Collection[str]) -> list[str]:
    pieces = []
    for strong in _STRONG.split(text):
        for phrase in _BETWEEN.split(strong):
            bare = _BULLET.sub("", phrase).strip(" ,")
            if bare:
                pieces.extend(_split_commas(bare, known))
    return pieces


def _split_commas(text: str, known: Collection[str]) -> list[str]:
    """The names in a list with commas, where it surely is one; else the text as it is: names have commas too."""
    if "," not in text or match_key(text) in known:
        return [text]
    parts = [part.strip() for part in re.split(r",(?![^(\[]*[)\]])", text)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and " and " in parts[-1]:
        # "A Trust, B College and C Forum": the last comma is an "and".
        before, after = parts[-1].split(" and ", 1)
        if _is_body(before, known) and _is_body(after, known):
            parts[-1:] = [before.strip(), after.strip()]
    parts = [re.sub(r"^and\s+", "", part) for part in parts]
    return parts if len(parts) > 1 and all(_is_body(part, known) for part in parts) else [text]


def _is_body(text: str, known: Collection[str]) -> bool:
    bare = _take_suffix(_take_label(text)[1])[0]
    if match_key(bare) in known:
        return True
    # Two words at least, one of them a kind of body: "Trust" alone, "London" or "Ltd" go with what stands before.
    return len(bare.split()) > 1 and bare[:1].isupper() and bool(_BODY.search(bare))


def _take_label(piece: str) -> tuple[str, str]:
    """The part that the piece begins by naming ("Funded by X", "Partners: Y"), or "", and the piece without that."""
    for patterns in (_LABEL, _PHRASE):
        for part, pattern in patterns.items():
            if match := pattern.match(piece):
                return part, piece[match.end() :].strip()
    return "", piece


def _take_suffix(piece: str) -> tuple[str, str]:
    """The piece without a part named at its end ("X (funder)"), and that part, or ""."""
    for patterns in (_SUFFIX, _LETTER):
        for part, pattern in patterns.items():
            match = pattern.search(piece)
            if match and match.start():
                return piece[: match.start()].strip(" ,"), part
    return piece, ""


def _part_of(how: str) -> str:
    return PARTNERS if "with" in how.casefold() else FUNDERS


def _settle(found: list[tuple[str, str]], part: str) -> list[tuple[str, str]]:
    """The organisations with the parts that were not said; each name once for each part."""
    has_lead = any(own == LEAD for _, own in found)
    settled: dict[tuple[str, str], tuple[str, str]] = {}
    for name, own in found:
        if not own and part == LEAD:
            own = PARTNERS if has_lead else LEAD
        own = own or part
        if own == LEAD and part == LEAD:
            has_lead = True
        settled.setdefault((match_key(name) or name, own), (name, own))
    return list(settled.values())
