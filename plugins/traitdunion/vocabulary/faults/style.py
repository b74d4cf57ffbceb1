"""Style of the source: what typography makes right for the reader, and what only the author can make right."""

from __future__ import annotations

from traitdunion.vocabulary.problem import Fault, Severity

FRENCH_SPACING = Fault(
    "TU701",
    Severity.NOTE,
    "there is a space before “{mark}”, as in French",
    "Remove the space: {excerpt}",
)
SPACE_MISSING = Fault(
    "TU702",
    Severity.NOTE,
    "a space is missing before “{mark}”",
    "French puts a space before ; ! ? and : and the site makes it one that never breaks the line. Write: {excerpt}",
)
APOSTROPHES_MIXED = Fault(
    "TU703",
    Severity.NOTE,
    "the text holds {straight} straight apostrophes (') and {curly} curly ones (’)",
    "Both come out the same on the site, but a search in the file finds only one of them. Keep to one kind.",
)
QUOTE_UNMATCHED = Fault(
    "TU704",
    Severity.NOTE,
    "the quotation mark {mark} has no partner in its paragraph",
    "Add the mark that is missing, or take this one away: {excerpt}",
)
QUESTION_UNOPENED = Fault(
    "TU705",
    Severity.NOTE,
    "a question has no “¿” where it begins",
    "Add it: ¿{excerpt}",
)
EXCLAMATION_UNOPENED = Fault(
    "TU706",
    Severity.NOTE,
    "an exclamation has no “¡” where it begins",
    "Add it: ¡{excerpt}",
)
HYPHEN_SPACED = Fault(
    "TU708",
    Severity.NOTE,
    "a hyphen with a space on each side stands where a dash should",
    "Write – or — instead, or -- which the site makes a dash: {excerpt}",
)
STOP_DOUBLED = Fault(
    "TU709",
    Severity.NOTE,
    "“{marks}” is one mark too many",
    "Keep one of them: {excerpt}",
)
WORDS_DATED = Fault(
    "TU707",
    Severity.NOTE,
    "“{words}” will mean another time to whoever reads this later",
    "Give the year or the date instead, so that the sentence stays true.",
)
