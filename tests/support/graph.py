"""Parts of a magazine for tests of rules, made without a disk: each says only what the test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from traitdunion.rules.addresses import Addresses, words_of
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Magazine, Story, Term, TermKind, TermName, Text
from traitdunion.vocabulary.manuscript import Body, Header, Kind, Manuscript, Status, Translates
from traitdunion.vocabulary.problem import Problem

FR, EN, ES, AR, PT = (Language(tag) for tag in ("fr", "en", "es", "ar", "pt-BR"))
THREE = (FR, EN, ES)


def manuscript(
    story: str, language: str, *, folder: str = "articles", body: Body | None = None, **said: Any
) -> Manuscript:
    """Return a file of a story; `said` are fields of its header, `translates` a language."""
    if isinstance(said.get("translates"), str):
        said["translates"] = Translates(Language(said["translates"]))
    lines = said.pop("lines", {key: number for number, key in enumerate(said, 2)})
    header = Header(**{"title": f"{story} {language}", **said}, lines=lines)
    kind = Kind.PAGE if folder == "pages" else Kind.ARTICLE
    return Manuscript(f"{folder}/{story}/index.{language}.md", story, kind, Language(language), header, body or Body())


def text(story: str, language: str, *, day: str = "2026-03-04", kind: Kind = Kind.ARTICLE, **said: Any) -> Text:
    """Return a text; `source` is the language that it was translated from, and `header` its header's fields."""
    header = said.pop("header", {})
    source = said.pop("source", None)
    if source:
        header = {"translates": source, **header}
    date = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    written = manuscript(story, language, folder="pages" if kind is Kind.PAGE else "articles", **header)
    facts: dict[str, Any] = {
        "title": f"{story} {language}", "summary": "", "slug": f"{story}-{language}", "status": Status.PUBLISHED,
        "body": Body(), "template": str(kind),
    }  # fmt: skip
    return Text(
        story=story, kind=kind, language=Language(language), path=written.path, manuscript=written, date=date,
        source_language=Language(source) if source else None, **{**facts, **said},
    )  # fmt: skip


def story(*texts: Text, original: str | None = None) -> Story:
    """Return a story of some texts; the first is the original, unless another is named."""
    first = texts[0]
    return Story(first.story, first.kind, Language(original or first.language), {text.language: text for text in texts})


def edition(language: str, **said: Any) -> Edition:
    """Return an edition."""
    tag = Language(language)
    facts: dict[str, Any] = {"name": f"Mag {language}", "locale": tag, "words": words_of(tag, {})}
    fallback = tuple(Language(other) for other in said.pop("fallback", ()))
    return Edition(tag, fallback=fallback, **{**facts, **said})


def term(kind: TermKind, key: str, *, line: int = 1, **names: str) -> Term:
    """Return a term with its names by language; `common` serves them all."""
    common = names.pop("common", None)
    found = {Language(tag): TermName(name, name.lower(), language=Language(tag)) for tag, name in names.items()}
    return Term(kind, key, found, TermName(common, common.lower()) if common else None, line=line)


def terms(*entries: Term) -> Mapping[TermKind, Mapping[str, Term]]:
    """Return terms by kind and key."""
    return {kind: {entry.key: entry for entry in entries if entry.kind is kind} for kind in TermKind}


def magazine(
    editions: Iterable[Edition], *stories: Story, entries: Iterable[Term] = (), withheld: Iterable[Text] = ()
) -> Magazine:
    """Return a magazine."""
    held: dict[str, dict[Language, Text]] = {}
    for one in withheld:
        held.setdefault(one.story, {})[one.language] = one
    return Magazine(tuple(editions), {one.key: one for one in stories}, terms(*entries), held)


def addresses(*editions: Edition) -> dict[Language, Addresses]:
    """Return the addresses of editions."""
    return {one.language: Addresses(one.language, one.words) for one in editions}


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of problems, in their order."""
    return [problem.fault.code for problem in problems]


def said(problem: Problem) -> str:
    """Return a problem as a contributor reads it: what is wrong, and what to do."""
    return " · ".join(problem.sentences())
