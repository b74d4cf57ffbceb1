"""Relations beside translation: who may be asked to translate a story, and into which languages."""

from __future__ import annotations

from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text

PERMITTED = "permitted"
"""What `translation:` says where the author allows what the licence does not."""

NO_DERIVATIVES = "-ND"
RESERVED = "all-rights-reserved"


def may_be_translated(original: Text) -> bool:
    """Tell whether a story's licence, or its author, allows a new translation.

    Rights that are reserved because nobody said anything else are the collective's own: only a text that says it forbids it.
    """
    header = original.manuscript.header
    forbidden = NO_DERIVATIVES in (original.license or "").upper() or header.license == RESERVED
    return not forbidden or header.translation == PERMITTED


def is_asked_for(original: Text, language: Language) -> bool:
    """Tell whether a story lacks something in a language that it has no text in: `only` and the licence may say no."""
    only = original.manuscript.header.only
    return (not only or language in only) and may_be_translated(original)


def is_adaptation(text: Text) -> bool:
    """Tell whether a text is freely made after another: it has no parity and is never stale."""
    return text.manuscript.header.translates is None and text.manuscript.header.adapts is not None


def is_from_outside(text: Text) -> bool:
    """Tell whether a text was translated from one that is not in this magazine."""
    return bool(text.manuscript.header.translates_external)
