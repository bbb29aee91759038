"""One text policy for every door: typing, paste, import, merge.

Whatever comes in is stored in Unicode's composed form (NFC), with plain line ends and none of the
characters that a workbook or a screen cannot hold.
"""

import re
import unicodedata
from functools import lru_cache

# Control characters but tab and newline, lone surrogates, and the two code points that make a workbook unreadable.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b\ufeff]")
# Among them the vertical tab, which is what Word pastes for a manual line break.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_LEGAL_FORMS = re.compile(r"\b(?:ltd|limited|plc|llp|cic)\b")
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_LEGAL_WORDS = {"ltd", "limited", "plc", "llp", "cic"}
_SEPARATORS = re.compile(r"\s*[;|\n]\s*")


def clean(text: str) -> str:
    """The text as it may be stored: composed, LF line ends, no control characters, no space at its ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_ENDS.sub("\n", text)
    # Composed last: a letter and its accent may have been kept apart by something unwanted.
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def clean_line(text: str) -> str:
    """The text on one line: cleaned, with every run of white space made one space."""
    if text.isascii() and text.isprintable():
        text = text.strip()
        return " ".join(text.split()) if "  " in text else text
    return _SPACES.sub(" ", clean(text))


def fold(text: str) -> str:
    """The text for comparing as a reader would: no case, no accents, typographic quotes made plain."""
    if not text.isascii():
        text = text.translate(_PLAIN)
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return text.casefold()


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """The key under which two names are one: equal but for case, accents, spaces, punctuation, "&" and "Ltd".

    An empty key is never equal to anything; callers test for it.
    """
    if name.isascii() and name.replace(" ", "").isalnum():
        # By far the most names; the long way round gives the same.
        plain = name.lower().split()
        if _LEGAL_WORDS.isdisjoint(plain):
            return " ".join(plain)
    words = _PUNCTUATION.sub(" ", fold(name).replace("&", " and ").replace("'", ""))
    bare = _LEGAL_FORMS.sub(" ", words)
    return " ".join((bare if bare.strip() else words).split())


def split_values(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by semicolons, upright bars or line ends; blanks left out."""
    return [part for part in _SEPARATORS.split(cell) if part]
