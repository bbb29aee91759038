"""Proposals by workshop and by activity area."""

from lwdesk.store.connections import Connections


class Proposals:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
