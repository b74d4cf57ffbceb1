"""Whatever people do to the files, a build ends with problems that can be found, and publishes a sound tree or nothing."""

from __future__ import annotations

import tempfile
import textwrap
from pathlib import Path

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from support import sites
from support.faulty import snapshot
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree
from traitdunion.vocabulary.problem import errors

NASTY = (
    "---", "", "title:", "title: [", "date: 2027-01-01", "date: 31/12/2026", "status: draft", "status: no", "translates: fr", "translates: es",
    "translates: xx@1-000000000000", "slug: un-ancien", "slug: ..", "tags: [eau, eau, rien]", "authors: {a: b}", "section: wiki", "menu: {order: x}",
    "aliases: [/fr/, /a/, /a/b/]", "template: 404", "cover: {src: rien.png}", "cover:", "  src: a b.png", "\ttab", "<<<<<<< HEAD", "=======", ">>>>>>> x",
    "\u202etxet", "\x00", "&a *a", "<<: *a", "merged_into: communs", "communs:", "fr: {name: Communs}", "  fr: {name: ''}", "- a", "? a", "wiki: {merged_into: wiki}",
    "[x](story:rien)", "[x](story:moyen#a)", "![](x.png)", "[x](/fr/)", "<script>", "<!--", "```", "[^1]: note", "# Titre {#rive}", "</p></div>", "{{ x }}",
    "featured: true", "date: 0001-01-01", "pictures: {../x: {alt: y}}", "kind: robot", "url: https://[", "es: {name: Agua, slug: 'é è'}", "a" * 3000,
)  # fmt: skip
FILES = {name: textwrap.dedent(data).lstrip("\n") for name, data in sites.trilingual().items() if isinstance(data, str)}
NAMES = sorted(FILES)

Mutation = tuple[str, str, int, str]
mutations = st.tuples(
    st.sampled_from(["delete", "duplicate", "insert", "swap", "empty", "remove", "cut"]),
    st.sampled_from(NAMES),
    st.integers(0, 12),
    st.sampled_from(NASTY),
)


def mutated(changes: list[Mutation]) -> dict[str, str]:
    """Return the magazine's files after changes."""
    files = dict(FILES)
    for change, name, number, nasty in changes:
        lines = files.get(name, "").split("\n")
        number = min(number, len(lines) - 1)
        if change == "delete":
            del lines[number]
        elif change == "duplicate":
            lines.insert(number, lines[number])
        elif change == "insert":
            lines.insert(number, nasty)
        elif change == "empty":
            lines = []
        elif change == "cut":
            lines = lines[:number]
        other = NAMES[(NAMES.index(name) + number + 1) % len(NAMES)]
        if change == "swap":
            files[name], files[other] = files.get(other, ""), files.get(name, "")
        elif change == "remove":
            files.pop(name, None)
        else:
            files[name] = "\n".join(lines)
    return files


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(mutations, min_size=1, max_size=4))
def test_a_build_never_breaks_and_publishes_a_sound_tree_or_nothing(changes: list[Mutation]) -> None:
    files = mutated(changes)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        assert not sites.build_site(root, sites.trilingual()).failed
        before = snapshot(root / "output")
        for name in NAMES:
            (root / "content" / name).unlink()
        for name, text in files.items():
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        result = sites.build(sites.Options(root, as_of=sites.AS_OF))
        note("\n".join(sites.lines(result)))
        for problem in result.problems:
            path = root / result.report.path(problem)
            assert path.exists() or problem.place.line == 1, problem
            if path.is_file():
                assert 1 <= problem.place.line <= max(path.read_bytes().count(b"\n") + 1, 1), problem
        if result.failed:
            assert snapshot(root / "output") == before
        else:
            assert errors(verify(read_tree(root / "output"), sites.SITEURL)) == ()
