"""Partners: which versions of a story are offered side by side."""

from __future__ import annotations

from traitdunion.vocabulary.magazine import Story, Text


def partners(text: Text, story: Story, *, everyone: bool = False) -> tuple[Text, ...]:
    """Return the texts that one is shown beside: its original and its source, or its translations; or all of its versions."""
    return tuple(
        other
        for language, other in story.texts.items()
        if language != text.language
        and (
            everyone
            or story.original in (language, text.language)
            or text.source_language == language
            or other.source_language == text.language
        )
    )
