"""Waivers: in what a translation may differ from its original, and why: `parity: {allow: [lists], reason: …}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from traitdunion.rules.header.verbatim import flow_list
from traitdunion.rules.suggestions import nearest
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.problem import Place, Problem

ASPECTS = ("headings", "lists", "tables", "pictures", "stories", "footnotes", "code", "anchors", "links")
"""What is compared: the names that `allow` takes."""

_NO_REASON = "…"


@dataclass(frozen=True, slots=True)
class Waiver:
    """The aspects in which a translation may differ, and the reason given for it."""

    allow: tuple[str, ...] = ()
    reason: str = ""

    def line(self, *aspects: str) -> str:
        """Return the line of front matter that waives these aspects too, ready to paste."""
        names = [name for name in ASPECTS if name in self.allow or name in aspects]
        reason = self.reason or _NO_REASON
        plain = reason == _NO_REASON or not set(reason) & set("\"'{}[],:#\\\n&*!|>%@`")
        shown = reason if plain else "'" + reason.replace("'", "''") + "'"
        return f"parity: {{allow: {flow_list(names)}, reason: {shown}}}"


def read_waiver(header: Header, path: str) -> tuple[Waiver, tuple[Problem, ...]]:
    """Return what a header's `parity` waives, and what is wrong with it. Nothing is waived without a reason."""
    said = header.parity
    if not said:
        return Waiver(), ()
    wanted = said.get("allow")
    names = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list | tuple) else []
    typed = [" ".join(str(name).split()) for name in names]
    reason = " ".join(str(said.get("reason") or "").split())
    waiver = Waiver(tuple(name for name in ASPECTS if name in typed), "" if reason == _NO_REASON else reason)
    problems = tuple(_problems(waiver, typed, said.keys(), Place(path, header.lines.get("parity", 1))))
    return (waiver if waiver.reason else Waiver()), problems


def _problems(waiver: Waiver, typed: list[str], keys: Iterable[str], place: Place) -> Iterator[Problem]:
    for key in keys:
        if key not in ("allow", "reason"):
            yield faults.WAIVER_KEY.at(place, name=key, line=waiver.line(*(() if waiver.allow else ASPECTS[1:2])))
    for name in typed:
        if name in ASPECTS:
            continue
        meant = nearest(name, ASPECTS)
        if meant is None:
            yield faults.WAIVER_UNKNOWN.at(place, name=name, names=", ".join(ASPECTS))
        else:
            yield faults.WAIVER_MISTYPED.at(place, name=name, line=waiver.line(meant))
    if not typed:
        yield faults.WAIVER_EMPTY.at(place, names=", ".join(ASPECTS), line=waiver.line(ASPECTS[1]))
    elif not waiver.reason and waiver.allow:
        yield faults.WAIVER_WITHOUT_REASON.at(place, line=waiver.line())
