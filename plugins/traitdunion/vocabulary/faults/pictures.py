"""What can be wrong with links and pictures once the whole magazine is known (TU35x to TU39x)."""

from traitdunion.vocabulary.problem import Fault, Severity

PICTURE_MISSING = Fault(
    "TU351",
    Severity.ERROR,
    "there is no picture “{name}” in this story’s folder",
    "Put the file beside the text, or correct its name here. The folder holds: {files}.",
)
PICTURE_NONE = Fault(
    "TU351",
    Severity.ERROR,
    "there is no picture “{name}” in this story’s folder, nor any other file",
    "Put the picture into the folder {folder}, beside the text.",
)
PICTURE_NEAR = Fault(
    "TU352",
    Severity.ERROR,
    "there is no picture “{name}” in this story’s folder",
    "Did you mean “{nearest}”? Names must agree letter for letter, capitals included.",
)
PICTURE_RENAME = Fault(
    "TU352",
    Severity.ERROR,
    "there is no picture “{name}” in this story’s folder, only “{found}”",
    "Names must agree letter for letter, capitals included. Rename that file, and write the same name here: {nearest}",
)
ALT_MISSING = Fault(
    "TU353",
    Severity.ERROR,
    "the picture “{name}” has no text for those who cannot see it",
    "Say what it shows, in this text’s language: {example}",
)
COVER_ALT_MISSING = Fault(
    "TU353",
    Severity.ERROR,
    "the cover “{name}” has no text for those who cannot see it",
    "Say what it shows, in this text’s language, under cover: alt: …",
)
COVER_ALT_UNTRANSLATED = Fault(
    "TU353",
    Severity.ERROR,
    "the cover “{name}” has no text in this language for those who cannot see it",
    "Say what it shows, and add to this header: cover: {{alt: …}}",
)
COVER_WITHOUT_FILE = Fault(
    "TU368",
    Severity.ERROR,
    "the cover does not say which picture it is",
    "Name the picture’s file, under cover: src: {example}",
)
CREDIT_MISSING = Fault(
    "TU354", Severity.ERROR, "the cover has no credit", "Say who made the picture, under cover: credit: {example}"
)
LICENSE_MISSING = Fault(
    "TU355",
    Severity.ERROR,
    "the cover has no licence",
    "Say under which licence it may be shown, under cover: license: CC-BY-SA-4.0",
)
FORMAT_REFUSED = Fault(
    "TU356",
    Severity.ERROR,
    "browsers cannot show the picture “{name}” ({form})",
    "Save it as JPEG beside the text, and write that file’s name here: {nearest}",
)
NAME_AWKWARD = Fault(
    "TU357",
    Severity.WARNING,
    "the file name “{name}” does not travel well (spaces, capitals or accents)",
    "Rename the file, and write the same name here: {nearest}",
)
STORY_UNKNOWN = Fault(
    "TU358",
    Severity.ERROR,
    "this link leads to no story: “{name}”",
    "Write the name of the story’s folder, for example: [words](story:{example})",
)
STORY_MISSPELT = Fault(
    "TU358", Severity.ERROR, "this link leads to no story: “{name}”", "Did you mean this? [words](story:{nearest})"
)
ANCHOR_UNKNOWN = Fault(
    "TU359",
    Severity.ERROR,
    "this link leads to no place called “{anchor}” in {path}",
    "Give a heading that name there, in each language: ## Title {{#{anchor}}}",
)
ANCHOR_MISSPELT = Fault(
    "TU359",
    Severity.ERROR,
    "this link leads to no place called “{anchor}” in {path}",
    "Did you mean “#{nearest}”? A heading gets its name like this: ## Title {{#{nearest}}}",
)
ADDRESS_UNKNOWN = Fault(
    "TU360",
    Severity.ERROR,
    "this link leads to no page of the site: {address}",
    "Lead to a story by the name of its folder: [words](story:name)",
)
ADDRESS_MISSPELT = Fault(
    "TU360",
    Severity.ERROR,
    "this link leads to no page of the site: {address}",
    "Did you mean {nearest}? A story is best linked by the name of its folder: [words](story:name)",
)
FILE_MISSING = Fault(
    "TU361",
    Severity.ERROR,
    "this link leads to no file: “{name}”",
    "Put the file beside the text. A page of another site begins with https://, a story of this one with story:.",
)
FILE_NEAR = Fault(
    "TU361",
    Severity.ERROR,
    "this link leads to no file: “{name}”",
    "Did you mean “{nearest}”? Names must agree letter for letter, capitals included.",
)
FILE_TEXT = Fault(
    "TU361",
    Severity.ERROR,
    "this link leads to a text’s source, “{name}”",
    "Lead to the story by the name of its folder: [words](story:{example})",
)
PICTURE_UNUSED = Fault(
    "TU362", Severity.NOTE, "no text shows this file", "It is not published. Show it in a text, or remove it."
)
PICTURE_BROKEN = Fault(
    "TU363", Severity.ERROR, "this picture cannot be read: {reason}", "Export it again as JPEG or PNG."
)
PICTURE_ACTIVE = Fault(
    "TU364",
    Severity.ERROR,
    "this drawing holds {what}, which could act in a reader’s browser",
    "Export it as plain SVG, or as PNG.",
)
FILE_REFUSED = Fault(
    "TU365",
    Severity.ERROR,
    "files such as “{name}” are not published",
    "These are: {forms}.",
)
PICTURE_UNDECLARED = Fault(
    "TU366",
    Severity.ERROR,
    "“pictures” speaks of “{name}”, and there is no such file in this story’s folder",
    "Put the file beside the text, or take its entry out.",
)
PICTURE_UNDECLARED_NEAR = Fault(
    "TU366",
    Severity.ERROR,
    "“pictures” speaks of “{name}”, and there is no such file in this story’s folder",
    "Did you mean “{nearest}”? Names must agree letter for letter, capitals included.",
)
STORY_WITHHELD = Fault(
    "TU367",
    Severity.ERROR,
    "this link leads to the story “{name}”, which is not published",
    "Publish that story first, or take the link out.",
)
