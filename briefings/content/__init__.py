"""Content: the seminar's files, read strictly into frozen, typed values."""
