"""A correct site in three languages has no problem; every way of spoiling it is found, with its code and its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from traitdunion.contract import BuiltTree, articles, verify
from traitdunion.edges.builttree import read_tree
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Area, Fault, Problem

SITE = "https://example.org/mag"
Site = dict[str, str]
Spoil = Callable[[Site], None]

LANGUAGES = {"fr": ("ltr", "fr_FR"), "en": ("ltr", "en_GB"), "ar": ("rtl", "ar_MA")}
NAMES = {"fr": "Français", "en": "English", "ar": "العربية", "es": "Español"}
HOMES = {lang: f"{lang}/" for lang in LANGUAGES}
STORY = {"fr": "fr/pari-permanent/", "en": "en/permanent-beta/", "ar": "ar/رهان-دائم/"}
TERM = {"fr": "fr/rubriques/communs/", "en": "en/sections/commons/", "ar": "ar/sections/مشترك/"}
ALONE = {"ar": "ar/وحيد/"}
TITLES = {"fr": "Le pari permanent", "en": "Permanent beta", "ar": "رهان دائم"}
DATES = {"fr": "2026-03-04T09:00:00+01:00", "en": "2026-03-09T09:00:00+01:00", "ar": "2026-03-10T09:00:00+01:00"}
RSS_DATES = {
    "fr": "Wed, 04 Mar 2026 09:00:00 +0100",
    "en": "Mon, 09 Mar 2026 09:00:00 +0100",
    "ar": "Tue, 10 Mar 2026 09:00:00 +0100",
}


def alternates(versions: dict[str, str], default: str) -> list[tuple[str, str]]:
    return [*((lang, f"{SITE}/{address}") for lang, address in versions.items()), ("x-default", f"{SITE}/{default}")]


def article(lang: str, versions: dict[str, str], default: str) -> dict[str, object]:
    others = [f"{SITE}/{address}" for other, address in versions.items() if other != lang]
    stated: dict[str, object] = {}
    if versions[lang] != default:
        stated = {
            "translationOfWork": {"@id": f"{SITE}/{default}"},
            "translator": [{"@type": "Organization", "name": "Atelier"}],
        }
    elif others:
        stated = {"workTranslation": [{"@id": address} for address in others]}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": TITLES[lang],
        "inLanguage": lang,
        "datePublished": DATES[lang],
        "dateModified": DATES[lang],
        "author": [{"@type": "Person", "name": "Awa"}, {"@type": "Organization", "name": "La rédaction"}],
        "publisher": {"@type": "Organization", "name": "Trait", "logo": f"{SITE}/theme/logo.png"},
        "mainEntityOfPage": f"{SITE}/{versions[lang]}",
        "image": {
            "@type": "ImageObject",
            "url": f"{SITE}/media/pari/cover.jpg",
            "creditText": "Awa",
            "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        },
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        **stated,
    }


def page(
    lang: str,
    address: str,
    title: str,
    body: str,
    *,
    versions: dict[str, str] | None = None,
    default: str = "",
    data: dict[str, object] | None = None,
    noindex: bool = False,
    canonical: str | None = None,
) -> str:
    head = [f"<title>{title}</title>", '<meta name="viewport" content="width=device-width">']
    head += ['<meta name="robots" content="noindex">'] if noindex else []
    own = address if canonical is None else canonical
    if not noindex or canonical is not None:
        head.append(f'<link rel="canonical" href="{SITE}/{own}">')
    direction, locale = LANGUAGES.get(lang, ("ltr", f"{lang}_ES"))
    if lang in address.split("/"):
        head.append(f'<link rel="alternate" type="application/atom+xml" href="{SITE}/{lang}/feed.atom">')
    if not noindex:
        listed = alternates(versions, default) if versions else []
        head += [f'<link rel="alternate" hreflang="{tag}" href="{href}">' for tag, href in listed]
        head += [f'<meta name="description" content="Résumé de {title}">']
        graph = [("type", "article" if data else "website"), ("title", title), ("url", f"{SITE}/{own}")]
        graph += [("description", title), ("image", f"{SITE}/media/pari/cover.jpg"), ("locale", locale)]
        others = [other for other in versions or () if other != lang and address]
        graph += [("locale:alternate", LANGUAGES[other][1]) for other in others]
        head += [f'<meta property="og:{name}" content="{content}">' for name, content in graph]
    if data:
        head.append(f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
    links = "".join(f'<a href="/mag/{lang}/{name}">{name}</a>' for name in ("", "feed.atom") if lang in LANGUAGES)
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        + "\n".join(head)
        + f'\n<link rel="stylesheet" href="/mag/theme/site.css">\n</head>\n<body>\n<nav>{links}</nav>\n'
        + f"<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def story(lang: str, versions: dict[str, str], default: str) -> str:
    switch = "".join(
        f'<a href="/mag/{address}" hreflang="{other}" lang="{other}">{NAMES[other]}</a>'
        for other, address in versions.items()
        if other != lang
    )
    body = (
        f'{switch}\n<article>\n<p id="debut">Texte <a href="#debut">ici</a></p>\n<h2>Un</h2>\n<h3 id="deux">Deux</h3>\n'
        '<img src="/mag/media/pari/cover.jpg" srcset="/mag/media/pari/cover.jpg 1x" alt="" width="12" height="8">\n'
        '<a href="https://elsewhere.example/">ailleurs</a> <a href="mailto:a@example.org">écrire</a>\n</article>'
    )
    title = TITLES[lang] if len(versions) > 1 else "وحيد"
    data = article(lang, versions, default)
    return page(lang, versions[lang], title, body, versions=versions, default=default, data=data)


def entries(lang: str) -> list[tuple[str, str, str]]:
    own = [("pari", TITLES[lang], STORY[lang])]
    return [*own, ("seul", "وحيد", ALONE["ar"])] if lang == "ar" else own


def credits(lang: str, key: str) -> str:
    translated = lang != "fr" and key == "pari"
    return "<contributor><name>Atelier</name></contributor>" if translated else ""


def atom(lang: str) -> str:
    parts = [
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
        f"<id>tag:example.org,2026:{lang}</id><title>Trait</title><updated>{DATES[lang]}</updated>\n"
        f'<link rel="self" href="{SITE}/{lang}/feed.atom"/><link href="{SITE}/{lang}/"/>\n'
    ]
    for key, title, address in entries(lang):
        others = [other for other in STORY if key == "pari" and other != lang]
        versions = "".join(
            f'<link rel="alternate" hreflang="{other}" href="{SITE}/{STORY[other]}"/>' for other in others
        )
        parts.append(
            f"<entry><id>tag:example.org,2026:{key}:{lang}</id><title>{title}</title>\n"
            f'<link rel="alternate" href="{SITE}/{address}"/>{versions}\n'
            f"<published>{DATES[lang]}</published><updated>{DATES[lang]}</updated>\n"
            f"<author><name>Awa</name></author><author><name>La rédaction</name></author>{credits(lang, key)}\n"
            f'<content type="html">&lt;a href="{SITE}/{lang}/"&gt;x&lt;/a&gt;</content></entry>\n'
        )
    return "".join([*parts, "</feed>\n"])


def rss(lang: str) -> str:
    parts = [
        '<?xml version="1.0"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\n'
        f"<title>Trait</title><link>{SITE}/{lang}/</link><language>{lang}</language>\n"
        f'<atom:link rel="self" href="{SITE}/{lang}/feed.rss"/><lastBuildDate>{RSS_DATES[lang]}</lastBuildDate>\n'
    ]
    parts += [
        f"<item><title>{title}</title><link>{SITE}/{address}</link>\n"
        f'<guid isPermaLink="false">tag:example.org,2026:{key}:{lang}</guid><pubDate>{RSS_DATES[lang]}</pubDate>\n'
        "<dc:creator>Awa</dc:creator><dc:creator>La rédaction</dc:creator>\n"
        f'<content:encoded>&lt;img src="{SITE}/media/pari/cover.jpg"&gt;</content:encoded></item>\n'
        for key, title, address in entries(lang)
    ]
    return "".join([*parts, "</channel></rss>\n"])


def sitemap(listed: list[tuple[str, str, list[tuple[str, str]]]]) -> str:
    urls = []
    for address, lastmod, versions in listed:
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{href}"/>' for tag, href in versions)
        date = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
        urls.append(f"<url><loc>{SITE}/{address}</loc>{date}{links}</url>\n")
    return (
        '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(urls) + "</urlset>\n"
    )


def good() -> Site:
    """Return a correct site: three editions, a fourth in preparation, an alias, a parallel page, a desk."""
    offers = "".join(
        f'<p lang="{lang}"><a href="/mag/{lang}/" hreflang="{lang}">{NAMES[lang]}</a></p>' for lang in HOMES
    )
    site = {
        "index.html": page("en", "", "Trait", offers, versions=HOMES),
        "404.html": page("en", "404.html", "Nothing here", "", noindex=True),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {SITE}/sitemap.xml\n",
        "theme/site.css": "/* url(gone.png) */ body { background: url('logo.png') } a { mask: url(data:,x) }\n",
        "theme/logo.png": "logo",
        "media/pari/cover.jpg": "cover",
    }
    listed = [("", "", alternates(HOMES, ""))]
    for lang in LANGUAGES:
        body = f'<a href="/mag/{STORY[lang]}#deux">…</a> <a href="/mag/{TERM[lang]}">…</a>'
        body += f'<a href="/mag/{ALONE["ar"]}">وحيد</a>' if lang == "ar" else ""
        site[f"{lang}/index.html"] = page(lang, f"{lang}/", f"Accueil {lang}", body, versions=HOMES)
        site[f"{STORY[lang]}index.html"] = story(lang, STORY, STORY["fr"])
        more = f'<a href="/mag/{TERM["fr"]}page/2/">2</a>' if lang == "fr" else ""
        site[f"{TERM[lang]}index.html"] = page(lang, TERM[lang], "Communs", more, versions=TERM, default=TERM["fr"])
        site[f"{lang}/404.html"] = page(lang, f"{lang}/404.html", "404", "", noindex=True)
        site[f"{lang}/feed.atom"] = atom(lang)
        site[f"{lang}/feed.rss"] = rss(lang)
        listed += [(f"{lang}/", "", alternates(HOMES, "")), (STORY[lang], DATES[lang], alternates(STORY, STORY["fr"]))]
        listed += [(TERM[lang], "2026-03", alternates(TERM, TERM["fr"]))]
    site[f"{TERM['fr']}page/2/index.html"] = page("fr", f"{TERM['fr']}page/2/", "Communs, page 2", "")
    site[f"{ALONE['ar']}index.html"] = story("ar", ALONE, ALONE["ar"])
    listed += [(f"{TERM['fr']}page/2/", "", []), (ALONE["ar"], DATES["ar"][:10], alternates(ALONE, ALONE["ar"]))]
    site["sitemap.xml"] = sitemap(listed)
    target = f'<a href="/mag/{STORY["fr"]}">ici</a>'
    site["fr/ancien/index.html"] = page("fr", "fr/ancien/", "Déplacé", target, noindex=True, canonical=STORY["fr"])
    beside = f'<a href="/mag/{STORY["fr"]}" hreflang="fr">Read it in French</a>'
    site["en+fr/pari/index.html"] = page("en", "en+fr/pari/", "Side by side", beside, canonical=STORY["en"]).replace(
        '<meta property="og:url"', '<meta name="robots" content="noindex"><meta property="og:url"'
    )
    site["translations/index.html"] = page("en", "translations/", "Desk", beside, noindex=True)
    site["es/index.html"] = page("es", "es/", "Portada", "", noindex=True).replace(
        "<title>", '<meta name="description" content="Pronto"><title>'
    )
    site["es/feed.atom"] = (
        atom("fr").replace("2026:fr", "2026:es").split("<entry>")[0].replace('"fr"', '"es"') + "</feed>"
    )
    site["es/feed.rss"] = rss("fr").split("<item>")[0].replace(">fr<", ">es<") + "</channel></rss>"
    for path in ("es/feed.atom", "es/feed.rss"):
        site[path] = site[path].replace(f"{SITE}/fr/", f"{SITE}/es/")
    return site


def problems(site: Site) -> tuple[Problem, ...]:
    return verify(BuiltTree.of({path: text.encode() for path, text in site.items()}), SITE)


def codes(found: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return [(problem.fault.code, problem.place.path, " ".join(problem.sentences())) for problem in found]


def test_a_correct_site_in_three_languages_has_no_problem() -> None:
    assert codes(problems(good())) == []


FR, EN, AR = (f"{STORY[lang]}index.html" for lang in STORY)
ALIAS, BESIDE, PAGE_2 = "fr/ancien/index.html", "en+fr/pari/index.html", f"{TERM['fr']}page/2/index.html"
ATOM, RSS, MAP = "fr/feed.atom", "fr/feed.rss", "sitemap.xml"
NOINDEX = '<meta name="robots" content="noindex">'


def swap(path: str, old: str, new: str = "", count: int = -1) -> Spoil:
    def spoil(site: Site) -> None:
        assert old in site[path], (path, old)
        site[path] = site[path].replace(old, new, count)

    return spoil


def put(path: str, text: str = "") -> Spoil:
    def spoil(site: Site) -> None:
        site[path] = text

    return spoil


def drop(path: str) -> Spoil:
    def spoil(site: Site) -> None:
        del site[path]

    return spoil


def copy(path: str, to: str) -> Spoil:
    def spoil(site: Site) -> None:
        site[to] = site[path]

    return spoil


def say(key: str, value: object) -> Spoil:
    """Give the French article's JSON-LD another value, or none."""

    def spoil(site: Site) -> None:
        data = article("fr", STORY, STORY["fr"])
        before = json.dumps(data, ensure_ascii=False)
        data = {name: held for name, held in {**data, key: value}.items() if held is not None}
        swap(FR, before, json.dumps(data, ensure_ascii=False))(site)

    return spoil


def body(html: str, path: str = FR) -> Spoil:
    return swap(path, "</body>", f"{html}</body>")


def line(tag: str, address: str) -> str:
    return f'<link rel="alternate" hreflang="{tag}" href="{SITE}/{address}">'


def both(*spoils: Spoil) -> Spoil:
    def spoil(site: Site) -> None:
        for each in spoils:
            each(site)

    return spoil


def every(old: str, new: str) -> Spoil:
    """Replace a text wherever it stands."""

    def spoil(site: Site) -> None:
        for path, text in site.items():
            site[path] = text.replace(old, new)

    return spoil


def alias_of(address: str) -> str:
    return page("fr", "", "A", "x", noindex=True, canonical=address)


CASES: list[tuple[Fault, str, Spoil]] = [
    (faults.FRONT_PAGE_MISSING, "index.html", drop("index.html")),
    (faults.EDITION_NOT_OFFERED, "index.html", swap("index.html", '<a href="/mag/ar/" hreflang="ar">', "<a>")),
    (
        faults.EDITION_LINK_UNMARKED,
        "index.html",
        swap("index.html", 'href="/mag/fr/" hreflang="fr"', 'href="/mag/fr/"'),
    ),
    (faults.EDITION_LINK_UNMARKED, "index.html", swap("index.html", '<p lang="fr">', "<p>")),
    (faults.PREPARING_INDEXABLE, "es/otra/index.html", put("es/otra/index.html", page("es", "es/otra/", "Otra", "x"))),
    (faults.PREPARING_LINKED, FR, body('<a href="/mag/es/" hreflang="es" lang="es">Español</a>')),
    (faults.PREPARING_LINKED, "index.html", swap("index.html", line("x-default", ""), line("es", "es/"))),
    (faults.NOT_FOUND_MISSING, "404.html", drop("404.html")),
    (faults.NOT_FOUND_MISSING, "ar/404.html", drop("ar/404.html")),
    (faults.NOINDEX_MISSING, "fr/404.html", swap("fr/404.html", NOINDEX)),
    (faults.NOINDEX_MISSING, ALIAS, swap(ALIAS, NOINDEX, '<meta http-equiv="refresh" content="0; url=/mag/fr/">')),
    (
        faults.NOINDEX_MISSING,
        "index.html",
        swap("index.html", "<head>", '<head><meta http-equiv="Refresh" content="0">'),
    ),
    (faults.ALIAS_BROKEN, ALIAS, swap(ALIAS, f"{SITE}/{STORY['fr']}", f"{SITE}/fr/gone/")),
    (faults.ALIAS_BROKEN, ALIAS, swap(ALIAS, f"{SITE}/{STORY['fr']}", f"{SITE}/theme/logo.png")),
    (
        faults.ALIAS_BROKEN,
        "fr/a/index.html",
        put("fr/a/index.html", alias_of("fr/ancien/")),
    ),
    (faults.ALIAS_WITHOUT_LINK, ALIAS, swap(ALIAS, f'href="/mag/{STORY["fr"]}"', 'href="/mag/fr/"')),
    (faults.ADDRESS_FORM, ALIAS, swap(ALIAS, f"{SITE}/{STORY['fr']}", f"{SITE}/{STORY['fr']}index.html")),
    (faults.ADDRESS_FORM, FR, swap(FR, line("en", STORY["en"]), line("en", f"{STORY['en']}?x=1"))),
    (faults.ADDRESS_FORM, FR, swap(FR, line("en", STORY["en"]), line("en", STORY["en"]).replace(SITE, "/mag"))),
    (faults.ADDRESS_FORM, FR, swap(FR, line("en", STORY["en"]), line("en", "fr/../en/permanent-beta/"))),
    (faults.ADDRESS_FORM, FR, swap(FR, line("en", STORY["en"]), line("en", f"{STORY['en']}index.html"))),
    (faults.ADDRESS_FORM, MAP, swap(MAP, f"<loc>{SITE}/fr/<", f"<loc>{SITE}/fr/index.html<")),
    (faults.ALTERNATES_MISSING, PAGE_2.replace("page/2/", "x/"), copy(PAGE_2, PAGE_2.replace("page/2/", "x/"))),
    (faults.ALTERNATES_UNEXPECTED, PAGE_2, swap(PAGE_2, "</head>", f"{line('fr', TERM['fr'] + 'page/2/')}</head>")),
    (faults.ALTERNATES_UNEXPECTED, "404.html", swap("404.html", "</head>", f"{line('en', 'en/')}</head>")),
    (faults.ALTERNATE_REPEATED, FR, swap(FR, line("en", STORY["en"]), line("en", STORY["en"]) * 2)),
    (faults.ALTERNATE_SELF_MISSING, FR, swap(FR, line("fr", STORY["fr"]))),
    (faults.ALTERNATE_BROKEN, FR, swap(FR, line("en", STORY["en"]), line("en", "en/gone/"))),
    (faults.ALTERNATE_NOT_INDEXABLE, FR, swap(EN, "<head>", f"<head>{NOINDEX}")),
    (faults.ALTERNATE_LANGUAGE, FR, swap(FR, line("en", STORY["en"]), line("en-GB", STORY["en"]))),
    (faults.ALTERNATE_NOT_RETURNED, AR, swap(FR, line("ar", STORY["ar"]))),
    (faults.DEFAULT_COUNT, FR, swap(FR, line("x-default", STORY["fr"]))),
    (faults.DEFAULT_COUNT, FR, swap(FR, line("x-default", STORY["fr"]), line("x-default", STORY["fr"]) * 2)),
    (faults.DEFAULT_STRANGER, "fr/index.html", swap("fr/index.html", line("x-default", ""), line("x-default", "fr/"))),
    (faults.DEFAULT_STRANGER, FR, swap(FR, line("x-default", STORY["fr"]), line("x-default", "fr/"))),
    (faults.CANONICAL_COUNT, FR, swap(FR, f'<link rel="canonical" href="{SITE}/{STORY["fr"]}">')),
    (faults.CANONICAL_COUNT, FR, swap(FR, "</head>", f'<link rel="canonical" href="{SITE}/{STORY["fr"]}"></head>')),
    (
        faults.CANONICAL_ELSEWHERE,
        FR,
        swap(FR, f'"canonical" href="{SITE}/{STORY["fr"]}"', f'"canonical" href="{SITE}/fr/"'),
    ),
    (faults.PARALLEL_CANONICAL, BESIDE, swap(BESIDE, f"{SITE}/{STORY['en']}", f"{SITE}/{STORY['fr']}")),
    (faults.XML_BROKEN, ATOM, swap(ATOM, "<title>Trait<", "<title>A & B<")),
    (faults.XML_BROKEN, MAP, put(MAP)),
    (faults.SITEMAP_MISSING, MAP, drop(MAP)),
    (faults.SITEMAP_MISSING, MAP, put(MAP, "<urlset/>")),
    (faults.SITEMAP_TOO_LARGE, MAP, swap(MAP, "</urlset>", f"{' ' * 52_428_800}</urlset>")),
    (faults.SITEMAP_REPEATED, MAP, swap(MAP, "</urlset>", f"<url><loc>{SITE}/fr/</loc></url></urlset>")),
    (faults.SITEMAP_STRANGER, MAP, swap(MAP, "</urlset>", f"<url><loc>{SITE}/gone/</loc></url></urlset>")),
    (faults.SITEMAP_STRANGER, MAP, swap(MAP, "</urlset>", f"<url><loc>{SITE}/404.html</loc></url></urlset>")),
    (faults.SITEMAP_STRANGER, MAP, swap(MAP, "</urlset>", f"<url><loc>{SITE}/es/</loc></url></urlset>")),
    (faults.SITEMAP_OMITS, MAP, swap(MAP, f"<url><loc>{SITE}/{TERM['fr']}page/2/</loc></url>")),
    (faults.SITEMAP_ALTERNATES, MAP, swap(MAP, f'hreflang="ar" href="{SITE}/ar/"', f'ref="{SITE}/ar/"', 1)),
    (faults.SITEMAP_DATE, MAP, swap(MAP, DATES["fr"], "04/03/2026")),
    (faults.SITEMAP_DATE, MAP, swap(MAP, f"<lastmod>{DATES['fr']}</lastmod>")),
    (faults.SITEMAP_DATE, MAP, swap(MAP, DATES["fr"], "2026-02-30")),
    (faults.SITEMAP_DATE_DIFFERS, MAP, swap(MAP, DATES["fr"], "2026-11-23")),
    (faults.ROBOTS_SILENT, "robots.txt", drop("robots.txt")),
    (faults.ROBOTS_SILENT, "robots.txt", swap("robots.txt", "/mag/sitemap", "/sitemap")),
    (faults.FEED_MISSING, ATOM, drop(ATOM)),
    (faults.FEED_MISSING, "es/feed.rss", drop("es/feed.rss")),
    (faults.FEED_MISSING, RSS, put(RSS, "<html/>")),
    (faults.FEED_LANGUAGE, ATOM, swap(ATOM, ' xml:lang="fr"')),
    (faults.FEED_LANGUAGE, RSS, swap(RSS, "<language>fr", "<language>en")),
    (faults.FEED_INCOMPLETE, ATOM, swap(ATOM, "<id>tag:example.org,2026:fr</id>")),
    (faults.FEED_INCOMPLETE, ATOM, swap(ATOM, "<id>tag:example.org,2026:pari:fr</id>")),
    (faults.FEED_INCOMPLETE, RSS, swap(RSS, "<title>Le pari permanent</title>")),
    (faults.FEED_INCOMPLETE, RSS, swap(RSS, "<dc:creator>Awa</dc:creator><dc:creator>La rédaction</dc:creator>")),
    (faults.FEED_INCOMPLETE, RSS, swap(RSS, "content:encoded", "content:other")),
    (faults.FEED_ID_SHARED, ATOM, swap(ATOM, "2026:fr</id>", "2026:en</id>")),
    (faults.FEED_SELF, ATOM, swap(ATOM, f'rel="self" href="{SITE}/fr/', f'rel="self" href="{SITE}/')),
    (faults.FEED_SELF, RSS, swap(RSS, f'<atom:link rel="self" href="{SITE}/fr/feed.rss"/>')),
    (faults.FEED_LINK_BROKEN, ATOM, swap(ATOM, f'<link href="{SITE}/fr/"', f'<link href="{SITE}/gone/"')),
    (faults.FEED_LINK_BROKEN, RSS, swap(RSS, f"<link>{SITE}/{STORY['fr']}<", "<link><")),
    (faults.FEED_LINK_BROKEN, ATOM, swap(ATOM, f"{SITE}/{STORY['fr']}", f"{SITE}/fr/gone/")),
    (faults.FEED_LINK_BROKEN, ATOM, swap(ATOM, f"{SITE}/{STORY['en']}", f"{SITE}/{STORY['ar']}")),
    (faults.FEED_DATE, ATOM, swap(ATOM, "<updated>2026-03-04T09:00:00+01:00", "<updated>2026-03-04T09:00:00", 1)),
    (faults.FEED_DATE, ATOM, swap(ATOM, "<published>2026-03-04", "<published>2026-13-04")),
    (faults.FEED_DATE, RSS, swap(RSS, "<pubDate>Wed, 04 Mar", "<pubDate>mer., 04 mars")),
    (faults.FEED_DATE, RSS, swap(RSS, "<lastBuildDate>Wed, 04", "<lastBuildDate>Wed, 40")),
    (faults.FEED_NOT_DISCOVERABLE, FR, swap(FR, "application/atom+xml", "text/xml")),
    (faults.FEED_NOT_DISCOVERABLE, "es/index.html", swap("es/index.html", "application/atom+xml", "text/xml")),
    (faults.FEED_OF_ANOTHER_EDITION, EN, swap(EN, f"{SITE}/en/feed.atom", f"{SITE}/fr/feed.atom")),
    (faults.ENTRY_ID_REPEATED, "ar/feed.atom", swap("ar/feed.atom", "2026:seul:ar", "2026:pari:ar")),
    (faults.ENTRY_ID_REPEATED, ATOM, swap(ATOM, "2026:pari:fr", "2026:pari:en")),
    (faults.ENTRY_ID_REPEATED, ATOM, lambda site: site.update({ATOM: doubled(site[ATOM])})),
    (faults.ENTRY_ID_DIFFERS, RSS, swap(RSS, "2026:pari:fr", "2026:other:fr")),
    (
        faults.ENTRY_LANGUAGE,
        ATOM,
        swap(ATOM, f'rel="alternate" href="{SITE}/{STORY["fr"]}"', f'href="{SITE}/{STORY["en"]}"'),
    ),
    (faults.ENTRY_LANGUAGE, ATOM, swap(ATOM, "<entry>", '<entry xml:lang="en">')),
    (faults.ENTRY_CREDIT_MISSING, RSS, swap(RSS, "<dc:creator>La rédaction</dc:creator>")),
    (faults.ENTRY_CREDIT_MISSING, "en/feed.atom", swap("en/feed.atom", "contributor", "reviewer")),
    (faults.GUID_PERMALINK, RSS, swap(RSS, ' isPermaLink="false"')),
    (faults.CONTENT_ADDRESS, RSS, swap(RSS, f"{SITE}/media", "/mag/media")),
    (faults.CONTENT_ADDRESS, ATOM, swap(ATOM, f'a href="{SITE}/fr/"', 'a href="#note"')),
    (faults.CONTENT_ADDRESS, ATOM, swap(ATOM, f'a href="{SITE}/fr/"', 'a href="story:pari"')),
    (faults.LINK_BROKEN, RSS, swap(RSS, f"{SITE}/media", f"{SITE}/gone")),
    (faults.PAGE_LANGUAGE, FR, swap(FR, '<html lang="fr"', "<html")),
    (faults.PAGE_LANGUAGE, PAGE_2, swap(PAGE_2, '<html lang="fr"', '<html lang="fr-FR"')),
    (faults.PAGE_LANGUAGE, "404.html", swap("404.html", '<html lang="en"', '<html lang="en_GB"')),
    (faults.PAGE_DIRECTION, AR, swap(AR, 'dir="rtl"', 'dir="ltr"')),
    (faults.PAGE_DIRECTION, FR, swap(FR, ' dir="ltr"')),
    (faults.LINK_LANGUAGE_MISSING, FR, swap(FR, 'hreflang="en" lang="en"', 'lang="en"')),
    (faults.LINK_LANGUAGE_WRONG, FR, swap(FR, 'hreflang="en" lang="en"', 'hreflang="es" lang="en"')),
    (faults.LINK_LANGUAGE_UNMARKED, BESIDE, swap(BESIDE, "Read it in French", "Le pari permanent")),
    (faults.LINK_BROKEN, FR, body('<a href="/mag/fr/gone/">x</a>')),
    (faults.LINK_BROKEN, FR, body(f'<a href="{SITE}/fr/gone/">x</a>')),
    (faults.LINK_BROKEN, FR, body('<img src="/mag/gone.png" alt="" width="1" height="1">')),
    (faults.LINK_BROKEN, FR, body('<source srcset="/mag/theme/logo.png 1x, /mag/gone.png 2x">')),
    (faults.LINK_BROKEN, FR, body('<video poster="/mag/gone.png"></video>')),
    (faults.LINK_BROKEN, FR, body('<form action="/mag/gone/"></form>')),
    (faults.LINK_BROKEN, FR, swap(FR, "</head>", '<link rel="icon" href="/mag/gone.ico"></head>')),
    (faults.LINK_BROKEN, "theme/site.css", swap("theme/site.css", "'logo.png'", "'gone.png'")),
    (faults.LINK_BROKEN_NEAR, FR, body('<a href="/mag/fr/Pari-permanent/">x</a>')),
    (faults.LINK_BROKEN_NEAR, FR, body('<a href="/mag/en/pari-permanent/">x</a>')),
    (faults.LINK_WITHOUT_SLASH, FR, body('<a href="/mag/fr">x</a>')),
    (faults.LINK_RELATIVE, FR, body('<a href="../ancien/">x</a>')),
    (faults.LINK_RELATIVE, FR, body('<a href="">x</a>')),
    (faults.LINK_OUTSIDE_SITE, FR, body('<a href="/fr/">x</a>')),
    (faults.LINK_UNTIDY, FR, body('<a href="/mag/en/../fr/">x</a>')),
    (faults.LINK_UNTIDY, FR, body('<a href="https://[/">x</a>')),
    (faults.LINK_PLACEHOLDER, FR, body('<a href="story:pari#x">x</a>')),
    (faults.LINK_PLACEHOLDER, FR, body('<a href="%7Bstatic%7D/x.pdf">x</a>')),
    (faults.LINK_SCRIPT, FR, body('<a href="javascript:alert(1)">x</a>')),
    (faults.LINK_TO_DRAFT, FR, body('<a href="/mag/drafts/x/">x</a>')),
    (faults.ANCHOR_BROKEN, FR, body('<a href="#gone">x</a>')),
    (faults.ANCHOR_BROKEN, "ar/index.html", swap("ar/index.html", "#deux", "#trois")),
    (faults.ID_REPEATED, FR, body('<p id="debut">x</p>')),
    (faults.PICTURE_WITHOUT_ALT, FR, swap(FR, ' alt=""')),
    (faults.PICTURE_WITHOUT_SIZE, FR, swap(FR, 'height="8"', 'height="auto"')),
    (faults.PICTURE_TWICE, "media/pari/cover.jpg", copy("media/pari/cover.jpg", "media/pari/couverture.jpg")),
    (faults.TITLE_COUNT, FR, swap(FR, "<title>Le pari permanent</title>")),
    (faults.TITLE_COUNT, FR, swap(FR, "<title>Le pari permanent<", "<title> <")),
    (faults.TITLE_REPEATED, f"{TERM['fr']}index.html", swap(FR, "<title>Le pari permanent<", "<title>Communs<")),
    (faults.TITLE_REPEATED, PAGE_2, swap(PAGE_2, "<title>Communs, page 2<", "<title>Communs<")),
    (faults.TITLE_WITHOUT_NUMBER, PAGE_2, swap(PAGE_2, "<title>Communs, page 2<", "<title>Communs, suite<")),
    (faults.META_COUNT, FR, swap(FR, 'name="viewport"', 'name="x"')),
    (
        faults.META_COUNT,
        FR,
        swap(FR, 'name="description" content="Résumé de Le pari permanent"', 'name="description" content=" "'),
    ),
    (faults.META_COUNT, "es/index.html", swap("es/index.html", 'name="description"', 'name="x"')),
    (faults.CHARSET_MISSING, FR, swap(FR, '<meta charset="utf-8">')),
    (faults.HEADING_COUNT, FR, body("<h1>x</h1>")),
    (faults.HEADING_COUNT, FR, swap(FR, "<h1>Le pari permanent</h1>")),
    (faults.HEADING_BEFORE_FIRST, FR, swap(FR, "<nav>", "<nav><h2>Menu</h2>")),
    (faults.HEADING_SKIPPED, FR, swap(FR, "<h2>Un</h2>")),
    *[
        (faults.GRAPH_COUNT, FR, swap(FR, f'property="og:{name}"', 'property="x"'))
        for name in ("type", "title", "url", "description", "image", "locale")
    ],
    (faults.GRAPH_ADDRESS, FR, swap(FR, f'"og:url" content="{SITE}/{STORY["fr"]}"', f'"og:url" content="{SITE}/fr/"')),
    (faults.GRAPH_LOCALE, FR, swap(FR, 'content="fr_FR"', 'content="fr"')),
    (faults.GRAPH_LOCALE, FR, swap(FR, 'content="fr_FR"', 'content="en_US"')),
    (faults.GRAPH_VERSIONS, FR, swap(FR, '<meta property="og:locale:alternate" content="ar_MA">')),
    (faults.SHARED_ADDRESS, FR, swap(FR, f'"og:image" content="{SITE}', '"og:image" content="/mag')),
    (faults.SHARED_ADDRESS, FR, swap(FR, '"og:image" content="' + SITE, '"og:image" content="' + SITE + "/gone")),
    (faults.SHARED_ADDRESS, FR, say("image", "/mag/media/pari/cover.jpg")),
    (faults.SHARED_ADDRESS, FR, say("image", f"{SITE}/gone.jpg")),
    (
        faults.SHARED_ADDRESS,
        FR,
        say("publisher", {"@type": "Organization", "name": "x", "logo": {"url": f"{SITE}/gone"}}),
    ),
    (faults.DATA_BROKEN, FR, swap(FR, '{"@context"', '{@context"')),
    (faults.ARTICLE_SILENT, FR, swap(FR, "application/ld+json", "text/plain")),
    (
        faults.ARTICLE_SILENT,
        FR,
        both(swap(FR, "application/ld+json", "text/plain"), swap(FR, 'content="article"', 'content="x"')),
    ),
    *[(faults.DATA_INCOMPLETE, FR, say(key, None)) for key in articles.REQUIRED],
    (faults.DATA_DIFFERS, FR, say("inLanguage", "en")),
    (faults.DATA_DIFFERS, FR, say("mainEntityOfPage", {"@id": f"{SITE}/fr/"})),
    (faults.DATA_DATE, FR, say("datePublished", "2026-03-04")),
    (faults.DATA_DATE, FR, say("dateModified", "2026-03-04T09:00:00")),
    (faults.DATA_CREDIT, FR, say("author", "Awa")),
    (faults.DATA_CREDIT, FR, say("publisher", {"@type": "Organization"})),
    (faults.DATA_CREDIT, FR, say("translator", {"@type": "Thing", "name": "Atelier"})),
    (
        faults.IMAGE_CREDIT,
        FR,
        say("image", {"@type": "ImageObject", "url": f"{SITE}/theme/logo.png", "creditText": "Awa"}),
    ),
    (faults.VERSION_UNSTATED, FR, say("workTranslation", None)),
    (faults.VERSION_UNSTATED, EN, swap(EN, "translationOfWork", "other")),
    (faults.VERSION_STRANGER, FR, say("workTranslation", {"@id": f"{SITE}/en/"})),
    (faults.DEFAULT_IS_TRANSLATION, FR, say("translationOfWork", {"@id": f"{SITE}/{STORY['en']}"})),
    (faults.FILE_CLASH, "theme/logo.png", put("theme/Logo.png", "other")),
    (faults.FILE_CLASH, "media/été.txt", both(put("media/été.txt"), put("media/e\u0301te\u0301.txt"))),
    (faults.FILE_CLASH, "theme", put("Theme/other.png", "other")),
    (faults.FILE_STRAY, "fr/index.html.tmp", put("fr/index.html.tmp")),
    (faults.FILE_STRAY, "fr/x/index.fr.md", put("fr/x/index.fr.md")),
    (faults.PAGE_EMPTY, "fr/vide/index.html", put("fr/vide/index.html", " \n")),
    (
        faults.PAGE_EMPTY,
        "fr/vide/index.html",
        put("fr/vide/index.html", "<html lang=fr><title>x</title><body> </body></html>"),
    ),
    (faults.PAGE_OUT_OF_REACH, PAGE_2, swap(f"{TERM['fr']}index.html", "page/2/", "")),
    (faults.COMMENT_LEFT, FR, swap(FR, "<article>", "<article><!-- à revoir -->")),
    (faults.SCRIPT_PRESENT, FR, swap(FR, "</head>", "<script>let x = 1</script></head>")),
]


def doubled(feed: str) -> str:
    head, entry = feed.split("<entry>")
    return f"{head}<entry>{entry.removesuffix('</feed>' + chr(10))}<entry>{entry}"


@pytest.mark.parametrize(
    ("fault", "path", "spoil"), CASES, ids=[f"{fault.code}-{number}" for number, (fault, _, _) in enumerate(CASES)]
)
def test_a_spoilt_site_is_found_out(fault: Fault, path: str, spoil: Spoil) -> None:
    site = good()
    spoil(site)
    found = problems(site)
    assert (fault.code, path) in [(problem.fault.code, problem.place.path) for problem in found], codes(found)
    for problem in found:
        assert problem.place.area is Area.OUTPUT
        assert "{" not in "".join(problem.sentences()).replace('{"@type"', ""), problem.fault.code


def test_every_fault_of_a_built_tree_is_found_in_some_site() -> None:
    all_faults = {fault for fault in vars(faults).values() if isinstance(fault, Fault)}
    assert all_faults - {fault for fault, _, _ in CASES} == {faults.SITEURL_NOT_FULL}
    assert len({fault.code for fault in all_faults}) == len(all_faults)


def as_index(site: Site) -> None:
    """Divide the sitemap."""
    site["sitemap-1.xml"] = site[MAP]
    loc = f"<sitemap><loc>{SITE}/sitemap-1.xml</loc></sitemap>"
    site[MAP] = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{loc}</sitemapindex>'


def as_graph(site: Site) -> None:
    """Put the article into a graph, as some plugins do."""
    data = article("fr", STORY, STORY["fr"])
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "url": f"{SITE}/"}, data]}
    swap(FR, json.dumps(data, ensure_ascii=False), json.dumps(graph))(site)


HARMLESS: dict[str, Spoil] = {
    "a sitemap index": as_index,
    "a graph": as_graph,
    "a named page": say("mainEntityOfPage", {"@type": "WebPage", "@id": f"{SITE}/{STORY['fr']}"}),
    "escaped addresses": every("ar/رهان-دائم/", "ar/%D8%B1%D9%87%D8%A7%D9%86-%D8%AF%D8%A7%D8%A6%D9%85/"),
    "addresses escaped in the sitemap alone": swap(
        MAP, "رهان-دائم", "%D8%B1%D9%87%D8%A7%D9%86-%D8%AF%D8%A7%D8%A6%D9%85"
    ),
    "a byte order mark": lambda site: site.update({FR: f"\ufeff{site[FR]}"}),
    "digits of another script": swap(PAGE_2, "page 2", "page ٢"),
    "a full link": body(f'<a href="{SITE}/fr/">x</a>'),
    "a link of another scheme": body('<a href="tel:+33">x</a> <a href="//elsewhere.example/x">x</a>'),
    "a text fragment": body('<a href="#:~:text=Texte">x</a> <a href="#">x</a> <a href="#top">x</a>'),
    "an old anchor": body('<a name="vieux"></a><a href="#vieux">x</a>'),
    "a link marked by its tag": body(f'<a href="/mag/{STORY["en"]}" hreflang="en">Lire (en)</a>'),
    "a link marked by a name beside it": body(
        f'<p><a href="/mag/{STORY["en"]}" hreflang="en">Beta</a>, en anglais</p>'
    ),
    "a foreign feed in words": body('<a href="/mag/en/feed.atom">x</a>'),
    "markup in a feed": swap(
        ATOM,
        f'<content type="html">&lt;a href="{SITE}/fr/"&gt;x&lt;/a&gt;</content>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="{SITE}/fr/">x</a></div></content>',
    ),
    "an author of the whole feed": swap(
        ATOM,
        "<author><name>Awa</name></author><author><name>La rédaction</name></author>",
        "<author><name>Awa et La rédaction</name></author>",
    ),
    "a comment outside the article": swap(FR, "<nav>", "<!-- menu --><nav>"),
    "a redirect that says so": swap(ALIAS, NOINDEX, f'{NOINDEX}<meta http-equiv="refresh" content="0; url=/mag/fr/">'),
    "an archive by year": both(
        copy("translations/index.html", "fr/archives/index.html"),
        swap("fr/archives/index.html", '<html lang="en"', '<html lang="fr"'),
        swap("fr/archives/index.html", "/mag/en/", "/mag/fr/"),
        copy("fr/archives/index.html", "fr/archives/2026/index.html"),
    ),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_the_contract_allows_is_no_problem(change: Spoil) -> None:
    site = good()
    change(site)
    assert codes(problems(site)) == []


def test_an_index_of_sitemaps_is_followed_and_its_strangers_are_named() -> None:
    site = good()
    as_index(site)
    site[MAP] = site[MAP].replace("</sitemapindex>", f"<sitemap><loc>{SITE}/gone.xml</loc></sitemap></sitemapindex>")
    site["sitemap-1.xml"] = site["sitemap-1.xml"].replace(f"<loc>{SITE}/fr/<", f"<loc>{SITE}/gone/<")
    found = {(problem.fault, problem.place.path) for problem in problems(site)}
    assert (faults.SITEMAP_STRANGER, MAP) in found
    assert (faults.SITEMAP_STRANGER, "sitemap-1.xml") in found
    assert (faults.SITEMAP_OMITS, MAP) in found


def test_a_problem_names_the_line_and_both_sides() -> None:
    site = good()
    body('\n<a href="/mag/FR/pari-permanent/#x&amp;y">x</a>')(site)
    (problem,) = problems(site)
    assert problem.place.line == site[FR][: site[FR].index("/mag/FR/")].count("\n") + 1
    assert dict(problem.details) == {"href": "/mag/FR/pari-permanent/#x&y", "near": "/mag/fr/pari-permanent/"}


def test_a_broken_feed_is_reported_once_with_the_line_of_the_break() -> None:
    site = good()
    swap(ATOM, "<title>Trait<", "<title>A & B<")(site)
    (problem,) = (problem for problem in problems(site) if problem.place.path == ATOM)
    assert (problem.fault, problem.place.line) == (faults.XML_BROKEN, 3)


def test_a_page_that_is_not_utf8_is_read_and_reported() -> None:
    tree = {path: text.encode() for path, text in good().items()}
    tree[FR] = tree[FR].replace("Résumé".encode(), "Résumé".encode("latin-1"))
    assert [(problem.fault, problem.place.path) for problem in verify(BuiltTree.of(tree), SITE)] == [
        (faults.CHARSET_MISSING, FR)
    ]


@pytest.mark.parametrize("siteurl", ["", "/mag", "example.org", "ftp://example.org", "https://[", "https://e.org/?x=1"])
def test_an_address_of_the_site_that_is_not_full_is_refused(siteurl: str) -> None:
    (problem,) = verify(BuiltTree.of({}), siteurl)
    assert problem.fault is faults.SITEURL_NOT_FULL


def test_a_site_without_a_path_of_its_own_and_with_a_slash_too_many_is_judged_alike() -> None:
    files = {path: text.replace("/mag/", "/").encode() for path, text in good().items()}
    files["index.html"] = files["index.html"].replace(b"example.org/mag", b"example.org")
    files["robots.txt"] = files["robots.txt"].replace(b"org/mag", b"org")
    assert codes(verify(BuiltTree.of(files), "https://example.org/")) == []


def test_the_order_of_files_changes_nothing() -> None:
    site = good()
    for path in (FR, EN, AR):
        body('<a href="/mag/gone/">x</a><p id="debut"></p>', path)(site)
    found = problems(site)
    assert found == problems(dict(reversed(site.items())))
    assert list(found) == sorted(found, key=lambda problem: problem.sort_key)


def test_a_folder_is_judged_as_its_files_are(tmp_path: Path) -> None:
    site = good()
    body('<a href="/mag/gone/">x</a>')(site)
    for path, text in site.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    assert verify(read_tree(tmp_path), SITE) == problems(site) != ()
