"""Starts lwdesk as `python -m lwdesk`."""

from lwdesk.app import start

# Guarded because a worker process may import this file again.
if __name__ == "__main__":
    start()
