"""Word files read back: what changed between two, as tracked changes."""
