"""What can go wrong with a file that comes in or goes out and is the world's doing."""

from lwdesk.refusal import Refusal


class ExchangeTrouble(Refusal):
    """A file cannot be read or written; the message is one sentence that says what is wrong and what to do."""
