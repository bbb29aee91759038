"""Whether a name reads like a person's or like an organisation's, where a cell may hold either."""

import re

from lwdesk.exchange.recognise.bodies import is_body
from lwdesk.text import words_key

_TITLED = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|cllr|councillor|sir|dame|lord|lady)\.?\s", re.I)
_WORD = r"[^\W\d_a-z](?:[\w'’.-]*[^\W\d_A-Z]|\.)?(?:['’-][^\W\d_]+)*"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|de|da|del|den|der|di|du|la|le|van|von|al|bin|ap|y)){{1,3}}")
_TELLING = re.compile(
    r"\b(?:all|and|the|of|for|in|at|on|to|with|team|office|department|unit|house|london|partners?|consult\w+|works?|"
    r"working|training|skills|jobs?|learning|health|care|support|advice|solutions|systems|media|studios?|arts|sport|"
    r"housing|homes|colleges?|schools?|north|south|east|west|central|greater|city|community|youth|women|men|people|"
    r"employers?|employment|action|links?|futures?|first|direct|international|national|european?|british|uk|thames|"
    r"jobcentres?|councils?|services?|hotels?|stores?|clubs?|networks?|trusts|centres|agencies|charities|industries|"
    r"ventures?|properties|construction|logistics|recruitment|kitchens?|bakery|caf[eé]|cleaning|catering|security|"
    r"engineering|forward|matters|library|libraries|museum|theatre|press|print|farm|gardens?|nursery|clinic|surgery)\b",
    re.IGNORECASE,
)


def reads_like_person(name: str) -> bool:
    """Whether the name is more likely a person's: two to four words in capitals, none of them a body's or a thing's."""
    if _TITLED.match(name):
        return True
    if not _NAME.fullmatch(name) or is_body(name) or _TELLING.search(name):
        return False
    return not set(words_key(name).split()) & _general()


def _general() -> frozenset[str]:
    from lwdesk.exchange.plan.wording import general_words

    return general_words()
