"""Spelling by a dictionary of the computer, where there is one; where there is none nothing is marked."""

import locale
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lwdesk import text

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|^www\.|\.(?:org|com|net|uk|gov|info|eu)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_APOSTROPHES = re.compile("['\u2019]")
_OWNERS_S = re.compile(r"['\u2019]s?$")
_MOST = 6
"""Suggestions that are shown."""


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def check(self, word: str) -> bool:
        """Whether it has the word."""

    def suggest(self, word: str) -> list[str]:
        """Words that are like it, the likeliest first."""


def find_dictionary() -> Dictionary | None:
    """A dictionary of British English, or of the language of the computer; None where neither is there."""
    try:
        import enchant
    except ImportError:
        # Without the library that it speaks to, the package cannot be imported.
        return None
    spoken = locale.getlocale()[0] or ""
    for language in ("en_GB", spoken, spoken.partition("_")[0]):
        try:
            if language and enchant.dict_exists(language):
                found: Dictionary = enchant.Dict(language)
                return found
        except enchant.errors.Error:
            continue
    return None


class Spelling(QObject):
    """Tells which words are not known, for all the notes of a screen.

    Known besides those of the dictionary are the words of the `names` (people, organisations), those of the study
    (`words`), and what the user adds, which is also handed to `remember`. The dictionary is looked for when a note
    first wants it.
    """

    changed = Signal()
    """Other words are marked now."""

    def __init__(
        self,
        names: Iterable[str] = (),
        words: Iterable[str] = (),
        remember: Callable[[list[str]], None] | None = None,
        find: Callable[[], Dictionary | None] = find_dictionary,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._enabled = True
        self._find: Callable[[], Dictionary | None] | None = find
        self._dictionary: Dictionary | None = None
        self._remember = remember
        self._added = list(words)
        self._known: set[str] = set()
        self._told: dict[str, bool] = {}
        self._right: set[str] = set()
        self.set_names(names)

    @property
    def enabled(self) -> bool:
        """Whether anything is marked at all."""
        return self._enabled

    @enabled.setter
    def enabled(self, on: bool) -> None:
        if on != self._enabled:
            self._enabled = on
            self.changed.emit()

    def set_names(self, names: Iterable[str]) -> None:
        """Names that are never marked, in place of those given before."""
        known = {part for name in names for _, part in words_in(name)} | set(self._added)
        self._known = {text.fold(word) for word in known}
        self._forget()

    def add(self, word: str) -> None:
        """Count a word as known in this study from now on."""
        if word not in self._added:
            self._added.append(word)
        self._known.add(text.fold(word))
        if self._remember:
            self._remember(list(self._added))
        self._forget()

    def wrong(self, said: str) -> tuple[tuple[int, int], ...]:
        """The stretches of a text that are not known."""
        if not self._enabled or not self._ready():
            return ()
        return tuple((at, at + len(word)) for at, word in self._doubtful(said) if not self._is_known(word))

    def glance(self, said: str) -> tuple[tuple[tuple[int, int], ...], bool]:
        """The same from what was told before, without asking the dictionary, and whether that is all there is."""
        if not self._enabled:
            return (), True
        told = [(at, word, self._told.get(word)) for at, word in self._doubtful(said)]
        found = tuple((at, at + len(word)) for at, word, known in told if known is False)
        return found, all(known is not None for _, _, known in told)

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first."""
        return self._dictionary.suggest(word)[:_MOST] if self._ready() and self._dictionary else []

    def _doubtful(self, said: str) -> Iterator[tuple[int, str]]:
        # Between two keys there is time for what is new in a paragraph only: most of it was found to be right before.
        doubtful = set(said.split()) - self._right
        if not doubtful:
            return
        for token in _TOKEN.finditer(said):
            if token[0] in doubtful:
                words = list(words_in(token[0]))
                if all(self._told.get(word) for _, word in words):
                    self._right.add(token[0])
                yield from ((token.start() + at, word) for at, word in words)

    def _forget(self) -> None:
        self._told.clear()
        self._right.clear()
        self.changed.emit()

    def _ready(self) -> bool:
        if self._find is not None:
            find, self._find = self._find, None
            self._dictionary = find()
        return self._dictionary is not None

    def _is_known(self, word: str) -> bool:
        known = self._told.get(word)
        if known is None:
            known = self._told[word] = self._ask(word)
        return known

    def _ask(self, word: str) -> bool:
        assert self._dictionary is not None
        owner = _OWNERS_S.sub("", word)
        if text.fold(word) in self._known or text.fold(owner) in self._known:
            return True
        plain = word.replace("\u2019", "'")
        # English dictionaries often lack the accents of the words that it has borrowed.
        asked = (plain, owner, _unaccented(plain)) if not word.isascii() else (plain, owner)
        return any(map(self._dictionary.check, asked))


def words_in(said: str) -> Iterator[tuple[int, str]]:
    """The words of a text that can be right or wrong, with their places.

    None of these: with a digit in it, all in capitals, a single letter, part of an address.
    """
    for token in _TOKEN.finditer(said):
        if _ADDRESS.search(token[0]):
            continue
        for word in _WORD.finditer(token[0]):
            part = word[0]
            if len(part) > 1 and not part.isupper() and _APOSTROPHES.sub("", part).isalpha():
                yield token.start() + word.start(), part


def _unaccented(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
