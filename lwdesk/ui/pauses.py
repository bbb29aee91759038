"""How long what is typed may wait until it is stored; the same wherever somebody types."""

PAUSE, LONGEST = 600, 4000
"""Milliseconds: stored this long after the last keystroke, and this long after the first at the latest.

The promise is that nothing older than a second is lost: what is left of the second is for a slow disk.
"""
