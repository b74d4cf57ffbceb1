"""Deployment: the setting TRAITDUNION_DEPLOY, read and checked, and what may be replaced at the other end."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from traitdunion.rules.suggestions import nearest
from traitdunion.vocabulary.faults import commands as faults
from traitdunion.vocabulary.problem import Place, Problem

SETTING = "TRAITDUNION_DEPLOY"
METHODS = ("rsync", "git")
SSH_PORT = 22

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "rsync": {
        "method": '"method": "rsync"',
        "destination": '"destination": "user@example.org:/var/www/magazine"',
        "port": '"port": 22',
        "options": '"options": ["--compress"]',
        "ssh": '"ssh": ["-i", "~/.ssh/magazine"]',
        "keep": '"keep": ["stats"]',
    },
    "git": {
        "method": '"method": "git"',
        "repository": '"repository": "git@example.org:collective/site.git"',
        "branch": '"branch": "pages"',
        "message": '"message": "Publish the magazine"',
        "ssh": '"ssh": ["-i", "~/.ssh/magazine"]',
        "keep": '"keep": ["stats"]',
    },
}
REQUIRED: Mapping[str, tuple[str, ...]] = {"rsync": ("destination",), "git": ("repository",)}

REFUSED_OPTIONS = re.compile(
    r"--(?:remove-source-files|remove-sent-files|delete|del\b|rsh|inplace|append|no-delay-updates|files-from|force|list-only)"
    r"|-[a-zA-Z]*e|-[a-zA-Z]*n|--dry-run|--(?:out|log-file)-format|--(?:quiet|progress|info|from0)"
)
"""Options that delete otherwise, write half pages, empty the built tree, or garble what is counted."""

# A path that no shell at the other end could read in two ways.
DESTINATION = re.compile(
    r"(?P<login>(?:\w[\w.+@-]*@)?(?:[A-Za-z0-9][\w.-]*|\[[\w:.%]+\])):(?!//)(?P<path>[^\s'\"`$&|;<>()*?\[\]{}\\!#:]*)"
)
BRANCH = re.compile(r"(?!.*(?:\.\.|//|\.lock$|/$|\.$|/\.))\w[\w./+-]*")
KEPT_NAME = re.compile(r"[^\s/*?\[\]\\-][^/*?\[\]\\\n]*")
SYSTEM_FOLDERS = frozenset(
    [
        *("bin", "boot", "dev", "etc", "home", "lib", "lib64", "media", "mnt", "opt", "proc", "root", "run", "sbin"),
        *("srv", "sys", "tmp", "usr", "var", "Users", "Volumes", "Library"),
    ]
)
HOMES = frozenset({"home", "Users"})

OWN_MARKS = frozenset({"index.html", "404.html", "sitemap.xml"})
"""What every published tree has: a place that holds all three has been a site before."""
LONGEST_LIST = 6
ALWAYS_KEPT = frozenset({"CNAME"})
"""Names that hosts put at a site's root and that no build makes; so is whatever begins with a dot."""


@dataclass(frozen=True, slots=True)
class Rsync:
    """A folder on a server. `login` is `user@host` or `host`; `path` is absolute, or relative to the login's home."""

    login: str
    path: str
    port: int = SSH_PORT
    options: tuple[str, ...] = ()
    ssh: tuple[str, ...] = ()
    keep: frozenset[str] = frozenset()

    @property
    def host(self) -> str:
        """The server's name, without the user's."""
        return self.login.rpartition("@")[2]

    @property
    def destination(self) -> str:
        """The destination as rsync reads it; the final slash means the folder itself."""
        return f"{self.login}:{self.path}/"


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a repository, which a host of static pages shows."""

    repository: str
    branch: str = "pages"
    message: str = "Publish the site"
    ssh: tuple[str, ...] = ()
    keep: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """The repository's address without a password or token."""
        return without_secrets(self.repository)


def without_secrets(text: str) -> str:
    """Return a text whose addresses name no user and no password."""
    return re.sub(r"(?<=://)[^@/\s]+@", "", text)


def read_deployment(value: Any, place: Place) -> tuple[Rsync | Branch | None, list[Problem]]:
    """Return where the site goes, or None and what is wrong with the setting. `value` is whatever the file says."""
    if not value:
        return None, [faults.DEPLOY_MISSING.at(place)]
    if not isinstance(value, Mapping):
        return None, [faults.DEPLOY_VALUE.at(place, key="value", value=repr(value), example=_whole("rsync"))]
    method = str(value.get("method", ""))
    if "method" not in value:
        return None, [faults.DEPLOY_KEY_MISSING.at(place, key="method", example=EXAMPLES["rsync"]["method"])]
    if method not in METHODS:
        near = nearest(method, METHODS)
        if near is not None:
            return None, [faults.DEPLOY_METHOD_MISSPELT.at(place, method=method, nearest=near)]
        return None, [faults.DEPLOY_METHOD_UNKNOWN.at(place, method=method)]
    problems = [*_wrong_keys(value, method, place), *_wrong_values(value, method, place)]
    if problems:
        return None, problems
    return (_rsync if method == "rsync" else _branch)(value), []


def foreign_names(there: Iterable[str], ours: Collection[str], keep: Collection[str]) -> list[str]:
    """Return the names at the root of a destination that make it somebody else's, sorted.

    There are none in a place that is empty, that holds only what our tree (`ours`, paths of files) holds too, as after
    a first sending that was cut, or that has been a site before.
    """
    held = {name for name in there if not is_kept(name, keep)}
    return [] if held >= OWN_MARKS else sorted(held - {path.split("/", 1)[0] for path in ours})


def foreign(
    there: Iterable[str], ours: Collection[str], keep: Collection[str], destination: str, place: Place
) -> list[Problem]:
    """Return the problem of a destination that is somebody else's."""
    names = foreign_names(there, ours, keep)
    if not names:
        return []
    line = '"keep": [{}]'.format(", ".join(f'"{name}"' for name in sorted({*names, *keep})))
    shown = ", ".join(names if len(names) <= LONGEST_LIST else [*names[:LONGEST_LIST], "…"])
    return [faults.DESTINATION_FOREIGN.at(place, destination=destination, names=shown, keep=line)]


def is_kept(name: str, keep: Collection[str]) -> bool:
    """Return whether a name at the root of the destination is left alone there."""
    return name.startswith(".") or name in ALWAYS_KEPT or name in keep


def _whole(method: str) -> str:
    keys = ("method", *REQUIRED[method])
    return f"{SETTING} = {{{', '.join(EXAMPLES[method][key] for key in keys)}}}"


def _wrong_keys(value: Mapping[Any, Any], method: str, place: Place) -> list[Problem]:
    known = EXAMPLES[method]
    details = {"method": method, "keys": ", ".join(known)}
    problems = []
    for key in map(str, value):
        near = nearest(key, known)
        if key not in known and near is not None:
            problems.append(faults.DEPLOY_KEY_MISSPELT.at(place, key=key, nearest=near, **details))
        elif key not in known:
            problems.append(faults.DEPLOY_KEY_UNKNOWN.at(place, key=key, **details))
    problems += [
        faults.DEPLOY_KEY_MISSING.at(place, key=key, example=known[key]) for key in REQUIRED[method] if key not in value
    ]
    return problems


def _wrong_values(value: Mapping[Any, Any], method: str, place: Place) -> list[Problem]:
    problems = [
        faults.DEPLOY_VALUE.at(place, key=key, value=without_secrets(repr(value[key])), example=example)
        for key, example in EXAMPLES[method].items()
        if key in value and not _usable(key, value[key])
    ]
    options = value.get("options")
    if isinstance(options, (list, tuple)):
        problems += [
            faults.DEPLOY_OPTION_REFUSED.at(place, option=option)
            for option in options
            if isinstance(option, str) and REFUSED_OPTIONS.match(option)
        ]
    destination = value.get("destination")
    if isinstance(destination, str) and (match := DESTINATION.fullmatch(destination)) and is_too_wide(match["path"]):
        problems.append(
            faults.DEPLOY_TOO_WIDE.at(place, destination=destination, example=EXAMPLES["rsync"]["destination"])
        )
    return problems


def _usable(key: str, value: Any) -> bool:
    """Return whether a key's value has the shape that the key needs."""
    if key == "port":
        return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 65536
    if key in ("options", "ssh", "keep"):
        listed = isinstance(value, (list, tuple)) and all(isinstance(item, str) and item for item in value)
        if key == "keep":
            return listed and all(KEPT_NAME.fullmatch(item) for item in value)
        return listed and (key == "ssh" or all(item.startswith("-") for item in value))
    if not isinstance(value, str) or not value.strip():
        return False
    if key == "destination":
        return DESTINATION.fullmatch(value) is not None
    if key == "repository":
        return not value.startswith("-") and "::" not in value and not re.search(r"[\s\x00-\x1f]", value)
    return key != "branch" or BRANCH.fullmatch(value) is not None


def is_too_wide(path: str) -> bool:
    """Return whether a remote path is nothing, the root, a home, a folder of the system, or leads upwards."""
    parts = posixpath.normpath(_from_home(path)).split("/")
    named = [part for part in parts if part not in ("", ".")]
    if not named or ".." in path.split("/") or named[0].startswith("~"):
        return True
    if parts[0]:
        return False
    return (len(named) == 1 and named[0] in SYSTEM_FOLDERS) or (len(named) == 2 and named[0] in HOMES)


def _from_home(path: str) -> str:
    """Return a path without `~/`: a login begins in its home anyway, and not every shell is asked there."""
    return path[2:] if path.startswith("~/") else path


def _rsync(value: Mapping[str, Any]) -> Rsync:
    match = DESTINATION.fullmatch(value["destination"])
    assert match is not None  # the shape has been checked
    path = re.sub("^//", "/", posixpath.normpath(_from_home(match["path"])))
    return Rsync(
        login=match["login"],
        path=path,
        port=value.get("port", SSH_PORT),
        options=tuple(value.get("options", ())),
        ssh=tuple(value.get("ssh", ())),
        keep=frozenset(value.get("keep", ())),
    )


def _branch(value: Mapping[str, Any]) -> Branch:
    default = Branch(value["repository"])
    return Branch(
        repository=value["repository"],
        branch=value.get("branch", default.branch),
        message=value.get("message", default.message),
        ssh=tuple(value.get("ssh", ())),
        keep=frozenset(value.get("keep", ())),
    )
