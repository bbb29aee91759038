"""What delegates can bring, need, and ask of the programme."""
