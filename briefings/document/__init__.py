"""The Document: the one frozen tree that every writer reads."""
