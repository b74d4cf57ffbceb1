"""The glossary: `glossary.yaml` with its mistakes, and where a text follows it or does not.

Words are compared whole, whatever their case, and however their accents, apostrophes, hyphens and spaces are typed. A capital
may go without its accent. Inflected forms are not guessed: the glossary lists them. Code, addresses and words marked as
another language are not looked at.
"""

from traitdunion.rules.glossary.finding import Found, Lexicon, occurring
from traitdunion.rules.glossary.noting import Said, discouraged, without_counterpart
from traitdunion.rules.glossary.reading import read_glossary

__all__ = ["Found", "Lexicon", "Said", "discouraged", "occurring", "read_glossary", "without_counterpart"]
