"""What can be wrong in a built tree: the output's contract (TU6xx)."""

from traitdunion.vocabulary.problem import Fault, Severity

# The site, its front page and editions

SITEURL_NOT_FULL = Fault(
    "TU601",
    Severity.ERROR,
    "the site’s address “{siteurl}” is not a full one",
    "Give SITEURL with its scheme and host, for example: https://example.org or https://example.org/mag.",
)
FRONT_PAGE_MISSING = Fault(
    "TU602",
    Severity.ERROR,
    "the site has no front page",
    "The page at the root offers every edition: write index.html at the top of the built folder.",
)
EDITION_NOT_OFFERED = Fault(
    "TU603",
    Severity.ERROR,
    "the front page does not offer the edition “{edition}”",
    "If the edition is in preparation, mark each of its pages “noindex”. Otherwise link to it: <a "
    'href="{href}" hreflang="{lang}" lang="{lang}">…</a>',
)
EDITION_LINK_UNMARKED = Fault(
    "TU604",
    Severity.ERROR,
    "the front page’s link to {href} does not say that it leads to “{lang}”",
    'Write it with its language: <a href="{href}" hreflang="{lang}" lang="{lang}">…</a>',
)
PREPARING_INDEXABLE = Fault(
    "TU605",
    Severity.ERROR,
    "the edition “{edition}” is in preparation, and search engines may list this page of it",
    'Offer the edition on the front page, or write in this page’s head: <meta name="robots" content="noindex">',
)
PREPARING_LINKED = Fault(
    "TU606",
    Severity.ERROR,
    "this page leads to {href}, in the edition “{edition}”, which is in preparation",
    "Take the link out until that edition is published.",
)
NOT_FOUND_MISSING = Fault(
    "TU607",
    Severity.ERROR,
    "there is no page for an address that does not exist",
    "Write {path}: the server shows it instead of its own.",
)
NOINDEX_MISSING = Fault(
    "TU608",
    Severity.ERROR,
    "this page only leads elsewhere, or says that nothing is here, and search engines may list it",
    'Write in its head: <meta name="robots" content="noindex">',
)

# Aliases

ALIAS_BROKEN = Fault(
    "TU609",
    Severity.ERROR,
    "this page stands for an old address, and its canonical address ({found}) is not that of a page to read",
    'Name the page that replaces it, once, in full and not another alias, with <link rel="canonical" href="…">.',
)
ALIAS_WITHOUT_LINK = Fault(
    "TU610",
    Severity.ERROR,
    "this page stands for an old address, and has no link to the page that replaces it",
    'Write in its body: <a href="{address}">{address}</a>',
)

# Versions and canonical addresses

ADDRESS_FORM = Fault(
    "TU611",
    Severity.ERROR,
    "the address {found} is not written in its one full form",
    "Write it without query, “..” or “index.html”: {address}",
)
ALTERNATES_MISSING = Fault(
    "TU612",
    Severity.ERROR,
    "the head names no version of this page, not even itself",
    'Write one line for each language, this one too, and one for x-default: <link rel="alternate" '
    'hreflang="{lang}" href="{address}">',
)
ALTERNATES_UNEXPECTED = Fault(
    "TU613",
    Severity.ERROR,
    "the head names versions in other languages, and this page has none",
    "Pages that search engines do not list, and page 2 and on of a list, name no versions: take the "
    "lines with hreflang out.",
)
ALTERNATE_REPEATED = Fault(
    "TU614",
    Severity.ERROR,
    "the head names {count} versions in “{hreflang}”",
    "Keep the one that readers of that language should get.",
)
ALTERNATE_SELF_MISSING = Fault(
    "TU615",
    Severity.ERROR,
    "the head names this page’s versions and leaves out the page itself, or gives its language wrongly",
    'Add: <link rel="alternate" hreflang="{hreflang}" href="{address}">',
)
ALTERNATE_BROKEN = Fault(
    "TU616",
    Severity.ERROR,
    "the head names {href} as the version in “{hreflang}”, and no such page is there",
    "Correct the address, or take the line out if that version is not published.",
)
ALTERNATE_NOT_INDEXABLE = Fault(
    "TU617",
    Severity.ERROR,
    "the head names {href} as the version in “{hreflang}”, and search engines are asked not to list that page",
    "Take the line out, or take “noindex” out of that page.",
)
ALTERNATE_LANGUAGE = Fault(
    "TU618",
    Severity.ERROR,
    "the head says that {href} is in “{hreflang}”, and that page says “{lang}”",
    'Make the two agree: hreflang="{lang}"',
)
ALTERNATE_NOT_RETURNED = Fault(
    "TU619",
    Severity.ERROR,
    "this page and {href} do not name the same versions: here {here}; there {there}",
    "Give both pages the same list.",
)
DEFAULT_COUNT = Fault(
    "TU620",
    Severity.ERROR,
    "the head names {count} versions as x-default, and needs exactly one",
    "The x-default of a text is its original; of a home, the front page; of a list, its first edition.",
)
DEFAULT_STRANGER = Fault(
    "TU621",
    Severity.ERROR,
    "the x-default leads to {found}, which is not one of: {expected}",
    "Lead it to the original, which is one of the versions; on homes and on the front page, to the front page.",
)
CANONICAL_COUNT = Fault(
    "TU622",
    Severity.ERROR,
    "the head names {count} canonical addresses, and needs exactly one",
    'Write: <link rel="canonical" href="{address}">',
)
CANONICAL_ELSEWHERE = Fault(
    "TU623",
    Severity.ERROR,
    "the canonical address of this page is said to be {found}",
    'A page that search engines may list is its own: <link rel="canonical" href="{address}">',
)
PARALLEL_CANONICAL = Fault(
    "TU624",
    Severity.ERROR,
    "the canonical address of this parallel page ({found}) is not that of a text in the edition “{edition}”",
    "Name the text that its reader would get, once: the one in “{edition}”.",
)

# Sitemap

XML_BROKEN = Fault(
    "TU625",
    Severity.ERROR,
    "this file is not well-formed XML: {reason}",
    "Look at that line for an unescaped & or <, a control character, or an element that is not closed.",
)
SITEMAP_MISSING = Fault(
    "TU626",
    Severity.ERROR,
    "there is no sitemap here",
    "Write sitemap.xml at the top of the built folder: a <urlset>, or a <sitemapindex> of several.",
)
SITEMAP_TOO_LARGE = Fault(
    "TU627",
    Severity.ERROR,
    "the sitemap has {count} addresses and {size} bytes, and search engines read 50000 and 52428800",
    "Divide it, and make sitemap.xml a <sitemapindex> of the parts.",
)
SITEMAP_REPEATED = Fault("TU628", Severity.ERROR, "the sitemap lists {address} more than once", "List each page once.")
SITEMAP_STRANGER = Fault(
    "TU629",
    Severity.ERROR,
    "the sitemap lists {address}, which is not a page that search engines may list",
    "Take it out: nothing is there, or the page is “noindex”.",
)
SITEMAP_OMITS = Fault(
    "TU630",
    Severity.ERROR,
    "the sitemap leaves out {path}, which search engines may list",
    "Add <loc>{address}</loc>, or mark the page “noindex”.",
)
SITEMAP_ALTERNATES = Fault(
    "TU631",
    Severity.ERROR,
    "the sitemap and the head of {path} do not name the same versions: the sitemap {listed}; the head {head}",
    "Give both the same list, in the same words.",
)
SITEMAP_DATE = Fault(
    "TU632",
    Severity.ERROR,
    "the <lastmod> of {address} is not a date: {found}",
    "Write the date of the text’s last change, for example: <lastmod>2026-03-04T09:00:00+01:00</lastmod>",
)
SITEMAP_DATE_DIFFERS = Fault(
    "TU633",
    Severity.WARNING,
    "the sitemap says that {address} changed at {found}, and the page says {modified}",
    "Write the page’s own date in both, never that of the build.",
)
ROBOTS_SILENT = Fault(
    "TU634",
    Severity.ERROR,
    "robots.txt does not name the sitemap",
    "Add a line to it: Sitemap: {address}",
)

# Feeds

FEED_MISSING = Fault(
    "TU635",
    Severity.ERROR,
    "the edition “{edition}” has no feed {path}",
    "Write one, Atom for feed.atom and RSS for feed.rss, with the edition’s own texts.",
)
FEED_LANGUAGE = Fault(
    "TU636",
    Severity.ERROR,
    "the feed says that its language is “{found}”, and its edition’s is “{lang}”",
    'In Atom write <feed xml:lang="{lang}">; in RSS: <language>{lang}</language>',
)
FEED_INCOMPLETE = Fault(
    "TU637",
    Severity.ERROR,
    "“{entry}” has no {element}",
    "A feed and each of its entries have a title and an id; an entry also has an author and its full content.",
)
FEED_ID_SHARED = Fault(
    "TU638",
    Severity.ERROR,
    "this feed has the id of {other}: {id}",
    "Give each feed its own id, or readers’ programs take the two for one.",
)
FEED_SELF = Fault(
    "TU639",
    Severity.ERROR,
    "the feed says that its own address is {found}",
    'Write once: <link rel="self" href="{address}"/>',
)
FEED_LINK_BROKEN = Fault(
    "TU640",
    Severity.ERROR,
    "“{entry}” leads to {href}, where there is no page in “{lang}”",
    "Link to a page of the site by its full address.",
)
FEED_DATE = Fault(
    "TU641",
    Severity.ERROR,
    "the {element} of “{entry}” is not a date that feeds may have: {found}",
    "Write Atom’s like 2026-03-04T09:00:00+01:00, and RSS’s, in English, like: Wed, 04 Mar 2026 09:00:00 +0100",
)
FEED_NOT_DISCOVERABLE = Fault(
    "TU642",
    Severity.ERROR,
    "the head does not lead to its edition’s feed",
    'Write: <link rel="alternate" type="application/atom+xml" href="{address}">',
)
FEED_OF_ANOTHER_EDITION = Fault(
    "TU643",
    Severity.ERROR,
    "a page of the edition “{edition}” offers the feed of “{other}”: {href}",
    "Offer the feeds of the page’s own edition.",
)
ENTRY_ID_REPEATED = Fault(
    "TU644",
    Severity.ERROR,
    "the id of “{entry}” belongs to another entry too: {id}",
    "Give each text an id of its own, made from the story’s key and the language.",
)
ENTRY_ID_DIFFERS = Fault(
    "TU645",
    Severity.ERROR,
    "the id of “{entry}” is {id} here and {known} in {other}",
    "Give a text the same id in every feed.",
)
ENTRY_LANGUAGE = Fault(
    "TU646",
    Severity.ERROR,
    "“{entry}” is in “{found}”, and the feed in “{lang}”",
    "A feed holds the texts of one edition, in its language.",
)
ENTRY_CREDIT_MISSING = Fault(
    "TU647",
    Severity.ERROR,
    "“{entry}” does not name {name} ({role}), whom {path} credits",
    "Name every author, and in Atom every translator as a contributor.",
)
GUID_PERMALINK = Fault(
    "TU648",
    Severity.ERROR,
    "the guid of “{entry}” passes for an address: {id}",
    'Write: <guid isPermaLink="false">{id}</guid>',
)
CONTENT_ADDRESS = Fault(
    "TU649",
    Severity.ERROR,
    "the content of “{entry}” has an address that works only on the site: {href}",
    "A feed is read elsewhere: write every address in full, that of a note in the same text too.",
)

# Languages

PAGE_LANGUAGE = Fault(
    "TU650",
    Severity.ERROR,
    "the page says that its language is “{found}”",
    'Write: <html lang="{lang}" dir="{dir}">',
)
PAGE_DIRECTION = Fault(
    "TU651",
    Severity.ERROR,
    "the page’s direction is “{found}”, and its language, “{lang}”, is written {dir}",
    'Write: <html lang="{lang}" dir="{dir}">',
)
LINK_LANGUAGE_MISSING = Fault(
    "TU652",
    Severity.ERROR,
    "the link to {href} does not say that it leads to another language",
    'Add to it: hreflang="{lang}"',
)
LINK_LANGUAGE_WRONG = Fault(
    "TU653",
    Severity.ERROR,
    "the link to {href} says that it leads to “{found}”, and that page is in “{lang}”",
    'Correct it: hreflang="{lang}"',
)
LINK_LANGUAGE_UNMARKED = Fault(
    "TU654",
    Severity.WARNING,
    "the link to {href} does not show that it leads to another language",
    'Name the language in its words, or, if the words are in that language, add: lang="{lang}"',
)

# Links

LINK_BROKEN = Fault(
    "TU655",
    Severity.ERROR,
    "the link {href} leads nowhere",
    "Nothing is at that address: the file was not built, or is held back. Correct the link, or take it out.",
)
LINK_BROKEN_NEAR = Fault("TU656", Severity.ERROR, "the link {href} leads nowhere", "Did you mean {near}?")
LINK_WITHOUT_SLASH = Fault(
    "TU657",
    Severity.WARNING,
    "the link {href} lacks its final slash",
    "Readers are sent on, which takes time and fails on some servers. Write: {better}",
)
LINK_RELATIVE = Fault(
    "TU658",
    Severity.ERROR,
    "the address “{href}” depends on the page that it is read from",
    "Write it from the site’s root, beginning with {site}",
)
LINK_OUTSIDE_SITE = Fault(
    "TU659",
    Severity.ERROR,
    "the address {href} is not under the site’s own path",
    "Begin it with {site}",
)
LINK_UNTIDY = Fault(
    "TU660",
    Severity.ERROR,
    "the address {href} cannot be read, or has “..”, “//” or “\\” in its path",
    "Write the plain path, beginning with {site}",
)
LINK_PLACEHOLDER = Fault(
    "TU661",
    Severity.ERROR,
    "the address {href} is a source’s, which nothing has resolved",
    "Such a link must lead to a page or file, beginning with {site}",
)
LINK_SCRIPT = Fault(
    "TU662",
    Severity.ERROR,
    "the link {href} runs a script",
    "Take it out: a link leads somewhere, and works without scripts.",
)
LINK_TO_DRAFT = Fault(
    "TU663",
    Severity.ERROR,
    "the link {href} leads to a draft",
    "Drafts are not published: take the link out, or publish the text.",
)
ANCHOR_BROKEN = Fault(
    "TU664",
    Severity.ERROR,
    "the link {href} leads to a place that {path} does not have",
    'Give an element there the attribute id="{fragment}", or correct the part after “#”.',
)
ID_REPEATED = Fault(
    "TU665",
    Severity.ERROR,
    "{count} elements of this page have the id “{id}”",
    "Links reach the first only: give each its own id.",
)

# Pictures

PICTURE_WITHOUT_ALT = Fault(
    "TU666",
    Severity.ERROR,
    "the picture {src} has no alt attribute",
    'Say what it shows, or write alt="" if it only decorates.',
)
PICTURE_WITHOUT_SIZE = Fault(
    "TU667",
    Severity.WARNING,
    "the picture {src} does not say how large it is",
    'Add its width and height in pixels, so that the page does not jump while it loads: width="1200" height="800"',
)
PICTURE_TWICE = Fault(
    "TU668",
    Severity.WARNING,
    "{path} and {other} are the same picture",
    "Publish a picture once, for all languages, and lead both pages to it.",
)

# Heads and headings

TITLE_COUNT = Fault(
    "TU669",
    Severity.ERROR,
    "the head has {count} titles, and needs exactly one",
    "Write one, not empty: <title>…</title>",
)
TITLE_REPEATED = Fault(
    "TU670",
    Severity.ERROR,
    "another page of this edition has the same title, “{title}”: {other}",
    "Readers tell pages apart by their titles: give each its own; page 2 of a list says its number.",
)
TITLE_WITHOUT_NUMBER = Fault(
    "TU671",
    Severity.ERROR,
    "this is page {number} of a list, and its title does not say so: “{title}”",
    "Add the number {number} to the title.",
)
META_COUNT = Fault(
    "TU672",
    Severity.ERROR,
    "the head has {count} {name} lines that say something, and needs exactly one",
    'Write one: <meta name="{name}" content="{example}">',
)
CHARSET_MISSING = Fault(
    "TU673",
    Severity.ERROR,
    "the page is not UTF-8, or does not say that it is (it says “{found}”)",
    'Save it as UTF-8, and write first in its head: <meta charset="utf-8">',
)
HEADING_COUNT = Fault(
    "TU674",
    Severity.ERROR,
    "the page has {count} headings of level 1, and needs exactly one",
    "Put the page’s title in one <h1>.",
)
HEADING_BEFORE_FIRST = Fault(
    "TU675",
    Severity.WARNING,
    "a heading of level {level} comes before the page’s title",
    "Begin with the <h1>, or make what comes before it no heading.",
)
HEADING_SKIPPED = Fault(
    "TU676",
    Severity.ERROR,
    "a heading of level {level} follows one of level {above}",
    "Do not skip a level: make it <h{expected}>.",
)

# Open Graph

GRAPH_COUNT = Fault(
    "TU677",
    Severity.ERROR,
    "the head has {count} {property} lines that say something, and needs one",
    'Write: <meta property="{property}" content="…">',
)
GRAPH_ADDRESS = Fault(
    "TU678",
    Severity.ERROR,
    "og:url is {found}, and the canonical address {canonical}",
    "Write the canonical address in both.",
)
GRAPH_LOCALE = Fault(
    "TU679",
    Severity.ERROR,
    "og:locale is “{found}”, which is not a form of the page’s language, “{lang}”",
    "Write the language and a country, like fr_FR or pt_BR.",
)
GRAPH_VERSIONS = Fault(
    "TU680",
    Severity.ERROR,
    "og:locale:alternate names {found}, and this page’s other versions are in {expected}",
    "Write one line for each other version, with the og:locale of that page, and no more.",
)

# Structured data

SHARED_ADDRESS = Fault(
    "TU681",
    Severity.ERROR,
    "{property} is “{found}”, which is not the full address of something that is there",
    "Write a full address, beginning with https://, of a file that was built.",
)
DATA_BROKEN = Fault(
    "TU682",
    Severity.ERROR,
    "the JSON-LD cannot be read: {reason}",
    "Write it with a JSON library, never by hand in a template.",
)
ARTICLE_SILENT = Fault(
    "TU683",
    Severity.ERROR,
    "this article does not describe itself in JSON-LD",
    'Write in its head: <script type="application/ld+json">, with a thing of @type “Article”.',
)
DATA_INCOMPLETE = Fault("TU684", Severity.ERROR, "the article’s JSON-LD has no “{property}”", "Add it.")
DATA_DIFFERS = Fault(
    "TU685",
    Severity.ERROR,
    "“{property}” is “{found}” in the JSON-LD, and “{expected}” in the page",
    "Write the page’s value in both.",
)
DATA_DATE = Fault(
    "TU686",
    Severity.ERROR,
    "“{property}” is “{found}”, which is not a date and time with its offset",
    "Write it like: 2026-03-04T09:00:00+01:00",
)
DATA_CREDIT = Fault(
    "TU687",
    Severity.ERROR,
    "“{property}” in the JSON-LD is not a person or an organisation with a name",
    'Write each like: {{"@type": "Person", "name": "…"}}',
)
IMAGE_CREDIT = Fault(
    "TU688",
    Severity.WARNING,
    "the picture {image} has a credit or a licence in the JSON-LD, and not both",
    "Say both: who made it, and under which licence.",
)
VERSION_UNSTATED = Fault(
    "TU689",
    Severity.ERROR,
    "the article’s JSON-LD has no “{property}”, and its other versions are {versions}",
    "A translation names its original as translationOfWork, and an original its translations as workTranslation.",
)
VERSION_STRANGER = Fault(
    "TU690",
    Severity.ERROR,
    "“{property}” is {found}, which is not one of this page’s other versions: {versions}",
    "Name a version that the head names with hreflang.",
)
DEFAULT_IS_TRANSLATION = Fault(
    "TU691",
    Severity.ERROR,
    "the x-default says that this page is the original, and its JSON-LD that it is a translation",
    "Lead x-default to the original, or take out translationOfWork of {address}.",
)

# Files

FILE_CLASH = Fault(
    "TU692",
    Severity.ERROR,
    "some disks cannot tell {path} from {other}",
    "The names differ only by capitals or by how accents are stored: rename one.",
)
FILE_STRAY = Fault(
    "TU693",
    Severity.ERROR,
    "{path} is not for readers",
    "Temporary files and sources do not belong in a built folder: leave it out.",
)
PAGE_EMPTY = Fault(
    "TU694",
    Severity.ERROR,
    "{path} shows nothing",
    "The page has no text and no picture: build it again, or leave it out.",
)
PAGE_OUT_OF_REACH = Fault(
    "TU695",
    Severity.WARNING,
    "no path of links leads from the front page to {address}",
    "Link to the page from a list or a menu.",
)
COMMENT_LEFT = Fault(
    "TU696",
    Severity.ERROR,
    "a comment was left in the article: {comment}",
    "Readers of the page’s source see it: take it out of the text or the template.",
)
SCRIPT_PRESENT = Fault(
    "TU697",
    Severity.NOTE,
    "this page, the first of those that have it, runs a script: {src}",
    "Nothing to do if the theme needs it; the page must be readable without.",
)
