"""Templating: sandboxed Jinja to markup, markup to Document."""
