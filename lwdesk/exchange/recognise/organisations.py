"""The organisations that a cell names, each with the part it plays: lead, partners or funders."""

import re
from collections.abc import Collection

from lwdesk.exchange.recognise.bodies import are_bodies, is_body
from lwdesk.text import clean, match_key

LEAD, PARTNERS, FUNDERS = "lead", "partners", "funders"

_STRONG = re.compile(r"\s*(?:[;|\n\t•]|\s/\s|\s\+\s)\s*")
_FUNDED = (
    r"(?:(?:part|partly|jointly|joint|co|mainly|also|match|and)[- ]?)*"
    r"(?:funded|financed|sponsored|commissioned|paid for) by"
)
_WORDS = {
    LEAD: r"lead(?: (?:organisation|partner|agency|body|applicant))?|led by|run by|delivered by|managed by|"
    r"host(?:ed by)?|accountable body",
    PARTNERS: r"partners?(?: organisations?| agenc(?:y|ies))?|delivery partners?|with|working with|"
    r"supported by|in partnership with",
    FUNDERS: rf"(?:co-?)?funders?|fund(?:ed|ing)(?: by| from| body)?|{_FUNDED}|paid (?:for )?by|sponsor(?:s|ed by)?|"
    r"financed by|commission(?:er|ed by)|grant(?: from)?",
}
_LABEL = {part: re.compile(rf"(?:{words})\s*(?::|\s[-–—]\s)\s*", re.IGNORECASE) for part, words in _WORDS.items()}
# In small letters where a capital makes it the beginning of a name: "Working with Men", "Partners in Health".
_PHRASE = {
    LEAD: re.compile(r"(?:[Ll]ed by|[Rr]un by|[Dd]elivered by|[Mm]anaged by|[Hh]osted by)\s+|lead\s+(?=[A-Z])"),
    PARTNERS: re.compile(
        r"(?:[Ii]n partnership with|working with|jointly with|together with|along with|[Ss]upported by|"
        r"with support from|with(?! (?:some )?(?:funding|funds|money|a grant) from))\s+"
        r"|partners?\s+(?=[A-Z])"
    ),
    FUNDERS: re.compile(
        rf"(?:(?i:{_FUNDED})|(?i:paid by|with (?:some )?(?:funding|funds|money|a grant) from|funding from))\s+"
        r"|(?:co-?)?funders?\s+(?=[A-Z])"
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
    rf"\s*[(\[]\s*(?P<how>{_FUNDED}|funding from|in partnership with|with|(?:co-?)?funders?:|partners?:|lead:|[flp]:)"
    r"\s*(?P<who>[^()\[\]]+)[)\]]",
    re.IGNORECASE,
)
_MONEY = r"(?:£|€|\$)\s?\d[\d,.]*\s?(?:k|m|bn|million)?(?:\s?(?:a|per|/)\s?year| p\.?a\.?)?"
_SUM = re.compile(rf"\s*[(\[]\s*(?P<sum>{_MONEY})\s*[)\]]\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[](?P<who>[^()\[\]]+)[)\]]\s*$")
_BETWEEN = re.compile(
    rf"(?<!\bwith)[,.]?\s+(?=(?:(?:and )?(?i:{_FUNDED})|with (?:some )?(?:funding|funds|money|support|a grant) from|"
    r"funding from|in partnership with|working with|jointly with|together with|along with|supported by)\s)"
    r"(?![^(\[]*[)\]])"
)
_WITH = re.compile(r",?\s+with\s+")
_PLAYED = re.compile(rf"([(\[]\s*(?:{'|'.join(_WORDS.values())})\s*[)\]])\s*(?:,|&|/|\band\b)\s*", re.IGNORECASE)
_JOINT = re.compile(r"\s+(?:and|&)\s+")
_TIGHT = re.compile(r"(?<=\w)/(?=\w)")
_BULLET = re.compile(r"^(?:[-–—*•·]|\(?\d{1,2}[.)])\s+")
_NUMBERS = re.compile(r"(?:^|\s+)\d{1,2}[.)]\s+(?=[A-Z])")
_STOP = re.compile(r"(?<=[a-z]{3})(?<!Dept)(?<!Univ)(?<!Corp)(?<!Bros)(?<!Assoc)\.$")
_NO_NAME = re.compile(
    r"(?:n\s?/?\s?a|n\s?/?\s?k|none|nil|no|yes|tb[cda]|to be (?:confirmed|agreed|decided)|(?:not )?(?:yet )?known|"
    r"unknown|not (?:yet )?(?:applicable|confirmed|stated|given)|various|several|others?|as above|ditto|see above|etc|"
    rf"{_MONEY}|\d*|[\W_]*)[\W_]*",
    re.IGNORECASE,
)


def split_organisations(
    cell: str, part: str = LEAD, known: Collection[str] = (), brackets: str = ""
) -> list[tuple[str, str]]:
    """The organisations in a cell as (name, part), in its order; part is "lead", "partners" or "funders".

    `part` is what the column stands for. In a column of leads the first organisation without a part of its
    own is the lead and the others are partners. `known` are match keys of organisations that exist: names
    of theirs are parted at commas, "and" and slashes too. `brackets` is the part of those that stand in brackets,
    where the heading says so.
    """
    found: list[tuple[str, str]] = []
    current = ""
    pieces = _pieces(clean(cell), known)
    if len(pieces) > 1:
        # A sentence of names ends in a stop; a name on its own is left as it is.
        pieces = [_STOP.sub("", piece) for piece in pieces]
    for piece in pieces:
        label, piece = _take_label(piece)
        current = label or current
        for each in _split_named(piece, known) if label else [piece]:
            found.extend(_named(each, current, known, brackets))
    return _settle(found, part)


def is_no_name(text: str) -> bool:
    """Whether the text stands where a name would, and names nobody: "N/A", "to be confirmed", "various", a dash."""
    return bool(_NO_NAME.fullmatch(text.strip()))


def _named(piece: str, current: str, known: Collection[str], brackets: str) -> list[tuple[str, str]]:
    """The organisation that a piece names, and those that stand in brackets behind it."""
    found: list[tuple[str, str]] = []
    inside = [(_part_of(m["how"]), m["who"].strip()) for m in _INSIDE.finditer(piece)]
    name, own = _take_suffix(_INSIDE.sub("", piece).strip())
    if brackets and not own and (match := _BRACKETED.search(name)) and match.start() and not _is_short_for(match, name):
        inside.append((brackets, match["who"].strip()))
        name = name[: match.start()]
    # What it gave is no name; it stands by itself, so that it is told and kept.
    paid = _SUM.search(name)
    name = (name[: paid.start()] if paid else name).strip(" ,")
    if name:
        found.append((name, own or current))
    if paid:
        found.append((paid["sum"], own or current))
    for inner, who in inside:
        found.extend((each, inner) for each in _split_named(who, known))
    return found


def _is_short_for(match: re.Match[str], name: str) -> bool:
    """Whether the brackets hold the name's own initials: "Learning and Skills Council (LSC)"."""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name[: match.start()]))
    letters = "".join(c for c in match["who"] if c.isalpha())
    return len(letters) > 1 and letters.upper() in (initials.upper(), "".join(c for c in initials if c.isupper()))


def _pieces(text: str, known: Collection[str]) -> list[str]:
    pieces: list[str] = []
    # "X (lead), Y, Z": once a part is told between commas, they part names.
    listed = any("," in match[0] for match in _PLAYED.finditer(text))
    text = _PLAYED.sub(r"\1;", text)
    if _NUMBERS.match(text):
        text = _NUMBERS.sub(";", text)
    for strong in _STRONG.split(text):
        for phrase in _BETWEEN.split(strong):
            bare = _BULLET.sub("", phrase).strip(" ,")
            if listed and (parts := _split_listed(bare)):
                pieces.extend(parts)
            else:
                pieces.extend(_split_with(bare, known) if bare else ())
    return pieces


def _split_listed(text: str) -> list[str]:
    """The pieces between commas where each may be a name on its own; else none."""
    parts = text.split(", ")
    plain = len(parts) > 1 and all(p[:1].isupper() and len(p.split()) < 6 and " and " not in p for p in parts)
    return parts if plain else []


def _split_with(text: str, known: Collection[str]) -> list[str]:
    """The pieces of "X with Y" where both are surely names; else what commas and slashes part."""
    parts = _WITH.split(text, maxsplit=1)
    if match_key(text) in known:
        return [text]
    if len(parts) == 2 and parts[0] and is_body(_bare(parts[0]), known):
        others = _split_named(parts[1], known)
        if are_bodies(others, known):
            return [*_split_commas(parts[0], known), *(f"with {other}" for other in others)]
    return _split_commas(text, known)


def _split_commas(text: str, known: Collection[str]) -> list[str]:
    """The names in a list with commas, where it surely is one; else the text as it is: names have commas too."""
    if match_key(text) in known:
        return [text]
    slashed = _TIGHT.split(text)
    if len(slashed) > 1 and are_bodies([_bare(part) for part in slashed], known):
        return slashed
    if "," not in text:
        return split_known(text, known)
    parts = [part.strip() for part in re.split(r",(?![^(\[]*[)\]])", text)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and is_no_name(parts[-1]) and any(map(str.isalpha, parts[-1])):
        return [*_split_commas(text[: text.rindex(",")], known), parts[-1]]
    if len(parts) > 1 and " and " in parts[-1]:
        # "A Trust, B College and C Forum": the last comma is an "and".
        before, after = parts[-1].split(" and ", 1)
        if before and are_bodies([_bare(before), _bare(after)], known):
            parts[-1:] = [before.strip(), after.strip()]
    parts = [re.sub(r"^and\s+", "", part) for part in parts]
    return parts if len(parts) > 1 and are_bodies([_bare(part) for part in parts], known) else [text]


def _split_named(text: str, known: Collection[str]) -> list[str]:
    """The names in what follows "funded by" and the like, where "and" parts names more often than not."""
    parts = _split_commas(text, known)
    if len(parts) == 1 and match_key(text) not in known:
        both = re.split(r"\s+(?:and|&)\s+", text, maxsplit=1)
        if len(both) == 2 and are_bodies([_bare(part) for part in both], known):
            return both
    return parts


def split_known(text: str, known: Collection[str]) -> list[str]:
    """The names that "and" joins, where each of them is known and the whole is not; else the text as it is.

    Whether "Arts and Business" is one name or two nobody can tell from its words.
    """
    if not known or match_key(text) in known:
        return [text]
    for joint in reversed(list(_JOINT.finditer(text))):
        before, after = text[: joint.start()], text[joint.end() :]
        if match_key(before) in known:
            others = [after] if match_key(after) in known else split_known(after, known)
            if all(match_key(other) in known for other in others):
                return [before, *others]
    return [text]


def _bare(text: str) -> str:
    """The text less the part that it says it plays."""
    return _take_suffix(_take_label(text)[1])[0]


def _take_label(piece: str) -> tuple[str, str]:
    """The part that the piece begins by naming ("Funded by X", "Partners: Y"), or "", and the piece without that."""
    for patterns in (_LABEL, _PHRASE):
        for part, pattern in patterns.items():
            if match := pattern.match(piece):
                return part, piece[match.end() :].strip()
    return "", piece


def _take_suffix(piece: str) -> tuple[str, str]:
    """The piece without the parts named at its end ("X (funder)"), and the first of those, or ""."""
    for patterns in (_SUFFIX, _LETTER):
        for part, pattern in patterns.items():
            match = pattern.search(piece)
            if match and match.start():
                before, first = _take_suffix(piece[: match.start()].strip(" ,"))
                return before, first or part
    return piece, ""


def _part_of(how: str) -> str:
    plain = how.casefold()
    if plain.startswith(("lead", "l:")):
        return LEAD
    return PARTNERS if plain.endswith("with") or plain.startswith(("partner", "p:")) else FUNDERS


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
