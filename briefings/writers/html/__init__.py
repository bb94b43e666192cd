"""The web page writer."""
