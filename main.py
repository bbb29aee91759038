"""Starts lwdesk: the window, or one command without it (`python main.py --help`)."""

from lwdesk.app import start

# Guarded because the worker process that reads workbooks imports this file again.
if __name__ == "__main__":
    start()
