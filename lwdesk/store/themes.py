"""Themes as a tree, what was said on each, and the grid of interview against theme."""

from lwdesk.store.connections import Connections


class Themes:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
