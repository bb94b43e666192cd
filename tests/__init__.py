"""The tests, a package of a name of its own among the installed ones."""
