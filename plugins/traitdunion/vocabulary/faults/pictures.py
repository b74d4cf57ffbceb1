"""What can be wrong with links and pictures once the whole magazine is known (TU35x to TU39x)."""

from traitdunion.vocabulary.problem import Fault, Severity

PICTURE_MISSING = Fault(
    "TU351",
    Severity.ERROR,
    "there is no picture “{name}” in this story’s folder",
    "Put the file beside the text, or correct its name here. The folder holds: {files}",
)
PICTURE_NEAR = Fault(
    "TU352",
    Severity.ERROR,
    "there is no picture “{name}” in this story’s folder",
    "Did you mean “{nearest}”? Names must agree letter for letter, capitals included.",
)
ALT_MISSING = Fault(
    "TU353",
    Severity.ERROR,
    "the picture “{name}” has no text for those who cannot see it",
    "Say what it shows, in this text’s language: {example}",
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
    "Save it as JPEG, put {nearest} in the same folder, and write that name here.",
)
NAME_AWKWARD = Fault(
    "TU357",
    Severity.WARNING,
    "the file name “{name}” does not travel well (spaces, capitals or accents)",
    "Rename the file {nearest}, and write that name here.",
)
STORY_UNKNOWN = Fault("TU358", Severity.ERROR, "this link leads to no story: “{name}”", "Did you mean story:{nearest}?")
ANCHOR_UNKNOWN = Fault(
    "TU359",
    Severity.ERROR,
    "this link leads to no place called “{anchor}” in {path}",
    "Did you mean “#{nearest}”? Headings get one like this: ## Title {{#name}}",
)
ADDRESS_UNKNOWN = Fault(
    "TU360",
    Severity.ERROR,
    "this link leads to no page: {address}",
    "Link to a story by its name: [text](story:name). Nearest address: {nearest}",
)
FILE_MISSING = Fault(
    "TU361",
    Severity.ERROR,
    "this link leads to no file: “{name}”",
    "Files lie in the story’s folder. A page of another site begins with https://, a story with story:",
)
PICTURE_UNUSED = Fault(
    "TU362", Severity.NOTE, "no text shows this file", "It is not published. Show it in a text, or remove it."
)
PICTURE_BROKEN = Fault("TU363", Severity.ERROR, "this picture cannot be read: {reason}", "Export it again as JPEG or PNG.")
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
    "Did you mean “{nearest}”?",
)
STORY_WITHHELD = Fault(
    "TU367",
    Severity.ERROR,
    "this link leads to the story “{name}”, which is not published",
    "Publish that story first, or take the link out.",
)
