"""The tree of themes, and what was said on each."""
