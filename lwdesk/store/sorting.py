"""Sorting schemes, and any two of them crossed."""

from lwdesk.store.connections import Connections


class Sorting:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
