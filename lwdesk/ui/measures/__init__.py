"""Success measures and the charter."""
