"""Typography that each language's readers would set by hand: `typeset` for HTML, `typeset_text` for plain text."""

from traitdunion.typography.setting import typeset, typeset_text
from traitdunion.vocabulary.house import House, SpanishQuotes

__all__ = ["House", "SpanishQuotes", "typeset", "typeset_text"]
