"""Starts lwdesk as `python -m lwdesk`."""

from lwdesk.app import main

# Guarded because a worker process may import this file again.
if __name__ == "__main__":
    raise SystemExit(main())
