"""Deploying: a published tree is sent to where readers find it. The setting TRAITDUNION_DEPLOY says where."""

from __future__ import annotations

import html
import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from traitdunion.commands.building import Options, load_settings, report_for
from traitdunion.edges import copying, placing, pushing
from traitdunion.edges.reporting import Meter, Report
from traitdunion.edges.sending import Sent
from traitdunion.edges.settings import collect
from traitdunion.rules.deployment import SETTING, Rsync, read_deployment
from traitdunion.vocabulary.faults import commands as faults
from traitdunion.vocabulary.problem import Place, Problem, ProblemsFound, errors

SETTINGS = "publishconf.py"
SENT = "Sent to {destination}: {new} new files, {changed} changed, {removed} removed."
WOULD_SEND = "Nothing was sent. To {destination} would go {new} new files, {changed} changed, {removed} removed."
NOTHING_SENT = "Nothing to send: {destination} is up to date."
UNSET = "https://example.org"
"""The address of the settings as they come: RFC 2606 keeps it for examples."""
ADDRESSED = (
    ("sitemap.xml", re.compile(r"<loc>\s*([^<\s]+)")),
    ("index.html", re.compile(r"<link(?=[^>]*\brel=[\"']?canonical\b)[^>]*\bhref=[\"']?([^\"'\s>]+)")),
)
"""Where a tree says for which address it was built."""


@dataclass(slots=True)
class Deployment:
    """What came of sending a tree: its problems, how to show them, where it went, and what was sent."""

    problems: list[Problem]
    report: Report
    destination: str = ""
    dry_run: bool = False
    sent: Sent = field(default_factory=Sent)

    @property
    def failed(self) -> bool:
        """Whether the site is not there as it should be."""
        return bool(errors(self.problems))

    @property
    def counts(self) -> dict[str, int]:
        """What was sent, or would be, in files."""
        return {"new": self.sent.new, "changed": self.sent.changed, "removed": self.sent.removed}

    @property
    def summary(self) -> str:
        """What was sent where, in one sentence."""
        wording = NOTHING_SENT if self.sent.nothing else WOULD_SEND if self.dry_run else SENT
        return wording.format(destination=self.destination, **self.counts)


def deploy(options: Options, *, dry_run: bool = False, meter: Meter | None = None) -> Deployment:
    """Send the tree that publish made; with `dry_run`, only find out what would be sent.

    `options.settings` is the file that publish was given (see SETTINGS); nothing is sent when anything is wrong.
    """
    settings, problems = load_settings(options)
    result = Deployment(list(problems), report_for(options, settings or {}), dry_run=dry_run)
    if settings is None:
        return result
    written = collect(settings, (options.root / options.settings).resolve())
    place, address = written.place(SETTING), written.place("SITEURL")
    target, problems = read_deployment(settings.get(SETTING), place)
    tree = Path(settings["OUTPUT_PATH"])
    files = placing.manifest(tree) or frozenset()
    result.problems += [*problems, *unfit(tree, files, settings, address)]
    if target is not None and is_unset(settings.get("SITEURL")):
        result.problems.append(faults.TREE_UNSET.at(address, address=UNSET, settings=address.path))
    if target is None or result.failed:
        return result
    meter = meter or Meter()
    try:
        if isinstance(target, Rsync):
            result.destination = target.destination
            result.sent = copying.send(tree, files, target, place, dry_run=dry_run, progress=meter)
        else:
            result.destination = f"{target.shown} ({target.branch})"
            result.sent = pushing.send(tree, files, target, options.root, place, dry_run=dry_run)
    except ProblemsFound as found:
        result.problems += found.problems
    finally:
        meter.clear()
    return result


def unfit(tree: Path, files: Collection[str], settings: dict[str, Any], place: Place) -> list[Problem]:
    """Return why a tree is not one to send: publish did not make it, or made it for another address."""
    if not files:
        return [faults.TREE_MISSING.at(place, folder=tree.name)]
    gone = sorted(name for name in files if not (tree / name).is_file())
    if gone:
        return [faults.TREE_DAMAGED.at(place, count=len(gone), file=gone[0])]
    address = address_of(tree)
    if not address:
        return [faults.TREE_UNADDRESSED.at(place)]
    if is_local(address):
        return [faults.TREE_LOCAL.at(place, address=address, settings=place.path)]
    siteurl = str(settings.get("SITEURL") or "").rstrip("/")
    if f"{address.rstrip('/')}/".startswith(f"{siteurl}/"):
        return []
    return [faults.TREE_ELSEWHERE.at(place, address=address, siteurl=siteurl)]


def address_of(tree: Path) -> str:
    """Return a full address of the site, as the tree itself has it; empty where it says none."""
    for name, pattern in ADDRESSED:
        path = tree / name
        match = pattern.search(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else None
        if match:
            return html.unescape(match[1])
    return ""


def unset(options: Options) -> list[Problem]:
    """Return a warning where the settings still have the address that they came with."""
    settings, _ = load_settings(options)
    if settings is None or not is_unset(settings.get("SITEURL")):
        return []
    place = collect(settings, (options.root / options.settings).resolve()).place("SITEURL")
    return [faults.ADDRESS_UNSET.at(place, address=UNSET)]


def is_unset(siteurl: object) -> bool:
    """Return whether an address is the one that settings come with."""
    return str(siteurl or "").rstrip("/") == UNSET


def is_local(address: str) -> bool:
    """Return whether an address leads to the computer that it is typed on, or is no full address at all."""
    host = urlsplit(address).hostname or ""
    if host in ("", "localhost") or host.endswith((".localhost", ".local")):
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified
