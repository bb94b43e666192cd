"""Compare: what differs between two editions' contents, by stable id."""
