"""The readers of a study for one purpose each; every one is made, and imported, when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from lwdesk.store.beside import Beside

if TYPE_CHECKING:
    from lwdesk.store.matrix import Matrix
    from lwdesk.store.notes import Notes
    from lwdesk.store.people import People
    from lwdesk.store.search import Search


class Readers(Beside):
    """What a study answers beyond records and lists, by subject."""

    @cached_property
    def people(self) -> "People":
        """Where the study speaks of a person."""
        from lwdesk.store.people import People

        return People(self._connections)

    @cached_property
    def notes(self) -> "Notes":
        """Guides, notes and summaries."""
        from lwdesk.store.notes import Notes

        return Notes(self._connections)

    @cached_property
    def matrix(self) -> "Matrix":
        """The sampling matrix: targets, who is where, who could be."""
        from lwdesk.store.matrix import Matrix

        return Matrix(self._connections)

    @cached_property
    def search(self) -> "Search":
        """Words found in the text of notes and summaries."""
        from lwdesk.store.search import Search

        return Search(self._connections)
