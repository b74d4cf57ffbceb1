"""Faults of a text file as such and of its header: TU101–TU199.

TU101–TU119: the file cannot be read as a text with a header. TU120–TU139: its keys. TU140–TU199: their values.
"""

from __future__ import annotations

from traitdunion.vocabulary.problem import Fault, Severity

# The file

NOT_UTF8 = Fault(
    "TU101",
    Severity.ERROR,
    "the file is not saved as UTF-8: the byte {byte} on this line is not a character",
    "Open the file in a text editor and save it again with the encoding UTF-8.",
    unsafe=True,
)
LEGACY_ENCODING = Fault(
    "TU101",
    Severity.ERROR,
    "the file is saved in an old encoding, most likely Windows-1252 (also called Latin-1 or ANSI), not as UTF-8",
    "In your editor choose “Save with encoding” and UTF-8. This line then reads “{line}”.",
    unsafe=True,
)
UTF16 = Fault(
    "TU101",
    Severity.ERROR,
    "the file is saved as UTF-16, not as UTF-8",
    "In your editor choose “Save with encoding” and UTF-8 (not “Unicode”, which means UTF-16 in some editors).",
    unsafe=True,
)
FILE_EMPTY = Fault(
    "TU102",
    Severity.ERROR,
    "the file is empty",
    "Write the text, or delete the file. A text begins with these lines (⏎ is the end of one): {lines}",
    unsafe=True,
)
CONFLICT = Fault(
    "TU103",
    Severity.ERROR,
    "two versions of this passage are left by a git merge, from this line to line {last}",
    "Keep the words you want, and delete the three marker lines: this one (<<<<<<<), ======= and >>>>>>>.",
    unsafe=True,
)
CONTROL = Fault(
    "TU104",
    Severity.ERROR,
    "character {position} of this line is {character}, an invisible control character",
    "Delete it, or retype the words around it: it often comes with a paste from a PDF or a word processor.",
    unsafe=True,
)
BIDI = Fault(
    "TU105",
    Severity.ERROR,
    "character {position} of this line is {character}, invisible, and changes the direction of the words that follow",
    "Delete it. Where a direction must be set, U+200E (left to right) and U+200F (right to left) are allowed.",
    unsafe=True,
)
NONCHARACTER = Fault(
    "TU106",
    Severity.ERROR,
    "character {position} of this line is {character}, which no text may hold",
    "Delete it, or retype the words around it: a program damaged the file.",
    unsafe=True,
)

# The header as a whole

HEADER_MISSING = Fault(
    "TU107",
    Severity.ERROR,
    "the file has no header: its first line is not ---",
    "Put these lines above all else (⏎ is the end of one), and delete the third when the text is ready: {lines}",
    unsafe=True,
)
HEADER_MARK = Fault(
    "TU107",
    Severity.ERROR,
    "the first line, “{found}”, is not the three hyphens that open a header",
    "Write three hyphens and nothing else on that line, and on the line after the header: ---",
    unsafe=True,
)
HEADER_UNFENCED = Fault(
    "TU107",
    Severity.ERROR,
    "the header has no --- line above it",
    "Put a line of three hyphens above this line, and another one after the header’s last line: ---",
    unsafe=True,
)
HEADER_UNCLOSED = Fault(
    "TU108",
    Severity.ERROR,
    "the header is never closed: it seems to end before line {end}",
    "Put a line of three hyphens, and nothing else, between the header and line {end}: ---",
    unsafe=True,
)
HEADER_UNCLOSED_MARK = Fault(
    "TU108",
    Severity.ERROR,
    "the header is never closed: line {end}, “{found}”, is not three hyphens",
    "Write three hyphens and nothing else on line {end}: ---",
    unsafe=True,
)
HEADER_PROSE = Fault(
    "TU109",
    Severity.ERROR,
    "this line is in the header but looks like the text itself: “{found}”",
    "If the header ends before it, put a line of three hyphens above it: ---",
    unsafe=True,
)
HEADER_SHAPE = Fault(
    "TU110",
    Severity.ERROR,
    "the header is not made of lines such as “title: …”",
    "Write a name, a colon, a space and a value on each line, for example: title: {title}",
    unsafe=True,
)
HEADER_LONG = Fault(
    "TU111",
    Severity.ERROR,
    "the header is too long to be one",
    "Close it with a line of three hyphens before the text begins: ---",
    unsafe=True,
)
HEADER_DEEP = Fault(
    "TU111",
    Severity.ERROR,
    "too many brackets or levels are nested here",
    "Check that every [ and {{ is closed, and put a value that begins with one of them between quotes.",
    unsafe=True,
)

# The header's lines

TAB = Fault(
    "TU112",
    Severity.ERROR,
    "this line is indented with a tab or a no-break space",
    "Indent it with spaces: {line}",
    unsafe=True,
)
SPACE_AFTER_COLON = Fault(
    "TU113",
    Severity.ERROR,
    "a space is missing after the colon",
    "Write: {line}",
    unsafe=True,
)
COLON_MISSING = Fault(
    "TU113",
    Severity.ERROR,
    "this line of the header has no colon after its name",
    "Write: {line}",
    unsafe=True,
)
QUOTE_OPEN = Fault(
    "TU114",
    Severity.ERROR,
    "a quotation mark is opened on this line and never closed",
    "Write: {line}",
    unsafe=True,
)
BRACKET_OPEN = Fault(
    "TU115",
    Severity.ERROR,
    "a bracket is opened on this line and never closed, or a comma is missing between two values",
    "Write: {line}",
    unsafe=True,
)
QUOTES_NEEDED = Fault(
    "TU116",
    Severity.ERROR,
    "this value holds a sign that has a meaning of its own in a header",
    "Put the value between quotes: {line}",
    unsafe=True,
)
INDENTATION = Fault(
    "TU117",
    Severity.ERROR,
    "this line does not begin at the right distance from the margin",
    "Align it with the other lines of its list or block: {line}",
    unsafe=True,
)
BROKEN = Fault(
    "TU118",
    Severity.ERROR,
    "the header cannot be read from here: “{found}”",
    "Compare this line and the one before it with “name: value”; put values that hold special signs between quotes.",
    unsafe=True,
)
REFERENCE = Fault(
    "TU119",
    Severity.ERROR,
    "“{found}” is a YAML reference (an anchor, an alias or a tag), which a header may not use",
    "If it is meant as a word, put it between quotes: {line}",
    unsafe=True,
)
MERGE = Fault(
    "TU119",
    Severity.ERROR,
    "“<<” takes values from elsewhere, which a header may not do",
    "Delete the line and write its values out.",
    unsafe=True,
)
HASHTAG = Fault(
    "TU124",
    Severity.WARNING,
    "“#” begins a comment here, so that “{found}” is left out of “{key}”",
    "If it belongs to the value, write: {line}",
)
TITLE_QUOTED = Fault(
    "TU120",
    Severity.NOTE,
    "the value of “{key}” was taken as it stands, to the end of the line, although YAML reads it otherwise",
    "To please every tool, put it between quotes: {line}",
)

# Keys

KEY_TWICE = Fault(
    "TU121",
    Severity.ERROR,
    "“{key}” is said twice, on line {first} and on line {line}",
    "Keep one of the two lines and delete the other.",
    unsafe=True,
)
KEY_UNKNOWN = Fault(
    "TU122",
    Severity.ERROR,
    "there is no “{key}” in a header",
    "Delete the line. What a text may say: {known}.",
)
KEY_MISSPELT = Fault(
    "TU122",
    Severity.ERROR,
    "there is no “{key}” in a header",
    "Did you mean “{nearest}”? Write: {line}",
)
KEY_SHAPE = Fault(
    "TU123",
    Severity.ERROR,
    "the name before the colon is not a plain word",
    "Write a name such as “title”, a colon, a space and the value.",
    unsafe=True,
)

# Shapes of values

TEXT_EXPECTED = Fault(
    "TU140",
    Severity.ERROR,
    "“{key}” is one value, not a list or a block",
    "Write it on one line: {line}",
)
LIST_EXPECTED = Fault(
    "TU141",
    Severity.ERROR,
    "“{key}” is a list of plain names",
    "Write: {line}",
)
BLOCK_EXPECTED = Fault(
    "TU142",
    Severity.ERROR,
    "“{key}” is a block of several values",
    "Write: {line}",
)
FLAG_EXPECTED = Fault(
    "TU143",
    Severity.ERROR,
    "“{key}” is either true or false, not “{value}”",
    "Write: {line}",
)
NUMBER_EXPECTED = Fault(
    "TU144",
    Severity.ERROR,
    "“{key}” is a whole number, not “{value}”",
    "Write: {line}",
)

# Values

STATUS_UNKNOWN = Fault(
    "TU145",
    Severity.ERROR,
    "there is no status “{value}”: a text is published or a draft",
    "Write: {line}",
)
DATE_FORM = Fault(
    "TU146",
    Severity.ERROR,
    "“{value}” is not written as a date of the form year-month-day",
    "Write: {line}",
)
DATE_AMBIGUOUS = Fault(
    "TU147",
    Severity.ERROR,
    "“{value}” can be read as two different days",
    "Write the one you mean, either {line} – or: {other}",
)
DATE_IMPOSSIBLE = Fault(
    "TU148",
    Severity.ERROR,
    "“{value}” is not in the calendar, or not a time of day",
    "Check the day; the nearest one is: {line}",
)
DATE_PARTIAL = Fault(
    "TU149",
    Severity.ERROR,
    "“{value}” does not say which day",
    "Say the year, the month and the day, for example: {line}",
)
DATE_UNREADABLE = Fault(
    "TU146",
    Severity.ERROR,
    "“{value}” is not a date",
    "Write the year, the month and the day in figures, for example: {line}",
)
DATE_FAR = Fault(
    "TU150",
    Severity.ERROR,
    "the year {value} is not between 1900 and 2200",
    "Check the year; a date looks like this: {line}",
)
SLUG_FORM = Fault(
    "TU151",
    Severity.ERROR,
    "“{value}” cannot be the end of an address: it takes lower-case letters of one script, digits and single hyphens",
    "Write: {line}",
)
SLUG_EMPTY = Fault(
    "TU152",
    Severity.ERROR,
    "“{value}” holds no letter or digit that an address can show",
    "Write a slug of plain letters, or delete the line to have it made from the title.",
)
LICENSE_UNKNOWN = Fault(
    "TU153",
    Severity.ERROR,
    "“{value}” is not a licence we know",
    "Use an SPDX identifier (CC-BY-SA-4.0), public-domain, with-permission or all-rights-reserved, for example: {line}",
)
LICENSE_MISSPELT = Fault(
    "TU153",
    Severity.ERROR,
    "“{value}” is not a licence we know",
    "Did you mean {nearest}? Write: {line}",
)
LANGUAGE_DIFFERS = Fault(
    "TU154",
    Severity.ERROR,
    "the header says that the text is in “{value}”, the file’s name says “{language}”",
    "Rename the file if the header is right; if its name is, write: {line}",
)
TRANSLATES_FORM = Fault(
    "TU155",
    Severity.ERROR,
    "“{value}” does not name the version that was translated",
    "Write the original’s language, alone or with the version that the translation desk shows: {line}",
)
SAME_AS_FORM = Fault(
    "TU156",
    Severity.ERROR,
    "“{value}” is not a version of a text, such as 1-9f2c1e7a04bd",
    "Copy the line that the translation desk shows; it looks like this: {line}",
)
ALIAS_FORM = Fault(
    "TU157",
    Severity.ERROR,
    "“{value}” is not an old address on this site",
    "Write its path from the site’s root, ending in / or in a file name such as page.html: {line}",
)
TEMPLATE_FORM = Fault(
    "TU158",
    Severity.ERROR,
    "“{value}” is not a template’s name",
    "Write its name without folder or ending, in lower-case letters, digits, - and _: {line}",
)
PICTURE_PLACE = Fault(
    "TU159",
    Severity.ERROR,
    "“{value}” is not the name of a picture beside the text",
    "Put the picture into the text’s own folder and write its name only: {line}",
)
PICTURE_FORM = Fault(
    "TU160",
    Severity.ERROR,
    "“{value}” cannot be a picture’s file name",
    "Rename the picture with plain letters, digits, hyphens and an ending, such as {line}",
)
