"""The framework: domains, themes, partners, links, decisions."""

from lwdesk.store.connections import Connections


class Framework:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
