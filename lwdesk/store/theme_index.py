"""Which passages belong to which themes, all at once, read from indexes: tens of thousands are soon told."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lwdesk.store.themes import ThemeInfo

# Each is answered from an index without a look at the rows, which hold all the words.
_PASSAGES = "SELECT id, note FROM passage WHERE deleted_at IS NULL"
_NOTES = "SELECT id, interview FROM note WHERE deleted_at IS NULL"
_INTERVIEWS = "SELECT id FROM interview WHERE deleted_at IS NULL ORDER BY day IS NULL, day, id"
_LINKS = "SELECT target_id, record_id FROM passage_theme INDEXED BY ix_passage_theme_once WHERE field = 'themes'"
_LOST = "SELECT id FROM passage WHERE lost AND deleted_at IS NULL"
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ThemeIndex:
    """The passages that are in use: those whose note and interview are."""

    order: Sequence[int]
    """By date of the interview, then as they were typed and marked."""
    interviews: dict[int, int]
    """The interview of each passage."""
    direct: dict[int, set[int]]
    """The passages that each theme has itself; deleted themes among them."""
    lost: frozenset[int]

    def under(self, themes: Iterable[int]) -> set[int]:
        """The passages of any of these themes."""
        return set().union(*(self.direct.get(theme, _NONE) for theme in themes))

    def counts(self, themes: "Sequence[ThemeInfo]") -> dict[int, int]:
        """How many passages each of the themes has with its sub-themes; `themes` are all, in the order of the tree."""
        held = {theme.id: self.direct.get(theme.id, set()) for theme in themes}
        for theme in reversed(themes):
            if theme.parent is not None and held[theme.id]:
                held[theme.parent] = held[theme.parent] | held[theme.id]
        return {theme: len(passages) for theme, passages in held.items() if passages}

    def among(self, wanted: Collection[int] | None, interviews: Collection[int] | None) -> list[int]:
        """Those passages in their order, as far as they are of these interviews; None for all."""
        found = self.order if wanted is None else [passage for passage in self.order if passage in wanted]
        if interviews is not None:
            found = [passage for passage in found if self.interviews[passage] in interviews]
        return list(found)


def read_index(driver: Any) -> ThemeIndex:
    """The index as the connection sees it now."""
    places = {row[0]: place for place, row in enumerate(driver.execute(_INTERVIEWS))}
    notes = {note: interview for note, interview in driver.execute(_NOTES) if interview in places}
    interviews = {passage: notes[note] for passage, note in driver.execute(_PASSAGES) if note in notes}
    # They come by note, and by age within it, so that sorting by the day leaves them as they were typed.
    order = sorted(interviews, key=lambda passage: places[interviews[passage]])
    direct: dict[int, set[int]] = {}
    for theme, passage in driver.execute(_LINKS):
        if passage in interviews:
            if theme in direct:
                direct[theme].add(passage)
            else:
                direct[theme] = {passage}
    lost = frozenset(row[0] for row in driver.execute(_LOST) if row[0] in interviews)
    return ThemeIndex(order, interviews, direct, lost)
