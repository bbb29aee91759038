"""To be written."""

from lwdesk.store.connections import Connections


class Search:
    """To be written."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
