"""The framework: domains with their themes, partners and links."""
