"""The bench's magazine for Pelican with i18n-subsites: the same pages, lists and feeds as ours with --lean."""

SITENAME = "Banc"
SITEURL = "https://example.org/fr"
PATH = "content"
ARTICLE_PATHS = ["articles"]
OUTPUT_PATH = "output/fr"
THEME = "theme"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
DEFAULT_PAGINATION = 20
ARTICLE_TRANSLATION_ID = "key"
DELETE_OUTPUT_DIRECTORY = False
TYPOGRIFY = True
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.toc": {}},
    "output_format": "html5",
}
PLUGINS = ["pelican.plugins.i18n_subsites"]
STATIC_PATHS = ["articles"]
LOAD_CONTENT_CACHE = False
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives"]
FEED_ATOM, FEED_RSS = "feed.atom", "feed.rss"
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
ARTICLE_URL = ARTICLE_LANG_URL = "{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "rubrics/{slug}/", "rubrics/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "people/{slug}/", "people/{slug}/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}/", "archives/{date:%Y}/index.html"
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
I18N_UNTRANSLATED_ARTICLES = "remove"
I18N_SUBSITES = {
    language: {"SITENAME": name, "SITEURL": f"https://example.org/{language}", "OUTPUT_PATH": f"output/{language}"}
    for language, name in (("en", "Bench"), ("es", "Banco"))
}
