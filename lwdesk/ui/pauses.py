"""How long what is typed may wait until it is stored; the same wherever somebody types."""

PAUSE, LONGEST = 600, 4000
"""Milliseconds: stored this long after the last keystroke, and this long after the first at the latest.

The promise is a second after the last keystroke, or five while typing goes on: what is left is for a slow disk.
"""
