"""The root of all that goes wrong in the world outside: told in one sentence, never as a crash."""


class Refusal(Exception):
    """Something cannot be done; the message says what is wrong, where, and what to do."""
