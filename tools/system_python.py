"""Checks that this Python is new enough for lwdesk and can make a virtual environment.

Run by `make setup` with the Python it was told to use; written so that an old one understands it.
"""

from __future__ import annotations

import importlib.util
import sys

import debian_packages

NEEDED = (3, 11)


def check_version() -> None:
    """Ends with one sentence where this Python is older than lwdesk needs."""
    if sys.version_info[:2] < NEEDED:
        sys.exit(
            "lwdesk needs Python {}.{} or newer and {} is {}.{}: name a newer one, "
            "as in: make setup PYTHON=python3.12".format(*NEEDED, sys.executable, *sys.version_info[:2])
        )


def check_venv() -> None:
    """Installs what Debian splits off Python, or names it and ends."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    if not debian_packages.is_debian():
        sys.exit("This Python lacks its modules venv and ensurepip: install them, then make again.")
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    debian_packages.provide([package], "A virtual environment")


if __name__ == "__main__":
    check_version()
    check_venv()
