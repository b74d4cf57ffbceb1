"""A plugin that tells templates how long each article is: an example of one that lets builds stay incremental.

What it adds to an article depends on nothing but that article, so it may say so. A plugin that counted the words of the whole
magazine must not: a page would then have to be rendered again when another text changes, and nobody would know.
"""

from pelican.plugins import signals

TRAITDUNION_INPUTS = True


def count(_generator, content):
    """Give an article the number of its words, just before its page is written."""
    content.words = len(content.content.split())


def register():
    """Connect to the signal that Pelican sends for each article."""
    signals.article_generator_write_article.connect(count)
