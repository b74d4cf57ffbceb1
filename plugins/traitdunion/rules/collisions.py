"""Collisions: no two pages share an address, nor have addresses that people could take for one another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import icu

from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Claim:
    """An address that a source file asks for. `example` is the line to paste that would move it elsewhere."""

    address: str
    place: Place
    example: str = ""


def skeleton(checker: icu.SpoofChecker, address: str) -> str:
    """Return what an address looks like: the UTS 39 skeleton, without case and Unicode form."""
    folded = unicodedata.normalize("NFKC", address).casefold()
    return str(checker.getSkeleton(0, folded))


def collisions(claims: Iterable[Claim]) -> Iterator[Problem]:
    """Yield one problem for each claim whose address an earlier one has, exactly or by its looks."""
    checker = icu.SpoofChecker()
    taken: dict[str, Claim] = {}
    for claim in claims:
        key = skeleton(checker, claim.address)
        other = taken.setdefault(key, claim)
        if other is claim:
            continue
        fault = faults.ADDRESS_TAKEN if other.address == claim.address else faults.ADDRESS_ALIKE
        yield fault.at(
            claim.place, address=claim.address, alike=other.address, other=other.place.path, example=claim.example
        )


def alias_collisions(aliases: Iterable[tuple[str, Claim]], claims: Iterable[Claim]) -> Iterator[Problem]:
    """Yield the aliases, given with their page's own claim, that lead where a page or another alias already is."""
    taken = {claim.address: claim for claim in claims}
    for alias, owner in aliases:
        address = alias.lstrip("/")
        other = taken.setdefault(address, owner)
        if other.address == address and other.address == owner.address and address == owner.address:
            yield faults.ALIAS_REDUNDANT.at(owner.place, alias=alias)
        elif other is not owner:
            yield faults.ALIAS_TAKEN.at(owner.place, alias=alias, other=other.place.path)
