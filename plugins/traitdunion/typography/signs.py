"""Stand-ins for markup inside a run of text, and the classes of characters the rules are written with.

A run is the text of a document with each tag, comment or protected stretch replaced by one sign, so that a rule can see
through an inline tag without ever seeing the tag. The signs are Unicode noncharacters: no valid text holds them, and
`markup` hides any that a text does hold.
"""

from __future__ import annotations

TAG = "\ufdd0"  # an inline tag or a comment: as if it were not there
NOTE = "\ufdd1"  # the start of a superior, such as a footnote mark: transparent, but ends the word before it
ATOM = "\ufdd2"  # code, an address, a picture, words in another language: as if it were one word
LINE = "\ufdd3"  # a line break inside a block
BLOCK = "\ufdd4"  # the edge of a paragraph, heading, list item, cell…
SIGNS = TAG + NOTE + ATOM + LINE + BLOCK

# The bodies of regular expression classes.
SEEN_THROUGH = TAG + NOTE
EDGE = LINE + BLOCK
SPACE = " \t\n\r\f\u00a0\u2009\u202f"
UPPER = "A-ZÀ-ÖØ-ÞŒŠŽŸ"

# Tags that may stand between two characters.
THROUGH = f"[{SEEN_THROUGH}]*+"
