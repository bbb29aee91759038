"""The event: workshops, delegates, who is where."""

from lwdesk.store.connections import Connections


class Event:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
