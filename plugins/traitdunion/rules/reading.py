"""Reading: from a file's bytes to a manuscript. A pure function of the bytes, the path and what the settings allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from traitdunion.rules.encoding import decode
from traitdunion.rules.frontmatter import HeaderOptions, read_header
from traitdunion.rules.markup.converter import Converter
from traitdunion.rules.pairing import identify
from traitdunion.typography import typeset, typeset_text
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Manuscript, Source, Status
from traitdunion.vocabulary.problem import Problem, soften


def in_print(body: Body, language: Language) -> Body:
    """Return the body with the typography that the language's readers would set by hand."""
    headings = tuple(replace(heading, text=typeset_text(heading.text, language)) for heading in body.headings)
    return replace(
        body, html=typeset(body.html, language), headings=headings, excerpt=typeset_text(body.excerpt, language)
    )


def read(
    source: Source, languages: Sequence[Language], extra_keys: frozenset[str], converter: Converter
) -> tuple[Manuscript | None, tuple[Problem, ...]]:
    """Return what a file says, or None where it cannot be read, and everything that is wrong with it by itself."""
    identity, misnamed = identify(source.path, languages)
    text, problems = decode(source.data, source.path)
    if identity is None or text is None:
        return None, (*misnamed, *problems)
    options = HeaderOptions(language=identity.language, kind=identity.kind, extra_keys=extra_keys)
    header, markdown, first_line, found = read_header(text, source.path, options)
    if header is None:
        return None, (*problems, *found)
    body, in_body = converter.convert(
        markdown, first_line, source.path, identity.language, pictures=header.pictures
    )
    in_body = soften(in_body) if header.status is Status.DRAFT else in_body
    body = in_print(body, identity.language)
    manuscript = Manuscript(
        path=source.path,
        story=identity.story,
        kind=identity.kind,
        language=identity.language,
        header=header,
        body=body,
    )
    return manuscript, (*problems, *found, *in_body)
