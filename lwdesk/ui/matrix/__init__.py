"""The parts of the Matrix page."""
