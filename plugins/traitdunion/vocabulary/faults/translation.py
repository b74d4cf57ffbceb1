"""What can be said of translations: their states, relations, parity, glossary and PO files (TU4xx)."""

from traitdunion.vocabulary.problem import Fault, Severity

# TU401–TU409: states

STALE = Fault(
    "TU401",
    Severity.NOTE,
    "{other} has changed since this translation was made",
    "The translation desk shows what changed; words left to translate: {words}. When the two texts agree, write: {line}",
)
STALE_UNSEEN = Fault(
    "TU401",
    Severity.NOTE,
    "{other} has changed since this translation was made",
    "What changed cannot be seen here, since the history is not at hand. When the two texts agree, write: {line}",
)
STALE_UNKNOWN = Fault(
    "TU402",
    Severity.NOTE,
    "this translation names the version {version} of {other}, which was not found in the history",
    "It may be mistyped or was never committed, or the text was renamed and rewritten at once. "
    "Compare the two texts; when they agree, write: {line}",
)
STALE_DISCREET = Fault(
    "TU403",
    Severity.NOTE,
    "{other} has changed by a few letters since this translation was made; readers are not told",
    "If no translation has to change, add to the header of {other} the line {same_as} – if this one is up to date, write: {line}",
)
UNVERIFIED = Fault(
    "TU404",
    Severity.NOTE,
    "nothing tells which version of {other} this translation was made from",
    "Compare the two texts. When they agree, write: {line}",
)
FOREIGN_ALGORITHM = Fault(
    "TU405",
    Severity.NOTE,
    "the version {version} that this translation names was written by a later release of Trait d’union",
    "Use that release, or compare the two texts and, when they agree, write: {line}",
)
RELAY_STALE = Fault(
    "TU406",
    Severity.NOTE,
    "{other}, which this text was translated from, is itself behind {original}",
    "Bring {other} up to date first; then what is left to do here will show.",
)
RELAY_UNVERIFIED = Fault(
    "TU406",
    Severity.NOTE,
    "nothing tells whether {other}, which this text was translated from, is itself up to date with {original}",
    "Compare {other} with {original} first.",
)
PARTIAL = Fault(
    "TU407",
    Severity.NOTE,
    "this translation is not finished; still to be translated, by line: {lines}",
    "Put your words in the place of each comment.",
)
PLACEHOLDER_WRITTEN = Fault(
    "TU478",
    Severity.WARNING,
    "the words inside this comment are not the original’s, and readers do not see them",
    "If they are your translation, remove what surrounds them: <!-- translate: and -->",
)
COMMENT_HIDES = Fault(
    "TU479",
    Severity.NOTE,
    "readers do not see the words inside this comment",
    "If they belong to the text, remove <!-- and -->; if they are a remark, begin them with <!-- translators:",
)
ADAPTED = Fault(
    "TU408",
    Severity.NOTE,
    "{other} has changed since it was adapted here",
    "Once you have seen what changed, write: {line}",
)
SHALLOW = Fault(
    "TU409",
    Severity.WARNING,
    "this copy of the repository lacks its older versions, so what changed in some originals cannot be shown",
    "Get them with: git fetch --unshallow – or, where a forge builds the site, ask for the whole history: fetch-depth: 0",
)

# TU410–TU420: relations

ONLY_WITHOUT_REASON = Fault(
    "TU410",
    Severity.WARNING,
    "this story is meant for some languages only, and does not say why",
    "Tell translators why, in a line such as: reason: it is about a local law",
)
ONLY_WITHOUT_ITSELF = Fault(
    "TU411",
    Severity.WARNING,
    "the line “only:” leaves out “{language}”, the language of this text",
    "Add it: {line}",
)
ONLY_CONTRADICTED = Fault(
    "TU412",
    Severity.WARNING,
    "{other} says that this story is not meant for “{language}”",
    "If it is, write in {other}: {line}",
)
RELATION_LANGUAGE = Fault(
    "TU413",
    Severity.WARNING,
    "the line “{key}:” names “{language}”, and the magazine has no edition in that language",
    "Its editions are: {editions}.",
)
RELATION_MISPLACED = Fault(
    "TU414",
    Severity.WARNING,
    "the line “{key}:” belongs to the original, and does nothing in a translation",
    "Move it to {other}.",
)
ADAPTS_AND_TRANSLATES = Fault(
    "TU415",
    Severity.WARNING,
    "this text says both that it translates and that it adapts another; it is taken for a translation",
    "Keep one of the two lines, “translates:” or “adapts:”.",
)
OUTSIDE_INCOMPLETE = Fault(
    "TU416",
    Severity.WARNING,
    "the text that this one was translated from lacks its “{key}”, so it cannot be credited",
    "Write it like this: {line}",
)
OUTSIDE_UNKNOWN = Fault(
    "TU416",
    Severity.WARNING,
    "the line “translates:” has an unknown key, “{key}”",
    "Write it like this: {line}",
)
DERIVATIVE = Fault(
    "TU417",
    Severity.WARNING,
    "the licence {license} of {other} does not allow translations",
    "If its author permits this one, write in {other}: translation: permitted",
)
PERMISSION_FORM = Fault(
    "TU418",
    Severity.WARNING,
    "“{value}” does not say whether this text may be translated",
    "If its author permits it in spite of the licence, write: translation: permitted",
)
SAME_AS_FORGOTTEN = Fault(
    "TU419",
    Severity.NOTE,
    "passages have been added or taken out since the version {version}, whose translations still count as up to date",
    "If translators need to know, take it out of the line “same_as:”.",
)
SAME_AS_NEEDLESS = Fault(
    "TU420",
    Severity.NOTE,
    "the line “same_as:” names the present version, {version}",
    "It lists earlier versions only: take this one out.",
)

# TU421–TU439: parity

HEADING_LEVEL = Fault(
    "TU421",
    Severity.NOTE,
    "heading “{name}” has level {count}, the original ({other}) has {expected}",
    "Use as many # as the original. If they differ on purpose, say why: {line}",
)
HEADING_MISSING = Fault(
    "TU422",
    Severity.NOTE,
    "the original has a heading “{name}” ({other}), which has no counterpart here",
    "Add it. If it is left out on purpose, say why: {line}",
)
HEADING_EXTRA = Fault(
    "TU422",
    Severity.NOTE,
    "heading “{name}” has no counterpart in the original (near {other})",
    "Take it out. If it is added on purpose, say why: {line}",
)
LIST_OF_ONE = Fault(
    "TU423",
    Severity.NOTE,
    "list “{name}” has 1 item, the original ({other}) has {expected}",
    "Add what is missing. If it is left out on purpose, say why: {line}",
)
LIST_SHORTER = Fault(
    "TU423",
    Severity.NOTE,
    "list “{name}” has {count} items, the original ({other}) has {expected}",
    "Add what is missing. If it is left out on purpose, say why: {line}",
)
LIST_LONGER = Fault(
    "TU423",
    Severity.NOTE,
    "list “{name}” has {count} items, the original ({other}) has {expected}",
    "Take out what the original does not have. If it is added on purpose, say why: {line}",
)
LIST_MISSING = Fault(
    "TU424",
    Severity.NOTE,
    "the original has a list “{name}” ({other}; items: {expected}), which has no counterpart here",
    "Add it. If it is left out on purpose, say why: {line}",
)
LIST_EXTRA = Fault(
    "TU424",
    Severity.NOTE,
    "list “{name}” (items: {count}) has no counterpart in the original (near {other})",
    "Take it out. If it is added on purpose, say why: {line}",
)
TABLE_ROWS = Fault(
    "TU425",
    Severity.NOTE,
    "table “{name}”: rows {count}, the original ({other}) {expected}",
    "Give it the rows of the original. If they differ on purpose, say why: {line}",
)
TABLE_COLUMNS = Fault(
    "TU426",
    Severity.NOTE,
    "table “{name}”: columns {count}, the original ({other}) {expected}",
    "Give it the columns of the original. If they differ on purpose, say why: {line}",
)
TABLE_MISSING = Fault(
    "TU427",
    Severity.NOTE,
    "the original has a table “{name}” ({other}; rows: {expected}), which has no counterpart here",
    "Add it. If it is left out on purpose, say why: {line}",
)
TABLE_EXTRA = Fault(
    "TU427",
    Severity.NOTE,
    "table “{name}” (rows: {count}) has no counterpart in the original (near {other})",
    "Take it out. If it is added on purpose, say why: {line}",
)
PICTURE_MISSING = Fault(
    "TU428",
    Severity.NOTE,
    "the original shows the picture {name} ({other}), this text does not",
    "Show it here too. If it is left out on purpose, say why: {line}",
)
PICTURE_EXTRA = Fault(
    "TU428",
    Severity.NOTE,
    "the original (near {other}) does not show the picture {name}",
    "Take it out. If it is added on purpose, say why: {line}",
)
STORY_LINK_MISSING = Fault(
    "TU429",
    Severity.NOTE,
    "the original links to story:{name} ({other}), this text does not",
    "Add the link. If it is left out on purpose, say why: {line}",
)
STORY_LINK_EXTRA = Fault(
    "TU429",
    Severity.NOTE,
    "the original (near {other}) does not link to story:{name}",
    "Take the link out. If it is added on purpose, say why: {line}",
)
FOOTNOTES = Fault(
    "TU430",
    Severity.NOTE,
    "footnotes: {count}, the original ({other}) has {expected}",
    "Give this text the footnotes of the original. If they differ on purpose, say why: {line}",
)
CODE_BLOCKS = Fault(
    "TU431",
    Severity.NOTE,
    "blocks of code: {count}, the original ({other}) has {expected}",
    "Give this text the code of the original. If they differ on purpose, say why: {line}",
)
ANCHOR_MISSING = Fault(
    "TU432",
    Severity.NOTE,
    "the original has the anchor #{name} ({other}), this text does not, so links to it end at the top of the page",
    "Add {{#{name}}} to the same place here. If it is left out on purpose, say why: {line}",
)
ANCHOR_EXTRA = Fault(
    "TU432",
    Severity.NOTE,
    "the original (near {other}) does not have the anchor #{name}",
    "Use the anchors of the original. If they differ on purpose, say why: {line}",
)
LINKS = Fault(
    "TU433",
    Severity.NOTE,
    "links to other places: {count}, the original ({other}) has {expected}",
    "Give this text the links of the original. If they differ on purpose, say why: {line}",
)
WAIVER_UNKNOWN = Fault(
    "TU434",
    Severity.WARNING,
    "“{name}” is not something that a translation can differ in",
    "A translation may differ in: {names}.",
)
WAIVER_MISTYPED = Fault(
    "TU434",
    Severity.WARNING,
    "“{name}” is not something that a translation can differ in",
    "Did you mean: {line}",
)
WAIVER_WITHOUT_REASON = Fault(
    "TU435",
    Severity.WARNING,
    "this translation differs from its original on purpose, and does not say why",
    "Tell translators and reviewers why: {line}",
)
WAIVER_KEY = Fault(
    "TU436",
    Severity.WARNING,
    "“{name}” has no meaning in the line “parity:”",
    "Write it like this: {line}",
)
WAIVER_EMPTY = Fault(
    "TU437",
    Severity.WARNING,
    "the line “parity:” does not say in what this translation may differ",
    "Name it, one or more of {names}, like this: {line}",
)

# TU471–TU489: the glossary

WORD_TO_REPLACE = Fault(
    "TU471",
    Severity.NOTE,
    "the glossary advises against “{found}”, under “{term}”",
    "Where that notion is meant, the glossary has: {forms}.",
)
WORD_TO_AVOID = Fault(
    "TU471",
    Severity.NOTE,
    "the glossary advises against “{found}”, under “{term}”",
    "Say it in another way.",
)
TERM_NOT_USED = Fault(
    "TU472",
    Severity.NOTE,
    "the original has “{found}” ({other}), and this passage has none of the glossary’s words for it",
    "Where it fits, take what the glossary has: {forms}.",
)
GLOSSARY_EMPTY = Fault(
    "TU473",
    Severity.ERROR,
    "the entry “{term}” does not say which words to use",
    "Write them like this: {example}",
)
GLOSSARY_CONTRADICTION = Fault(
    "TU474",
    Severity.ERROR,
    "“{form}” is both to be used and to be avoided for “{term}” in “{language}”",
    "Take it out of one of the two lists.",
)
GLOSSARY_NO_WORD = Fault(
    "TU475",
    Severity.ERROR,
    "“{form}” in “{term}” is not a word",
    "Write words of letters or digits.",
)

# TU476–TU489: relations, more closely

RELATION_MISSPELT = Fault(
    "TU476",
    Severity.WARNING,
    "the line “{key}:” names “{language}”, and the magazine has no edition of that name",
    "Did you mean: {line}",
)

# TU441–TU469: the forge, and PO files

FORGE_KEY = Fault(
    "TU441",
    Severity.ERROR,
    "TRAITDUNION_FORGE has an unknown key “{key}”",
    "Its keys are: {keys}.",
)
FORGE_KEY_MISSPELT = Fault(
    "TU441",
    Severity.ERROR,
    "TRAITDUNION_FORGE has an unknown key “{key}”",
    "Did you mean “{nearest}”?",
)
FORGE_KIND = Fault(
    "TU442",
    Severity.ERROR,
    "TRAITDUNION_FORGE names “{kind}” as the kind of forge, whose addresses are not known",
    'Write one of {kinds}, such as: "kind": "forgejo"',
)
FORGE_KIND_MISSPELT = Fault(
    "TU442",
    Severity.ERROR,
    "TRAITDUNION_FORGE names “{kind}” as the kind of forge, whose addresses are not known",
    'Did you mean: "kind": "{nearest}"',
)
FORGE_VALUE = Fault(
    "TU443",
    Severity.ERROR,
    "TRAITDUNION_FORGE cannot have {value} as its “{key}”",
    'Write it like this: "{key}": "{example}"',
)
OUTSIDE_WRONG = Fault(
    "TU477",
    Severity.WARNING,
    "“{value}” cannot be the “{key}” of the text that this one was translated from",
    "Write it like this: {line}",
)
PO_BROKEN = Fault(
    "TU444",
    Severity.ERROR,
    "this is not a PO file that can be read: {reason}",
    "Mend this line, or export the text again: {line}",
)
PO_ABSENT = Fault(
    "TU444",
    Severity.ERROR,
    "there is no PO file here",
    "Say where it lies, with --file PATH; or make one first: {line}",
)
PO_LANGUAGE = Fault(
    "TU445",
    Severity.ERROR,
    "this PO file is in “{found}”, not in “{language}”",
    "If it is the right file, write in its header: Language: {language}",
)
PO_STORY = Fault(
    "TU446",
    Severity.ERROR,
    "this PO file belongs to the story “{story}”, which cannot be translated into “{language}” here",
    "Look at its header, “X-Story”; did you mean “{nearest}”?",
)
PO_FOREIGN = Fault(
    "TU447",
    Severity.ERROR,
    "“{words}” is not an entry of {other}",
    "Entries cannot be added to a PO file; take this one out, or export the text again.",
)
PO_MISSING = Fault(
    "TU448",
    Severity.ERROR,
    "{other} has no entry for “{words}”",
    "Put it back, with an empty msgstr where it is not translated; or export the text again.",
)
PO_CHANGED = Fault(
    "TU449",
    Severity.ERROR,
    "{other} no longer says “{words}”: it changed after this file was exported",
    "Export it into another folder, and merge this file into the new one: msgmerge OLD.po NEW.po",
)
PO_ADDED = Fault(
    "TU449",
    Severity.ERROR,
    "“{words}” was added after {other} was exported",
    "Export the text into another folder, and merge the old file into the new one: msgmerge OLD.po NEW.po",
)
PO_MARKUP = Fault(
    "TU450",
    Severity.ERROR,
    "the translation “{words}” has lost {lost}",
    "Put it back: everything but the words stays as it is in the msgid.",
)
PO_PARTS = Fault(
    "TU451",
    Severity.ERROR,
    "paragraphs in the translation “{words}”: {count}, the text has {expected}",
    "It takes as many as the text; an empty line separates two paragraphs.",
)
PO_LINES = Fault(
    "TU451",
    Severity.ERROR,
    "the translation “{words}” has a line end in the middle",
    "Write it on one line; for a line break that readers see, write <br>.",
)
PO_CELLS = Fault(
    "TU452",
    Severity.ERROR,
    "cells in the table row “{words}”: {count}, the original has {expected}",
    "Keep the signs | between the cells.",
)
PO_UNSAFE = Fault(
    "TU453",
    Severity.ERROR,
    "the translation of “{words}” cannot be put into the text: it would be read as something else there",
    "If it begins with a sign such as #, - or a number with a full stop, write a backslash before it; or edit the text itself.",
)
STORY_UNKNOWN = Fault(
    "TU454",
    Severity.ERROR,
    "there is no story “{name}”",
    "A story has the name of its folder; invoke status lists them all.",
)
STORY_MISSPELT = Fault("TU454", Severity.ERROR, "there is no story “{name}”", "Did you mean “{nearest}”?")
EDITION_UNKNOWN = Fault(
    "TU455",
    Severity.ERROR,
    "the magazine has no edition in “{name}”",
    "Its editions are: {editions}.",
)
EDITION_MISSPELT = Fault(
    "TU455", Severity.ERROR, "the magazine has no edition in “{name}”", "Did you mean “{nearest}”?"
)
TRANSLATION_THERE = Fault(
    "TU456",
    Severity.ERROR,
    "the story “{story}” has a text in “{language}” already: nothing was changed",
    "To see what is left to do in it: invoke diff {story} {language}",
)
TRANSLATION_MISSING = Fault(
    "TU457",
    Severity.ERROR,
    "the story “{story}” has no text in “{language}” (translations: {others})",
    "To begin one: invoke translate {story} {language}",
)
NOT_A_TRANSLATION = Fault(
    "TU458",
    Severity.ERROR,
    "the text of “{story}” in “{language}” is the original",
    "Name the language of a translation.",
)
LINE_UNCLEAR = Fault(
    "TU459",
    Severity.ERROR,
    "this line is written in a way that cannot be changed here: nothing was changed",
    "Write it yourself: {line}",
)
PO_UNSAVED = Fault(
    "TU460",
    Severity.ERROR,
    "this file holds translations that are in no text yet: nothing was exported",
    "Import it first, with: invoke po import {language} – or export into another folder, with --to DIR",
)
PO_REPLACED = Fault(
    "TU461",
    Severity.NOTE,
    "the words “{words}” were replaced by those of {other}:{line}, and this text had changed after that file was exported",
    "If somebody corrected them meanwhile, correct them again; git diff shows both.",
)
