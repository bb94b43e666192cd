"""Checks: the rules a seminar's content must satisfy before anything is rendered."""

from briefings.checks.registry import ALL_RULES, check_content, read_checked

__all__ = ["ALL_RULES", "check_content", "read_checked"]
