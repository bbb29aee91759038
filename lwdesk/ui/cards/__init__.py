"""A board of cards: columns of a kind, among which cards are moved by keyboard or by hand."""
