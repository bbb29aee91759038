"""One text policy for every door: typing, paste, import, merge.

Whatever comes in is stored in Unicode's composed form (NFC), with plain line ends and none of the
characters that a workbook or a screen cannot hold.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Control characters but tab and newline, lone surrogates, and the two code points that make a workbook unreadable.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b\ufeff]")
# Among them the vertical tab, which is what Word pastes for a manual line break.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_NUMBERED = re.compile(r"\d")
# Two numbers side by side are not one: "Ward 1 1" is not "Ward 11".
_NOT_BETWEEN_NUMBERS = re.compile(r"(?<!\d) | (?!\d)")
_NUMBERS_APART = re.compile(r"\d \d")
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
# Letters with a stroke, which no accent can be taken off, and two letters written as one.
_STROKED = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae",
                          "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"})  # fmt: skip
_LEGAL_WORDS = {"ltd", "limited", "plc", "llp", "cic"}
_UNSAID = _LEGAL_WORDS | {"the"}
_UNSAID_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_UNSAID))})\b")
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


def base_letters(text: str) -> str:
    """The text by which a name is put in order: "Église" stands among the E, "Ågren" among the A."""
    return text if text.isascii() else fold(text.translate(_STROKED))


def plain_words(name: str) -> list[str]:
    """The words of a name, folded, without punctuation; "&" is "and", "Y.M.C.A." one word."""
    if name.isascii():
        folded = name.casefold()
    else:
        # The dots count where a word is short and has a number: "Ü25" are people over 25, "U25" are those below.
        marked = (word.casefold() if _NUMBERED.search(word) else fold(word) for word in clean(name).split())
        folded = " ".join(marked)
    return _PUNCTUATION.sub(" ", _INITIALS.sub(r"\1", folded.replace("&", " and ").replace("'", ""))).split()


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """The key under which two names are one: equal but for case, accents, spaces, punctuation, "&", "Ltd", "The".

    "Y.M.C.A. Ltd", "The YMCA" and "ymca" have one. An empty key is never equal to anything; callers test for it.
    """
    return _NOT_BETWEEN_NUMBERS.sub("", words_key(name))


@lru_cache(maxsize=65536)
def words_key(name: str) -> str:
    """The words of the match key, parted by a space each: for comparing names word by word."""
    if name.isascii() and name.replace(" ", "").isalnum():
        # By far the most names; the long way round gives the same.
        words = name.lower().split()
        if _UNSAID.isdisjoint(words):
            return " ".join(words)
    else:
        words = plain_words(name)
    # A legal form says nothing but where a name begins with it: "Limited Edition Theatre".
    said = [word for at, word in enumerate(words) if at == 0 or word not in _LEGAL_WORDS]
    while len(said) > 1 and said[0] == "the":
        del said[0]
    while len(said) > 1 and said[-1] == "the":
        del said[-1]
    return " ".join(said)


def match_keys(names: Sequence[str]) -> list[str]:
    """The match key of each name: for the many names of a column, most of them plain words, told all at once."""
    lines = "\n".join(names).lower()
    if lines.isascii() and lines.replace(" ", "").replace("\n", "").isalnum() and not _UNSAID_WORD.search(lines):
        apart = _NUMBERS_APART.search(lines)
        keys = (_NOT_BETWEEN_NUMBERS.sub("", lines) if apart else lines.replace(" ", "")).split("\n")
        if len(keys) == len(names):
            return keys
    return list(map(match_key, names))


def split_values(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by semicolons, upright bars or line ends; blanks left out."""
    return [part for part in _SEPARATORS.split(cell) if part]
