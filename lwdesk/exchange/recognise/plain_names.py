"""Names of organisations that are plainly that and nothing more, told quickly, since most are: plain words, none of
which could name a part or say that there is no name. `split_organisations` gives each of them as it is."""

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Z][A-Za-z0-9']+(?: [A-Za-z0-9']+)*")
_TELLING = re.compile(
    r"\b(?:(?:lead|deliver|manag|host|accountabl|partner|work|joint|together|along|support|fund|cofund|financ|sponsor|"
    r"commission|paid|grant|money|unknown|applicabl)|"
    # And whole words, among them those that stand where there is no name.
    r"(?:led|run|with|from|by|and|match|n|na|nk|none|nil|no|not|yes|tb[a-z]|to|yet|known|various|several|others?|as|"
    r"ditto|see|etc)\b)",
    re.IGNORECASE,
)
"""Words after which a closer look is needed, and beginnings of such."""


def plainly_names(pieces: Iterable[str]) -> set[str]:
    """Those of the pieces that are surely one name each; others may be too."""
    return {piece for piece in pieces if _PLAIN.fullmatch(piece) and not _TELLING.search(piece)}
