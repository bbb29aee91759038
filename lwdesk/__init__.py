"""lwdesk: the desk of a programme manager who runs a scoping study."""

__version__ = "0.1.0"
