"""The command line: everything that works without a window."""

from lwdesk.cli.main import run

__all__ = ["run"]
