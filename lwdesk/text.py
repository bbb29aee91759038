"""One text policy for every door: typing, paste, import, merge.

Whatever comes in is stored in Unicode's composed form (NFC), with plain line ends and none of the
characters that a workbook or a screen cannot hold.
"""

import re
import unicodedata
from functools import lru_cache

# Control characters but tab and newline, lone surrogates, and the two code points that make a workbook unreadable.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b\ufeff]")
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_LEGAL_FORMS = re.compile(r"\b(?:ltd|limited|plc|llp|cic)\b")
_SEPARATORS = re.compile(r"\s*[;|\n]\s*")


def clean(text: str) -> str:
    """The text as it may be stored: composed, LF line ends, no control characters, no space at its ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNWANTED.sub("", unicodedata.normalize("NFC", text)).strip()


def clean_line(text: str) -> str:
    """The text on one line: cleaned, with every run of white space made one space."""
    return _SPACES.sub(" ", clean(text))


def fold(text: str) -> str:
    """The text for comparing as a reader would: no case, no accents, typographic quotes made plain."""
    if not text.isascii():
        text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u2013", "-").replace("\u2014", "-")
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return text.casefold()


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """The key under which two names are one: equal but for case, accents, spaces, punctuation, "&" and "Ltd".

    An empty key is never equal to anything; callers test for it.
    """
    words = _PUNCTUATION.sub(" ", fold(name).replace("&", " and ").replace("'", ""))
    bare = _LEGAL_FORMS.sub(" ", words)
    return " ".join((bare if bare.strip() else words).split())


def split_values(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by semicolons, upright bars or line ends; blanks left out."""
    return [part for part in _SEPARATORS.split(cell) if part]
