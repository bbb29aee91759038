"""The passages of notes, and the themes that they belong to."""

from lwdesk.store.connections import Connections


class Passages:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
