"""The day of the event and its workshops."""
