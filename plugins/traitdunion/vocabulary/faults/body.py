"""Faults of a body: its Markdown, its raw HTML, its links, pictures, headings and notes (TU301–TU349)."""

from __future__ import annotations

from traitdunion.vocabulary.problem import Fault, Severity

# What the text holds as a whole

TOO_LONG = Fault(
    "TU301",
    Severity.ERROR,
    "the text is too long to be read: {size} characters, and the most is {limit}",
    "Divide it into several stories.",
)
TOO_MANY_BRACKETS = Fault(
    "TU302",
    Severity.ERROR,
    "the text holds {count} square brackets that make no link, and the most is {limit}",
    "If they are data, put them in a file beside the text, or between two lines of three backticks.",
)
TOO_MANY_SIGNS = Fault(
    "TU343",
    Severity.ERROR,
    "the text holds {count} signs < that begin a tag without an end, and the most is {limit}",
    "If they are data, put them in a file beside the text, or between two lines of three backticks.",
)
TOO_MANY_DEFINITIONS = Fault(
    "TU334",
    Severity.ERROR,
    "the text has {count} lines for footnotes, abbreviations and addresses, and the most is {limit}",
    "Divide it into several stories.",
)
TOO_MANY_ROWS = Fault(
    "TU335",
    Severity.ERROR,
    "the tables of the text have {count} rows, and the most is {limit}",
    "Put the table in a file beside the text and lead to it: [the table](table.csv)",
)
TOO_DEEP = Fault(
    "TU336",
    Severity.ERROR,
    "lists, quotations or tags lie within one another more than {limit} levels deep",
    "Make them flatter.",
)
UNREADABLE = Fault(
    "TU303",
    Severity.ERROR,
    "the Markdown reader gave up on this text ({reason})",
    "Look for lists or quotations many levels deep and make them flatter.",
)
CONTROL_CHARACTER = Fault(
    "TU304",
    Severity.WARNING,
    "there is an invisible control character ({character}), often left by copying and pasting",
    "It is left out of the page; type the line again to be rid of it.",
)

# Comments and raw HTML

COMMENT_UNCLOSED = Fault(
    "TU305",
    Severity.ERROR,
    "a comment begins with <!-- and never ends",
    "Close it where it ends with: -->",
)
FENCE_UNCLOSED = Fault(
    "TU345",
    Severity.WARNING,
    "code begins here, and no line ends it: readers see the signs and what follows as ordinary text",
    "Below the last line of the code, write a line with nothing but: {fence}",
)
TAG_REFUSED = Fault(
    "TU306",
    Severity.WARNING,
    "the tag <{tag}> is not allowed in a text, and is left out",
    "Write it in Markdown, or choose a tag from docs/html.md.",
)
TAG_REPLACED = Fault(
    "TU307",
    Severity.WARNING,
    "the tag <{tag}> is not allowed in a text, and is left out",
    "Write this instead: {instead}",
)
TAG_EMBEDDED = Fault(
    "TU341",
    Severity.WARNING,
    "the tag <{tag}> shows something of another site, which a text cannot, and is left out",
    "Write a link to it instead: [its title]({address})",
)
TAG_EMPTIED = Fault(
    "TU308",
    Severity.WARNING,
    "the tag <{tag}> is not allowed in a text, and is left out with everything in it",
    "Remove it: a text is words and pictures, and nothing in it can run.",
)
ATTRIBUTE_REFUSED = Fault(
    "TU309",
    Severity.WARNING,
    "the attribute {attribute} is not allowed on <{tag}>, and is left out",
    "Remove it; docs/html.md lists what can stay.",
)
ATTRIBUTE_REPLACED = Fault(
    "TU310",
    Severity.WARNING,
    "the attribute {attribute} is not allowed on <{tag}>, and is left out",
    "Write this instead: {instead}",
)
VALUE_REFUSED = Fault(
    "TU311",
    Severity.WARNING,
    "{attribute} on <{tag}> cannot be “{value}”, and is left out",
    "What can stand there: {allowed}.",
)
VALUE_NUMBER = Fault(
    "TU337",
    Severity.WARNING,
    "{attribute} on <{tag}> is “{value}”, which is not a whole number, and is left out",
    'Write digits only: {attribute}="2"',
)
VALUE_LANGUAGE = Fault(
    "TU338",
    Severity.WARNING,
    "{attribute} on <{tag}> is “{value}”, which is not a language tag, and is left out",
    'Write a tag such as fr or pt-BR: {attribute}="fr"',
)
VALUE_NAME = Fault(
    "TU339",
    Severity.WARNING,
    "{attribute} on <{tag}> is “{value}”, which is not a name, and is left out",
    'Write a name without spaces: {attribute}="my-name"',
)
VALUE_ADDRESS = Fault(
    "TU340",
    Severity.WARNING,
    "{attribute} on <{tag}> is “{value}”, which is not a site’s address, and is left out",
    'Write the whole address: {attribute}="https://example.org/"',
)
TAG_UNCLOSED = Fault(
    "TU312",
    Severity.WARNING,
    "the tag <{tag}> is opened and never closed",
    "Close it where it ends with: </{tag}>",
)
TAG_STRAY = Fault(
    "TU313",
    Severity.WARNING,
    "there is a closing tag </{tag}> with no opening one, and it is left out",
    "Remove it, or write <{tag}> where it should begin.",
)
TAG_UNFINISHED = Fault(
    "TU314",
    Severity.WARNING,
    "a tag begins with <{tag} and has no end, so it is shown as it is written",
    "End the tag with > or, for the sign itself, write: &lt;",
)
TAG_MISPLACED = Fault(
    "TU315",
    Severity.WARNING,
    "the tag <{tag}> cannot stand where it is, and is left out",
    "Put it inside the tag it belongs to, such as <tr> inside <table>.",
)
DECLARATION_REFUSED = Fault(
    "TU316",
    Severity.WARNING,
    "the instruction {declaration} is left out: it means nothing in a text",
    "Remove it or, to show it, put it between backticks: `{declaration}`",
)

# Links

LINK_EMPTY = Fault(
    "TU317",
    Severity.ERROR,
    "the link “{text}” leads nowhere",
    "Put the address between the parentheses: [{text}](https://example.org/)",
)
LINK_SCHEME = Fault(
    "TU318",
    Severity.ERROR,
    "a link cannot begin with “{scheme}:”, and this one is left out: {address}",
    "Begin the address with https:, mailto:, tel: or story:.",
)
LINK_UNREADABLE = Fault(
    "TU342",
    Severity.ERROR,
    "no browser can read the address {address}",
    "Copy it again from the browser; it looks like this: https://example.org/page",
)
LINK_STORY = Fault(
    "TU319",
    Severity.ERROR,
    "“{address}” does not name a story",
    "Give the name of the story’s folder: story:{suggestion}",
)
LINK_PELICAN = Fault(
    "TU320",
    Severity.ERROR,
    "this magazine does not use Pelican’s way of linking, “{address}”",
    "Lead to another story with story: and the name of its folder, or to a file beside this text with its name: "
    "{suggestion}",
)
LINK_PATH = Fault(
    "TU321",
    Severity.ERROR,
    "“{address}” leads out of the story’s folder",
    "Lead to another story with story: and the name of its folder, or put the file beside this text and write its "
    "name: {suggestion}",
)
LINK_WITHOUT_SCHEME = Fault(
    "TU322",
    Severity.ERROR,
    "“{address}” would be looked for in the story’s folder",
    "If it is a site, write the whole address: {suggestion}",
)
LINK_TEXTLESS = Fault(
    "TU323",
    Severity.ERROR,
    "the link to {address} has no words to click on",
    "Write some between the brackets: [words]({address})",
)

# Pictures

IMAGE_ELSEWHERE = Fault(
    "TU324",
    Severity.ERROR,
    "the picture {address} lies on another site",
    "Put a copy in the story’s folder, if its licence allows, and write its name: ![{alt}]({suggestion})",
)
IMAGE_PATH = Fault(
    "TU325",
    Severity.ERROR,
    "the picture “{address}” lies outside the story’s folder",
    "Put it beside this text and write its name only: ![{alt}]({suggestion})",
)
IMAGE_PELICAN = Fault(
    "TU326",
    Severity.ERROR,
    "this magazine does not use Pelican’s way of naming pictures, “{address}”",
    "Put the picture beside this text and write its name only: ![{alt}]({suggestion})",
)
IMAGE_EMPTY = Fault(
    "TU327",
    Severity.ERROR,
    "a picture has no file name",
    "Put the file’s name between the parentheses: ![{alt}](picture.jpg)",
)

# Headings, ids and notes

HEADING_SKIPPED = Fault(
    "TU328",
    Severity.NOTE,
    "the heading “{text}” skips a level, and is shown as one of level {level}",
    "Write it with one # more than the heading above it.",
)
HEADING_EMPTY = Fault(
    "TU329",
    Severity.WARNING,
    "there is a heading with no words, and it is left out",
    "Write its words, or remove its # signs.",
)
ID_TWICE = Fault(
    "TU330",
    Severity.ERROR,
    "the name #{id} is given twice, here and in line {other}",
    "Change one of them: {{#{suggestion}}}",
)
NOTE_UNKNOWN = Fault(
    "TU331",
    Severity.WARNING,
    "the mark [^{label}] has no footnote",
    "Write the footnote on a line of its own: [^{label}]: words of the note",
)
NOTE_UNUSED = Fault(
    "TU332",
    Severity.WARNING,
    "nothing in the text refers to the footnote [^{label}]",
    "Put its mark where it belongs: [^{label}]",
)
NOTE_TWICE = Fault(
    "TU333",
    Severity.WARNING,
    "the footnote [^{label}] is written twice, here and in line {other}, and only the last one is shown",
    "Give one of them another name: [^{label}-2]",
)
ATTRIBUTES_IDLE = Fault(
    "TU344",
    Severity.WARNING,
    "readers would see “{typed}” as it is: nothing there takes it up",
    "Put it straight after a heading’s words, a link, a picture or words in *stars*, or, with a colon, on the "
    "line below "
    "a paragraph or list item.",
)
