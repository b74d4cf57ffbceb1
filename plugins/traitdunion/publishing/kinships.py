"""Kinships: related articles, found once for each state of an edition's headers."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from traitdunion.edges.store import Store
from traitdunion.publishing.inputs import Inputs
from traitdunion.rules.editions import related
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.page import View


class Found(msgspec.Struct, frozen=True, array_like=True):
    """The related stories of each story, and the digest of the edition that they were found in."""

    inputs: str
    stories: dict[str, tuple[str, ...]]


class Kinships:
    """Finds related articles, or looks them up where no header of the edition has changed."""

    def __init__(self, store: Store, inputs: Inputs, output: str) -> None:
        self.store, self.inputs = store, inputs
        self.room = f"related {output}"

    def __call__(self, view: View) -> Mapping[str, tuple[Text, ...]]:
        """Return the related articles of each article of an edition."""
        language = view.edition.language
        digest = self.inputs.edition(language)
        try:
            known = DECODER.decode(self.store.room(self.room).get(language, b""))
        except (msgspec.DecodeError, msgspec.ValidationError):
            known = None
        texts = {text.story: text for text in view.articles}
        if known is not None and known.inputs == digest:
            return {story: tuple(texts[other] for other in others) for story, others in known.stories.items()}
        found = related(view)
        stories = {story: tuple(other.story for other in others) for story, others in found.items()}
        self.store.change(self.room, {language: msgspec.msgpack.encode(Found(digest, stories))})
        return found


DECODER = msgspec.msgpack.Decoder(Found)
