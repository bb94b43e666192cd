"""The web page: one self-contained, accessible file of semantic HTML."""

from briefings.writers.html.page import write_html as write_html
