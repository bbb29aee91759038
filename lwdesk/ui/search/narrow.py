"""What a search can be held to: groups, sectors, waves, and questions of the interview guide."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lwdesk.text import fold
from lwdesk.ui.table.filters import Choice, Option

if TYPE_CHECKING:
    from lwdesk.store import Store


def choices(store: "Store") -> list[Choice]:
    """A choice each, in the order of the fields of lwdesk.store.search.Narrowing."""
    return [
        Choice("groups", "Group", _matching(lambda: _terms(store, "group"))),
        Choice("sectors", "Sector", _matching(lambda: _terms(store, "sector"))),
        Choice("waves", "Wave", _matching(lambda: _terms(store, "wave"))),
        Choice("prompts", "Question", _matching(lambda: [(p.root, p.text) for p in store.notes.roots()])),
    ]


def _terms(store: "Store", vocabulary: str) -> list[Option]:
    return [(term.id, term.label) for term in store.terms(vocabulary, retired=True)]


def _matching(options: Callable[[], Sequence[Option]]) -> Callable[[str], Sequence[Option]]:
    def find(typed: str) -> Sequence[Option]:
        wanted = fold(typed).strip()
        return [option for option in options() if wanted in fold(option[1])]

    return find
