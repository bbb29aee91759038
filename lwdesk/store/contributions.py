"""What delegates bring, need and ask for, and which offers may answer which needs."""

from lwdesk.store.connections import Connections


class Contributions:
    """Reads of one study, from any thread."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
