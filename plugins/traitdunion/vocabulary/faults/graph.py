"""What can be wrong between texts: pairs, required facts, terms, addresses (TU2xx)."""

from traitdunion.vocabulary.problem import Fault, Severity

ORIGINAL_MISSING = Fault(
    "TU201",
    Severity.ERROR,
    "this text translates “{language}”, and the story {story} has no text in that language",
    "Add index.{language}.md beside it, or take the line “translates:” out if this text is the original.",
)
ORIGINAL_MISNAMED = Fault(
    "TU201",
    Severity.ERROR,
    "this text translates “{language}”, and the story {story} has no text in that language",
    "If it was made from {other}, write: translates: {nearest}",
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
    "Until it is translated, add to its header the line status: draft – and the line: translates: {language}",
)
COPY_TRANSLATES = Fault(
    "TU204",
    Severity.ERROR,
    "this text is a copy of {other}, not yet a translation",
    "Until it is translated, add to its header: status: draft",
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
    "the file’s name says that the text is in “{language}”, and the magazine has no edition in that language",
    "Its editions are: {editions}. If the text is in one of these, rename the file, for example: {nearest}",
)
LANGUAGE_MISNAMED = Fault(
    "TU206",
    Severity.ERROR,
    "“{language}” in the file’s name is not how this magazine names a language",
    "Its editions are: {editions}. Rename the file: {nearest}",
)
LANGUAGE_MISSING = Fault(
    "TU207",
    Severity.ERROR,
    "the file’s name does not say its language",
    "Rename it, for example: {nearest}",
)
LANGUAGE_TAKEN = Fault(
    "TU207",
    Severity.ERROR,
    "this file’s name is not that of a text, and {nearest} is there already",
    "Put what is new in it into {nearest}, or move it out of the folder. The magazine’s languages are: {editions}.",
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
    "Use unaccented lower-case letters, digits and hyphens. Rename the folder: {nearest}",
)
STORY_TWICE = Fault(
    "TU210",
    Severity.ERROR,
    "there are two stories “{story}”: here and in {other}",
    "No two articles or pages can have the same name: rename one of the two folders.",
)
TITLE_MISSING = Fault("TU211", Severity.ERROR, "this text has no title", "Its header needs the line: title: {example}")
DATE_MISSING = Fault("TU212", Severity.ERROR, "this article has no date", "Its header needs the line: date: {example}")
SECTION_MISSING = Fault(
    "TU213",
    Severity.ERROR,
    "this article is in no section",
    "Its header needs one of these ({sections}): section: {example}",
)
SECTION_MISSING_ALL = Fault(
    "TU213",
    Severity.ERROR,
    "this article is in no section, and sections.yaml declares none",
    "Declare one in sections.yaml (communs: {{name: Communs}}), and add to this header: section: communs",
)
AUTHOR_MISSING = Fault(
    "TU214", Severity.ERROR, "this article has no author", "Its header needs the line: authors: [{example}]"
)
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
    "Choose one that sections.yaml declares ({sections}), or declare this one there: {example}",
)
SECTION_UNDECLARED = Fault(
    "TU216",
    Severity.ERROR,
    "there is no section “{name}”: sections.yaml declares none",
    "Declare it in content/sections.yaml: {example}",
)
SECTION_MISSPELT = Fault(
    "TU216", Severity.ERROR, "there is no section “{name}”", "Did you mean “{nearest}”? Write: section: {nearest}"
)
TAG_UNKNOWN = Fault(
    "TU217",
    Severity.ERROR,
    "there is no tag “{name}”",
    "Take it out, choose one that tags.yaml declares, or declare it there: {example}",
)
TAG_MISSPELT = Fault(
    "TU217", Severity.ERROR, "there is no tag “{name}”", "Did you mean “{nearest}”? Write: tags: {line}"
)
PERSON_UNKNOWN = Fault(
    "TU218",
    Severity.ERROR,
    "nobody is called “{name}” in people.yaml",
    "Write the person’s full name, first name and last ({field}: [Ana Pérez]), or declare them there: {example}",
)
PERSON_MISSPELT = Fault(
    "TU218",
    Severity.ERROR,
    "nobody is called “{name}” in people.yaml",
    "Did you mean “{nearest}”? Write: {field}: {line}",
)
PERSON_NEAR = Fault(
    "TU219",
    Severity.NOTE,
    "the plain name “{name}” is close to “{nearest}”",
    "If it is the same person, write: {field}: {line}",
)
PERSON_DECLARED = Fault(
    "TU219",
    Severity.NOTE,
    "“{name}” has an entry in people.yaml, and is taken for that person",
    "Name the entry instead: {field}: {line}",
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
    "the alias {alias} is already an address of {other}",
    "Take this alias out, or change it.",
)
ALIAS_RESERVED = Fault(
    "TU226",
    Severity.ERROR,
    "the alias {alias} is where the site has a page or a file of its own",
    "Take this alias out, or change it.",
)
TEMPLATE_UNKNOWN = Fault(
    "TU227",
    Severity.ERROR,
    "the theme has no template “{name}”",
    "Take this line out: the usual template will do.",
)
TEMPLATE_MISSPELT = Fault(
    "TU227",
    Severity.ERROR,
    "the theme has no template “{name}”",
    "Take this line out for the usual template, or write: template: {nearest}",
)
WORDS_MISSING = Fault(
    "TU230",
    Severity.ERROR,
    "there is nothing below this text’s header",
    "Write the text there or, until it is written, add to its header: status: draft",
)
WORDS_AWAITED = Fault(
    "TU230",
    Severity.ERROR,
    "there is nothing below this text’s header",
    "Write the text there. A draft needs nothing else until it is published.",
)
EMBARGOED = Fault(
    "TU228",
    Severity.NOTE,
    "this text is held back until {date}",
    "It will be published by the first build after that.",
)
ALIAS_REDUNDANT = Fault(
    "TU229", Severity.ERROR, "the alias {alias} is this text’s present address", "Take this alias out."
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
    "What can stand here: {keys}.",
)
TERM_KEY_MISSPELT = Fault(
    "TU241",
    Severity.ERROR,
    "the entry “{term}” has an unknown key “{key}”",
    "Did you mean “{nearest}”? What can stand here: {keys}.",
)
TERM_LANGUAGE = Fault(
    "TU251",
    Severity.WARNING,
    "the entry “{term}” has words in “{language}”, and the magazine has no edition in that language",
    "Nobody sees them: the editions are {editions}.",
)
TERM_NAME = Fault("TU242", Severity.ERROR, "the entry “{key}” has no name", "Add one: {example}")
TERM_NAME_KEY = Fault(
    "TU243",
    Severity.ERROR,
    "the entry “{key}” cannot be called that",
    "Use unaccented lower-case letters, digits and hyphens: {nearest}: {{name: {key}}}",
)
TERM_MERGED_UNKNOWN = Fault(
    "TU244",
    Severity.ERROR,
    "“{key}” is merged into “{target}”, which is not in this file",
    "Did you mean this? merged_into: {nearest}",
)
TERM_MERGED_CIRCLE = Fault(
    "TU245",
    Severity.ERROR,
    "“{key}” is merged into itself, by way of others",
    "One of them must stay: take its merged_into out.",
)
TERM_ADDRESS_TAKEN = Fault(
    "TU246",
    Severity.ERROR,
    "“{key}” has the same address as “{other}”, or one that can be taken for it: /{address}",
    "Give one of the two another slug: {example}",
)
TERM_URL = Fault(
    "TU247", Severity.ERROR, "the address “{url}” of “{key}” is not a web address", "Write it in full: url: {example}"
)
TERM_ALIAS = Fault(
    "TU252",
    Severity.ERROR,
    "“{alias}”, an alias of “{key}”, is not an old address on this site",
    "Write its path from the site’s root, ending in / or in a file name such as page.html: aliases: [/old/path/]",
)
TERM_ROLE = Fault(
    "TU248",
    Severity.ERROR,
    "“{key}” has an unknown kind, “{role}”",
    "Write person, team or organisation, for example: kind: {nearest}",
)
TERM_SLUG = Fault(
    "TU249",
    Severity.ERROR,
    "the slug “{slug}” of “{key}” is not right",
    "Use lower-case letters, digits and hyphens: slug: {nearest}",
)
TERM_FILE = Fault(
    "TU250",
    Severity.ERROR,
    "this file is not made of entries",
    "Write one entry per line, without a hyphen before it, like this: {example}",
)
TERM_SYNTAX = Fault(
    "TU250",
    Severity.ERROR,
    "this file cannot be read from here: “{found}”",
    "Check that brackets and quotation marks are closed, and that lines are indented with spaces, like this: {example}",
)
TERM_TWICE = Fault(
    "TU250",
    Severity.ERROR,
    "“{key}” is said twice, on line {first} and on line {line}",
    "Keep one of the two and delete the other.",
)

FILE_UNREADABLE = Fault(
    "TU260", Severity.ERROR, "this file cannot be read: {reason}", "Check that it exists and may be read."
)
FILE_STRAY = Fault(
    "TU261",
    Severity.WARNING,
    "this file is not published",
    "Texts and pictures lie in articles/<story>/ or pages/<story>/.",
)
FILE_ENDING = Fault(
    "TU261", Severity.WARNING, "this text is not published, because of its name’s ending", "Rename it: {nearest}"
)
FILE_MISNAMED = Fault("TU261", Severity.WARNING, "nothing reads this file", "Rename it: {nearest}")
STORY_WITHOUT_TEXT = Fault(
    "TU261",
    Severity.WARNING,
    "this file is not published: there is no text in its folder",
    "Put it beside the text that shows it, or write one here: {nearest}",
)
LINK_OUTSIDE = Fault(
    "TU262", Severity.ERROR, "this symbolic link leads out of the content folder", "Put the file itself there."
)
