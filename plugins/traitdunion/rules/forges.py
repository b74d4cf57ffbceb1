"""Forges: the addresses at which a web page edits a file of the sources, or begins a new one with its name and words filled in.

GitHub takes `filename` and `value`; a folder in the address loses its last part there, so the name holds the whole path
(github.com/isaacs/github/issues/1527). Forgejo takes the same two below the folder's own address
(docs.gitea.com/development/integrations). GitLab takes `file_name` alone: its editor ignores what else is given
(gitlab.com/gitlab-org/gitlab/-/issues/594214).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from traitdunion.rules.suggestions import nearest
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.problem import Place, Problem

LONGEST = 8000
"""Bytes that servers on the way take of an address."""
FOLDER = "content"
"""Where texts lie in a repository whose address is not told."""
KINDS = ("github", "gitlab", "forgejo")
KEYS = {
    "kind": "forgejo",
    "url": "https://codeberg.org/we/magazine",
    "branch": "main",
    "content": "content",
}
"""What the setting says, and an example of each."""

_NEW = {
    "github": "{url}/new/{branch}?filename={path}{value}",
    "gitlab": "{url}/-/new/{branch}?file_name={path}",
    "forgejo": "{url}/_new/{branch}/{folder}?filename={name}{value}",
}
_EDIT = {
    "github": "{url}/edit/{branch}/{path}",
    "gitlab": "{url}/-/edit/{branch}/{path}",
    "forgejo": "{url}/_edit/{branch}/{path}",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a new file is begun, and what of its words is filled in there: nothing where `content` is empty."""

    address: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the sources lie: the repository's address without a final slash, its branch, and its folder of texts."""

    kind: str
    url: str
    branch: str = "main"
    content: str = "content"

    def edit(self, path: str) -> str:
        """Return the address that edits a file. `path` is relative to the content folder."""
        return self._filled(_EDIT[self.kind], path)

    def begin(self, path: str, *contents: str) -> Beginning:
        """Return where a file is begun, with the first of `contents` that the address has room for."""
        form = _NEW[self.kind]
        for content in contents if "{value}" in form else ():
            address = self._filled(form, path, f"&value={quote(content, safe='')}")
            if len(address) <= LONGEST:
                return Beginning(address, content)
        return Beginning(self._filled(form, path))

    def _filled(self, form: str, path: str, value: str = "") -> str:
        whole = quote(f"{self.content}/{path}" if self.content else path)
        folder, _, name = whole.rpartition("/")
        branch = quote(self.branch)
        return form.format(url=self.url, branch=branch, path=whole, folder=folder, name=name, value=value)


def forge_of(values: Mapping[str, Any]) -> Forge | None:
    """Return the forge that the setting names; None where it names none, or not as it should."""
    if not values or any(True for _ in wrong_forge(values, Place("."))):
        return None
    kind = "forgejo" if values["kind"] == "gitea" else values["kind"]
    branch, content = values.get("branch") or "main", values.get("content", "content").strip("/")
    return Forge(kind, values["url"].rstrip("/"), branch, "" if content == "." else content)


def in_repository(path: str, forge: Forge | None) -> str:
    """Return a text's path as people see it in the repository. `path` is relative to the content folder."""
    folder = forge.content if forge is not None else FOLDER
    return f"{folder}/{path}" if folder else path


def wrong_forge(values: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the setting that says where the sources lie; `place` is where it is written."""
    for key, value in values.items():
        if key not in KEYS:
            near = nearest(str(key), KEYS)
            fault = faults.FORGE_KEY_MISSPELT if near else faults.FORGE_KEY
            yield fault.at(place, key=key, nearest=near, keys=", ".join(KEYS))
        elif not isinstance(value, str):
            yield faults.FORGE_VALUE.at(place, key=key, value=repr(value), example=KEYS[key])
    kind, url = values.get("kind", ""), values.get("url", "")
    if isinstance(kind, str) and kind not in (*KINDS, "gitea"):
        near = nearest(kind, KINDS)
        fault = faults.FORGE_KIND_MISSPELT if near else faults.FORGE_KIND
        yield fault.at(place, kind=kind, nearest=near, kinds=", ".join(KINDS))
    if isinstance(url, str) and not _is_repository(url):
        yield faults.FORGE_VALUE.at(place, key="url", value=repr(url), example=KEYS["url"])


def _is_repository(url: str) -> bool:
    try:
        parts = urlsplit(url)
        path = parts.path.strip("/").removesuffix(".git")
        plain = not (parts.query or parts.fragment or parts.path.rstrip("/").endswith(".git"))
        return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and "/" in path
    except ValueError:
        return False
