"""Reading: from a file's bytes to a manuscript. A pure function of the bytes, the path and what the settings allow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.inheritance import front
from traitdunion.rules.pairing import identify
from traitdunion.rules.source_style import notes
from traitdunion.typography import typeset, typeset_text
from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Manuscript, Source, Status
from traitdunion.vocabulary.problem import Problem, soften
from traitdunion.vocabulary.reading import ReadingOptions

if TYPE_CHECKING:  # whoever converts nothing does without Markdown's reader and the sanitiser
    from traitdunion.rules.markup.converter import Converter

__all__ = ["ReadingOptions", "in_print", "read"]


def in_print(body: Body, language: Language, house: House) -> Body:
    """Return the body with the typography that the language's readers would set by hand."""
    return replace(
        body,
        html=typeset(body.html, language, house),
        headings=tuple(replace(part, text=typeset_text(part.text, language, house)) for part in body.headings),
        excerpt=typeset_text(body.excerpt, language, house),
    )


def read(
    source: Source, options: ReadingOptions, converter: Converter
) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """Return what a file says, or None where it cannot be read, and everything that is wrong with it by itself."""
    identity, misnamed = identify(source.path, options.languages)
    text, problems = decode(source.data, source.path)
    if identity is None or text is None:
        return None, (*misnamed, *problems)
    expected = HeaderOptions(language=identity.language, kind=identity.kind, extra_keys=options.extra_keys)
    header, markdown, first_line, found = read_header(text, source.path, expected)
    if header is None:
        return None, (*problems, *found)
    body, in_body = converter.convert(markdown, first_line, source.path, identity.language, pictures=header.pictures)
    in_body = soften(in_body) if header.status is Status.DRAFT else in_body
    if options.style:
        in_body = (*in_body, *notes(markdown, first_line, source.path, identity.language))
    body = in_print(body, identity.language, options.house)
    manuscript = Manuscript(
        path=source.path,
        story=identity.story,
        kind=identity.kind,
        language=identity.language,
        header=header,
        body=body,
        front=front(header, identity.language, options.house),
    )
    return manuscript, (*problems, *found, *in_body)
