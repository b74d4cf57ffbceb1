"""Collisions: no two pages share an address, nor have addresses that people could take for one another."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import icu

from traitdunion.rules.addresses import save_as
from traitdunion.rules.slugs import slugify
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.problem import Place, Problem

RESERVED_FOLDERS = frozenset({"media", "theme", "translations"})
"""Folders at the site's root that hold our own files."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An address that a source file asks for. `names` are what another slug could be made from, the best first.

    `term` is the key of the section, tag or person that asks for it, empty for a text.
    """

    address: str
    place: Place
    names: tuple[str, ...] = ()
    term: str = ""

    @property
    def example(self) -> str:
        """A line to paste that gives the page another address."""
        return f"slug: {next(filter(None, map(slugify, self.names)), 'page')}-2"


@dataclass(frozen=True, slots=True)
class Alias:
    """An old path of this site, the address that it leads to now, and where it is written."""

    path: str
    address: str
    place: Place


def skeleton(checker: icu.SpoofChecker, address: str) -> str:
    """Return what an address looks like: the UTS 39 skeleton, without case and Unicode form."""
    folded = unicodedata.normalize("NFKC", address).casefold()
    return str(checker.getSkeleton(0, folded))


def collisions(claims: Iterable[Claim]) -> Iterator[Problem]:
    """Yield one problem for each claim whose address an earlier one has, exactly or by its looks.

    Two terms that collide in several editions are named once.
    """
    checker = icu.SpoofChecker()
    taken: dict[str, Claim] = {}
    terms: set[tuple[str, str]] = set()
    for claim in claims:
        other = taken.setdefault(skeleton(checker, claim.address), claim)
        if other is claim or (claim.term, other.term) in terms:
            continue
        if claim.term and other.term:
            terms.add((claim.term, other.term))
            yield faults.TERM_ADDRESS_TAKEN.at(
                claim.place, key=claim.term, other=other.term, address=claim.address, example=claim.example
            )
            continue
        fault = faults.ADDRESS_TAKEN if other.address == claim.address else faults.ADDRESS_ALIKE
        yield fault.at(
            claim.place, address=claim.address, alike=other.address, other=other.place.path, example=claim.example
        )


def alias_collisions(aliases: Iterable[Alias], texts: Mapping[str, str], others: Collection[str]) -> Iterator[Problem]:
    """Yield the aliases whose file cannot be written: another page, file or folder is there, whatever its case.

    `texts` are the paths of the sources by the addresses of their pages, and `others` every other address of the site.
    """
    aliases = list(aliases)
    if not aliases:
        return
    owners = {file_of(address): "" for address in others} | {file_of(address): path for address, path in texts.items()}
    folders = {folder: path for file, path in owners.items() for folder in folders_of(file)}
    for alias in aliases:
        file = file_of(alias.path.lstrip("/"))
        above = next((folder for folder in folders_of(file) if folder in owners), file)
        owner = owners.get(above, folders.get(file))
        if file == file_of(alias.address):
            yield faults.ALIAS_REDUNDANT.at(alias.place, alias=alias.path)
        elif owner:
            yield faults.ALIAS_TAKEN.at(alias.place, alias=alias.path, other=owner)
        elif owner is not None or file.split("/")[0] in RESERVED_FOLDERS:
            yield faults.ALIAS_RESERVED.at(alias.place, alias=alias.path)
        else:
            owners[file] = alias.place.path
            folders |= dict.fromkeys(folders_of(file), alias.place.path)


def file_of(address: str) -> str:
    """Return the file that serves an address, as a disk that knows neither case nor Unicode form would name it."""
    return unicodedata.normalize("NFC", save_as(address)).casefold()


def folders_of(file: str) -> list[str]:
    """Return the folders that a file lies in, as paths without a final slash."""
    parts = file.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]
