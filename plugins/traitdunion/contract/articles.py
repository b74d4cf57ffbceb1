"""Articles: what each says of itself in JSON-LD, for search engines and archives."""

from __future__ import annotations

from collections.abc import Iterator

from traitdunion.contract import statement
from traitdunion.contract.moment import instant
from traitdunion.contract.page import HREFLANG_DEFAULT, Page
from traitdunion.contract.statement import Thing
from traitdunion.contract.survey import Survey, addressed
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

REQUIRED = (
    "headline",
    "inLanguage",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "mainEntityOfPage",
    "image",
    "license",
)
PEOPLE = ("author", "publisher", "translator")
PERSON_TYPES = frozenset({"Person", "Organization", "NewsMediaOrganization", "NGO"})
CREDITS = ("creditText", "creator", "copyrightNotice", "copyrightHolder")


def check(survey: Survey) -> Iterator[Problem]:
    """Yield broken JSON-LD, addresses in it that lead nowhere, and articles that do not say what they must."""
    for page in survey.pages.values():
        statements = survey.statements[page.path]
        for beginning, reason in statements.broken:
            yield faults.DATA_BROKEN.at(survey.place(page.path, beginning), reason=reason)
        for thing in statements.things:
            yield from _addresses(survey, page, thing)
        article = statements.article
        if article is not None:
            yield from _article(survey, page, article)
        elif "article" in page.meta("og:type") and page.path in survey.indexable:
            yield faults.ARTICLE_SILENT.at(survey.place(page.path, "og:type"))


def _addresses(survey: Survey, page: Page, thing: Thing) -> Iterator[Problem]:
    for key, address in dict.fromkeys(statement.addresses(thing)):
        is_full = address.startswith(("https://", "http://"))
        if not is_full or (address.startswith(f"{survey.site.url}/") and survey.file(address) is None):
            yield faults.SHARED_ADDRESS.at(survey.place(page.path, address), property=key, found=address)


def _article(survey: Survey, page: Page, article: Thing) -> Iterator[Problem]:
    place = survey.place(page.path, "application/ld+json")
    for key in REQUIRED:
        if not statement.each(article.get(key)):
            yield faults.DATA_INCOMPLETE.at(place, property=key)
    yield from _agreement(survey, page, article)
    for key in ("datePublished", "dateModified"):
        for value in statement.each(article.get(key)):
            if not isinstance(value, str) or instant(value) is None:
                yield faults.DATA_DATE.at(survey.place(page.path, f'"{key}"'), property=key, found=value)
    for key in PEOPLE:
        for person in statement.each(article.get(key)):
            if not statement.kinds(person) & PERSON_TYPES or not statement.name(person):
                yield faults.DATA_CREDIT.at(survey.place(page.path, f'"{key}"'), property=key)
    for image in statement.each(article.get("image")):
        if isinstance(image, dict) and any(image.get(key) for key in CREDITS) != bool(image.get("license")):
            yield faults.IMAGE_CREDIT.at(survey.place(page.path, '"image"'), image=statement.address(image))
    yield from _versions(survey, page, article)


def _agreement(survey: Survey, page: Page, article: Thing) -> Iterator[Problem]:
    """Yield properties that do not say what the page itself says."""
    canonical = page.canonicals[0] if page.canonicals else survey.site.address(page.path)
    stated = {"inLanguage": page.lang, "mainEntityOfPage": canonical}
    for key, expected in stated.items():
        value = article.get(key)
        found = value if key == "inLanguage" else statement.address(value)
        if statement.each(value) and not (isinstance(found, str) and survey.site.same(found, expected)):
            yield faults.DATA_DIFFERS.at(
                survey.place(page.path, f'"{key}"'), property=key, found=found, expected=expected
            )


def _versions(survey: Survey, page: Page, article: Thing) -> Iterator[Problem]:
    """Yield translations without their original, originals without their translations, and strangers."""
    versions = survey.versions(page)
    original = versions.pop(HREFLANG_DEFAULT, page.path)
    others = {path for path in versions.values() if path != page.path}
    stated = {key: statement.each(article.get(key)) for key in ("translationOfWork", "workTranslation")}
    if original == page.path:  # a story may begin with a translation of a text from elsewhere
        stated["translationOfWork"] = tuple(
            work for work in stated["translationOfWork"] if not _is_elsewhere(survey, work)
        )
    expected = "translationOfWork" if original != page.path else "workTranslation"
    if others and not stated[expected]:
        yield faults.VERSION_UNSTATED.at(
            survey.place(page.path, "application/ld+json"), property=expected, versions=addressed(survey, others)
        )
    if original == page.path and stated["translationOfWork"]:
        yield faults.DEFAULT_IS_TRANSLATION.at(
            survey.place(page.path, "translationOfWork"), address=survey.site.address(page.path)
        )
    for key, works in stated.items():
        for address in map(statement.address, works):
            if survey.file(address) not in others:
                yield faults.VERSION_STRANGER.at(
                    survey.place(page.path, address or key),
                    property=key,
                    found=address or "-",
                    versions=addressed(survey, others),
                )


def _is_elsewhere(survey: Survey, work: object) -> bool:
    """Return whether a work is on another site."""
    address = statement.address(work)
    return address.startswith(("https://", "http://")) and not address.startswith(f"{survey.site.url}/")
