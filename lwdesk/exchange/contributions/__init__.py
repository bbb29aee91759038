"""What delegates can bring, need and ask for, written as the manager sends it out: by area, organisation or kind."""
