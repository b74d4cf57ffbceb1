"""What can be wrong between texts: pairs, required facts, terms, addresses (TU2xx)."""

from traitdunion.vocabulary.problem import Fault, Severity

ORIGINAL_MISSING = Fault(
    "TU201",
    Severity.ERROR,
    "this text translates “{language}”, and the story {story} has no text in that language",
    "Add index.{language}.md beside it, or take the line “translates:” out if this text is the original.",
)
TWO_ORIGINALS = Fault(
    "TU202",
    Severity.ERROR,
    "the story {story} has two originals: this text and {other}",
    "If this one is a translation, add to its header: translates: {language}",
)
CYCLE = Fault(
    "TU203",
    Severity.ERROR,
    "the texts of {story} translate each other in a circle ({circle})",
    "One of them is the original: take its line “translates:” out. The others keep: translates: {language}",
)
COPY = Fault(
    "TU204",
    Severity.ERROR,
    "this text is a copy of {other}, not yet a translation",
    "Until it is translated, add these two lines to its header — status: draft — and: translates: {language}",
)
TRANSLATES_ITSELF = Fault(
    "TU205",
    Severity.ERROR,
    "this text says that it translates its own language, “{language}”",
    "Name the language that it was translated from, for example: translates: {nearest}",
)
LANGUAGE_WITHOUT_EDITION = Fault(
    "TU206",
    Severity.ERROR,
    "there is no edition in “{language}”",
    "Rename this file {nearest}, or declare the edition in pelicanconf.py. The editions are: {editions}.",
)
LANGUAGE_MISSING = Fault(
    "TU207",
    Severity.ERROR,
    "the file’s name does not say its language",
    "Rename it, for example: {nearest}",
)
TEXT_OUTSIDE_STORY = Fault(
    "TU208",
    Severity.ERROR,
    "this text does not lie in a story’s folder",
    "Move it to: {path}",
)
STORY_NAME = Fault(
    "TU209",
    Severity.ERROR,
    "a story’s folder cannot be called “{name}”",
    "Use lower-case letters without accents, digits and hyphens. Rename it: {nearest}",
)
STORY_TWICE = Fault(
    "TU210",
    Severity.ERROR,
    "there are two stories “{story}”: here and in {other}",
    "Story names are used once over articles and pages: rename one of the two folders.",
)
TITLE_MISSING = Fault("TU211", Severity.ERROR, "this text has no title", "Add to its header: title: {example}")
DATE_MISSING = Fault("TU212", Severity.ERROR, "this article has no date", "Add to its header: date: {example}")
SECTION_MISSING = Fault(
    "TU213", Severity.ERROR, "this article is in no section", "Add one to its header ({sections}): section: {example}"
)
AUTHOR_MISSING = Fault("TU214", Severity.ERROR, "this article has no author", "Add to its header: authors: [{example}]")
SUMMARY_MISSING = Fault(
    "TU215",
    Severity.NOTE,
    "this text has no summary: its first paragraph’s beginning stands in",
    "Write one sentence that makes people want to read on: summary: {example}",
)
SECTION_UNKNOWN = Fault(
    "TU216",
    Severity.ERROR,
    "there is no section “{name}”",
    "Did you mean this, or is it missing from sections.yaml? section: {nearest}",
)
TAG_UNKNOWN = Fault(
    "TU217",
    Severity.ERROR,
    "there is no tag “{name}”",
    "Did you mean “{nearest}”? Otherwise, declare it in tags.yaml: {example}",
)
PERSON_UNKNOWN = Fault(
    "TU218",
    Severity.ERROR,
    "nobody is called “{name}” in people.yaml",
    "Did you mean “{nearest}”? A person who has no entry there is named in full, first name and last: {field}: [{example}]",
)
PERSON_NEAR = Fault(
    "TU219",
    Severity.NOTE,
    "the plain name “{name}” is close to “{nearest}”",
    "If it is the same person, write it the same way: {field}: [{example}]",
)
REPEATED = Fault(
    "TU220",
    Severity.WARNING,
    "this translation has its own “{key}”, which differs from the original’s",
    "The original’s value is used: take this line out, or correct {other}.",
)
ORIGINAL_WITHHELD = Fault(
    "TU221",
    Severity.WARNING,
    "this translation is held back, because its original {other} is not published",
    "It will be published with its original.",
)
SLUG_EMPTY = Fault(
    "TU222",
    Severity.ERROR,
    "no address can be made from the title “{title}”",
    "Choose one, in lower-case letters, digits and hyphens: slug: {example}",
)
ADDRESS_TAKEN = Fault(
    "TU223",
    Severity.ERROR,
    "this has the same address as {other}: /{address}",
    "Give one of the two another slug: {example}",
)
ADDRESS_ALIKE = Fault(
    "TU224",
    Severity.ERROR,
    "the address /{address} can be taken for that of {other}: /{alike}",
    "They differ only by case, Unicode form or letters that look alike. Give one of the two another slug: {example}",
)
ADDRESS_RESERVED = Fault(
    "TU225",
    Severity.ERROR,
    "the slug “{slug}” is reserved: the site has its own page there",
    "Choose another: {example}",
)
ALIAS_TAKEN = Fault(
    "TU226",
    Severity.ERROR,
    "the alias {alias} is already the address of {other}",
    "Take this alias out, or change it.",
)
TEMPLATE_UNKNOWN = Fault(
    "TU227",
    Severity.ERROR,
    "the theme has no template “{name}”",
    "Did you mean this? Leave the line out for the usual one. template: {nearest}",
)
EMBARGOED = Fault(
    "TU228",
    Severity.NOTE,
    "this text is held back until {date}",
    "It will be published by the first build after that.",
)
ALIAS_REDUNDANT = Fault(
    "TU229", Severity.WARNING, "the alias {alias} is this text’s own address", "Take this alias out."
)

TERM_SHAPE = Fault(
    "TU240",
    Severity.ERROR,
    "the entry “{key}” is not a set of keys",
    "Write it like this: {example}",
)
TERM_KEY = Fault(
    "TU241",
    Severity.ERROR,
    "the entry “{term}” has an unknown key “{key}”",
    "Did you mean “{nearest}”? Keys are languages of the magazine, and: {keys}.",
)
TERM_NAME = Fault("TU242", Severity.ERROR, "the entry “{key}” has no name", "Add one: {example}")
TERM_NAME_KEY = Fault(
    "TU243", Severity.ERROR, "the entry “{key}” cannot be called that", "Use lower-case letters without accents, digits and hyphens: {nearest}"
)
TERM_MERGED_UNKNOWN = Fault(
    "TU244",
    Severity.ERROR,
    "“{key}” is merged into “{target}”, which is not in this file",
    "Did you mean this? merged_into: {nearest}",
)
TERM_MERGED_CIRCLE = Fault(
    "TU245", Severity.ERROR, "“{key}” is merged into itself, by way of others", "One of them must stay: take its merged_into out."
)
TERM_ADDRESS_TAKEN = Fault(
    "TU246",
    Severity.ERROR,
    "“{key}” and “{other}” have the same address in {language}: {slug}",
    "Give one of the two another slug: {example}",
)
TERM_URL = Fault(
    "TU247", Severity.ERROR, "the address “{url}” of “{key}” is not a web address", "Write it in full: url: {example}"
)
TERM_ROLE = Fault(
    "TU248", Severity.ERROR, "“{key}” has the kind “{role}”", "Write person, team or organisation, for example: kind: {nearest}"
)
TERM_SLUG = Fault(
    "TU249", Severity.ERROR, "the slug “{slug}” of “{key}” is not right", "Use lower-case letters, digits and hyphens: slug: {nearest}"
)
TERM_FILE = Fault("TU250", Severity.ERROR, "this file does not list entries", "Write one entry a line, like this: {example}")

FILE_UNREADABLE = Fault("TU260", Severity.ERROR, "this file cannot be read: {reason}", "Check that it exists and may be read.")
FILE_STRAY = Fault(
    "TU261", Severity.WARNING, "this file is not published", "Texts and pictures lie in articles/<story>/ or pages/<story>/."
)
LINK_OUTSIDE = Fault(
    "TU262", Severity.ERROR, "this symbolic link leads out of the content folder", "Put the file itself there."
)
