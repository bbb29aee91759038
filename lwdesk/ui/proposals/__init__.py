"""The proposals of the workshops, typed fast and gathered under activity areas."""
