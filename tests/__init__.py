"""The tests; a package, for some libraries install one called `tests` too."""
