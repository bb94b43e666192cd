"""Policy briefs from structured seminar content: checked, typeset, archived.

Data flows one way: content, check, filter, template, Document, writer. The
whole story in one screen is `briefings.pipeline`.
"""

__version__ = "0.1.0"
