"""Editions that are kept and proved: freeze, list, verify, correct, hand over."""
