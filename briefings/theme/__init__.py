"""Themes: measures, colours and faces, read once and shared by all writers."""
