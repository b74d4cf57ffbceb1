"""Typography that each language's readers would set by hand: `typeset` for HTML, `typeset_text` for plain text."""

from traitdunion.typography.house import House, SpanishQuotes
from traitdunion.typography.setting import typeset, typeset_text

__all__ = ["House", "SpanishQuotes", "typeset", "typeset_text"]
