"""The Jinja environment of the editions: one for all of them, with the words of each chosen from the page that is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.filters import FILTERS as BUILT_IN
from jinja2.runtime import Context
from markupsafe import Markup, escape
from pelican.plugins import signals

from traitdunion.edges.catalogues import Catalogue
from traitdunion.publishing.macros import KeptTemplate
from traitdunion.rules import wording
from traitdunion.vocabulary.language import Language

MARKER = "theme.toml"
"""A theme with this file is made for our environment; others get one environment an edition, as Pelican makes them."""


def filled(context: Context, message: str, values: Mapping[str, Any]) -> str:
    """Return an interface string with its values, as Jinja's own newstyle functions do: HTML, its values escaped."""
    words = Markup(message) if context.eval_ctx.autoescape else message
    return words % values if "%" in words else words


@pass_context
def gettext(context: Context, message: str, **values: Any) -> str:
    """Return an interface string in the language of the page; a page without a language is an error."""
    catalogue: Catalogue = context["catalogue"]
    return filled(context, catalogue.gettext(message), values)


@pass_context
def ngettext(context: Context, singular: str, plural: str, number: int, **values: Any) -> str:
    """Return the form of an interface string for a number."""
    catalogue: Catalogue = context["catalogue"]
    return filled(context, catalogue.ngettext(singular, plural, number), {"num": number, **values})


@pass_context
def pgettext(context: Context, purpose: str, message: str, **values: Any) -> str:
    """Return an interface string whose English is ambiguous, for its purpose."""
    catalogue: Catalogue = context["catalogue"]
    return filled(context, catalogue.pgettext(purpose, message), {"context": purpose, **values})


@pass_context
def npgettext(context: Context, purpose: str, singular: str, plural: str, number: int, **values: Any) -> str:
    """Return the form of an ambiguous interface string for a number."""
    catalogue: Catalogue = context["catalogue"]
    message = catalogue.npgettext(purpose, singular, plural, number)
    return filled(context, message, {"context": purpose, "num": number, **values})


@lru_cache(maxsize=256, typed=True)
def plain(value: str) -> str:
    """Filter: a string for an attribute, where the mark of an untranslated one has no place."""
    if not hasattr(value, "striptags"):
        return "".join(value)
    return str(value.striptags()) if "<" in value or "&" in value else " ".join(value.split())


def locale(context: Context) -> Language:
    """Return the locale of the page's edition."""
    language: Language = context["edition"].locale
    return language


@pass_context
def date(context: Context, moment: datetime) -> str:
    """Filter: a date as running text has it."""
    return wording.long_date(moment, locale(context))


@pass_context
def day(context: Context, moment: datetime) -> str:
    """Filter: a day and its month, for a list under its year."""
    return wording.month_and_day(moment, locale(context))


@pass_context
def number(context: Context, value: float) -> str:
    """Filter: a number as the page's language writes it."""
    return wording.number(value, locale(context))


@pass_context
def language_name(context: Context, language: Language) -> str:
    """Filter: what the page's language calls another one."""
    return wording.name_in(language, locale(context))


@pass_context
def listed(context: Context, items: Iterable[Any]) -> Markup:
    """Filter: several items, such as links, as a sentence lists them."""
    return Markup(wording.enumeration([str(escape(item)) for item in items], locale(context)))


def labelled(html: str, notes: str, back: str, table: str) -> Markup:
    """Filter: a body as a page shows it: notes and links back have labels, and wide parts scroll by keyboard too.

    The three labels are plain strings: what the notes, a link back to its mark, and a table are called.
    """
    box = f'<div class="scroller" role="group" tabindex="0" aria-label="{escape(table)}"><table'
    for found, put in (
        ('role="doc-endnotes"', f'role="doc-endnotes" aria-label="{escape(notes)}"'),
        ('role="doc-backlink"', f'role="doc-backlink" aria-label="{escape(back)}"'),
        ("<table", box),
        ("</table>", "</table></div>"),
        ("<pre>", '<pre tabindex="0">'),
    ):
        html = str(html).replace(found, put)
    return Markup(html)


def own_name(language: Language) -> str:
    """Filter: what a language calls itself."""
    return wording.own_name(language)


FILTERS: Mapping[str, Any] = {
    "date": date,
    "day": day,
    "number": number,
    "language_name": language_name,
    "listed": listed,
    "labelled": labelled,
    "own_name": own_name,
    "plain": plain,
}


class EditionTemplate(KeptTemplate):
    """A template of the editions: our filters read nothing of a page but its edition."""

    filters = frozenset({*BUILT_IN, *FILTERS})


def equip(environment: Environment, compiled: BytecodeCache | None = None) -> Environment:
    """Give an environment what our templates need: escaping, the page's catalogue, and CLDR's wording.

    `compiled` keeps templates from one build to the next.
    """
    environment.bytecode_cache = compiled
    environment.autoescape = True
    environment.auto_reload = False  # it looks at a template's file each time that a page asks for it
    environment.add_extension("jinja2.ext.i18n")
    # Jinja's own would wrap each of these in two calls more, at every string of every page.
    environment.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, pgettext=pgettext, npgettext=npgettext)
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # for {% trans %}
    environment.template_class = EditionTemplate
    environment.filters.update({name: value for name, value in FILTERS.items() if name not in environment.filters})
    return environment


def may_be_shared(theme_is_ours: bool) -> bool:
    """Tell whether one environment serves every edition: not where a theme or plugin may alter it for one of them."""
    return theme_is_ours and not signals.generator_init.receivers
