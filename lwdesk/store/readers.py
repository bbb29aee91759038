"""The readers of a study for one purpose each; every one is made, and imported, when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from lwdesk.store.beside import Beside

if TYPE_CHECKING:
    from lwdesk.store.contributions import Contributions
    from lwdesk.store.event import Event
    from lwdesk.store.framework import Framework
    from lwdesk.store.home import Home
    from lwdesk.store.matrix import Matrix
    from lwdesk.store.notes import Notes
    from lwdesk.store.papers import Papers
    from lwdesk.store.passages import Passages
    from lwdesk.store.people import People
    from lwdesk.store.plan import Plan
    from lwdesk.store.proposals import Proposals
    from lwdesk.store.search import Search
    from lwdesk.store.sorting import Sorting
    from lwdesk.store.themes import Themes
    from lwdesk.store.thread import Threads


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

    @cached_property
    def passages(self) -> "Passages":
        """The passages of notes, and the themes that they belong to."""
        from lwdesk.store.passages import Passages

        return Passages(self._connections)

    @cached_property
    def themes(self) -> "Themes":
        """Themes as a tree, what was said on each, and the grid of interview against theme."""
        from lwdesk.store.themes import Themes

        return Themes(self._connections)

    @cached_property
    def event(self) -> "Event":
        """The event: workshops, delegates, who is where."""
        from lwdesk.store.event import Event

        return Event(self._connections)

    @cached_property
    def proposals(self) -> "Proposals":
        """Proposals by workshop and by activity area."""
        from lwdesk.store.proposals import Proposals

        return Proposals(self._connections)

    @cached_property
    def contributions(self) -> "Contributions":
        """What delegates bring, need and ask for, and which offers may answer which needs."""
        from lwdesk.store.contributions import Contributions

        return Contributions(self._connections)

    @cached_property
    def framework(self) -> "Framework":
        """The framework: domains, themes, partners, links, decisions."""
        from lwdesk.store.framework import Framework

        return Framework(self._connections)

    @cached_property
    def sorting(self) -> "Sorting":
        """Sorting schemes, and any two of them crossed."""
        from lwdesk.store.sorting import Sorting

        return Sorting(self._connections)

    @cached_property
    def plan(self) -> "Plan":
        """The action plan: actions, commitments, measures, updates, issues."""
        from lwdesk.store.plan import Plan

        return Plan(self._connections)

    @cached_property
    def papers(self) -> "Papers":
        """The papers for the board, and what the log knows of the time since one of them."""
        from lwdesk.store.papers import Papers

        return Papers(self._connections)

    @cached_property
    def threads(self) -> "Threads":
        """What a record grew from, and what became of it."""
        from lwdesk.store.thread import Threads

        return Threads(self._connections)

    @cached_property
    def home(self) -> "Home":
        """Where the study stands, in numbers."""
        from lwdesk.store.home import Home

        return Home(self._connections)
