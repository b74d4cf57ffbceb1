"""A plugin that looks at the whole magazine and does not say so."""

from pelican.plugins import signals


def count(generator):
    """Give every page of the edition the number of all words."""
    generator.context["all_words"] = sum(len(article.content.split()) for article in generator.articles)


def register():
    """Connect to the signal that Pelican sends for each edition."""
    signals.article_generator_finalized.connect(count)
