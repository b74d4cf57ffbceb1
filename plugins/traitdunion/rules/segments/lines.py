"""Lines of a body, each with its place in the file; comments are blanked when they are met, so that no place changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from traitdunion.rules.segments.grammar import COMMENT_END, SPACES, SPAN_OR_COMMENT


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between `<!--` and `-->`, the line of the file that it begins on, and its stretch, signs included."""

    text: str
    line: int
    start: int
    end: int


class Lines:
    """The lines of `source[start:]`, counted from 0; the first is line `first` of the file.

    `texts` are what they say, `offsets` where they begin in `source`, `comments` those met so far.
    """

    def __init__(self, source: str, start: int, first: int) -> None:
        self.source, self.first = source, first
        self.texts = source[start:].split("\n")
        self.offsets = list(accumulate((len(line) + 1 for line in self.texts), initial=start))
        self.comments: list[Comment] = []
        self.skipped: set[int] = set()  # lines that hold nothing but comments: they part nothing
        self.may_comment = "<!--" in source
        self._unclosed: set[str] = set()  # fences and raw tags that nothing closes
        self._blanked = False  # whether `texts` is no longer what the source says

    def end(self, index: int) -> int:
        """Return where the words of a line end in the source."""
        return self.offsets[index] + len(self.texts[index].rstrip(SPACES))

    def words(self, start: int, end: int, first: int, last: int) -> str:
        """Return a stretch of the source, from line `first` to line `last`, without its comments."""
        if not self._blanked:
            return self.source[start:end]
        lines = "\n".join(self.texts[first : last + 1])
        return lines[start - self.offsets[first] : end - self.offsets[first]]

    def fence_end(self, index: int, fence: str, marks: str) -> int | None:
        """Return the line, from `index` on, that closes a fence. `marks` are the signs that may stand around it."""
        if fence not in self._unclosed:
            for last in range(index, len(self.texts)):
                if self.texts[last].strip(marks) == fence:
                    return last
            self._unclosed.add(fence)
        return None

    def tag_end(self, index: int, column: int, tag: str) -> tuple[int, int] | None:
        """Return the line and column, from those given on, where a closing tag begins; `tag` is its beginning, lower case."""
        if tag not in self._unclosed:
            for last in range(index, len(self.texts)):
                found = self.texts[last].lower().find(tag, column if last == index else 0)
                if found >= 0:
                    return last, found
            self._unclosed.add(tag)
        return None

    def blank(self, index: int, column: int) -> None:
        """Blank a line up to a column."""
        self.texts[index] = " " * column + self.texts[index][column:]
        self._blanked = True

    def uncomment(self, index: int, begin: int) -> bool:
        """Blank the comments that begin on a line from `begin` on, those in code apart; tell whether there were any."""
        line, position, done, parts = self.texts[index], begin, 0, []
        while match := SPAN_OR_COMMENT.search(line, position):
            position = match.end()
            end = self._comment_end(index, match.start()) if match[0] == "<!--" else None
            if end is None:
                continue
            last, column = end
            parts.append(line[done : match.start()])
            done = position = column if last == index else len(line)
            parts.append(" " * (done - match.start()))
            if last > index:
                self._blank_below(index, last, column)
        if not parts:
            return False
        self.texts[index] = line = "".join(parts) + line[done:]
        self._blanked = True
        if not line.strip(f">{SPACES}"):
            self.skipped.add(index)
        return True

    def _comment_end(self, index: int, start: int) -> tuple[int, int] | None:
        """Find a comment's end, note what it says, and return the line's index and the column after it."""
        for empty in ("<!-->", "<!--->"):  # the HTML standard's two odd forms
            if self.texts[index].startswith(empty, start):
                return index, start + len(empty)
        origin = self.offsets[index] + start
        match = COMMENT_END.search(self.source, origin + 4) if self.may_comment else None
        if match is None:
            self.may_comment = False
            return None
        words = self.source[origin + 4 : match.start()]
        self.comments.append(Comment(words, self.first + index, origin, match.end()))
        last = index + self.source.count("\n", origin, match.end())
        return last, match.end() - self.offsets[last]

    def _blank_below(self, index: int, last: int, column: int) -> None:
        """Blank what a comment takes of the lines below the one that it begins on."""
        for middle in range(index + 1, last):
            self.texts[middle] = " " * len(self.texts[middle])
            self.skipped.add(middle)
        self.blank(last, column)
        if not self.texts[last].strip(SPACES):
            self.skipped.add(last)
