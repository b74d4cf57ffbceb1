"""Bytecode: templates that were compiled by an earlier build, and what was found out about them, kept in the store."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from jinja2 import Environment, meta, nodes
from jinja2.bccache import Bucket, BytecodeCache

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.store import Store

COMPILED, READ = "bytecode", "macros"
STATELESS = (nodes.Macro, nodes.Import, nodes.FromImport)


class Reads(msgspec.Struct, frozen=True, array_like=True):
    """The names that a template of macros looks up in the context of a page, and the templates that it imports."""

    names: tuple[str, ...]
    refers: tuple[str, ...]


def reads_of(environment: Environment, source: str, filters: Collection[str]) -> Reads | None:
    """Return what a template of macros reads; None where it has more than macros, or filters that read more than `filters`."""
    tree = environment.parse(source)
    text = [node for output in tree.body if isinstance(output, nodes.Output) for node in output.nodes]
    if not all(isinstance(node, (*STATELESS, nodes.Output)) for node in tree.body):
        return None
    if not all(isinstance(node, nodes.TemplateData) for node in text):
        return None
    if not {node.name for node in tree.find_all(nodes.Filter)} <= {*filters}:
        return None
    referred = tuple(meta.find_referenced_templates(tree))
    if None in referred:
        return None
    return Reads(tuple(sorted(meta.find_undeclared_variables(tree))), tuple(name for name in referred if name))


class KeptBytecode(BytecodeCache):
    """Jinja's compiled templates by name; Jinja checks each against its source and its own version.

    `code` is the digest of what filters and globals do: Jinja works out what is constant when it compiles, filters too.
    """

    def __init__(self, store: Store, code: str = "") -> None:
        self.store, self.code = store, f"{code}\n".encode()
        self.compiled, self.read = store.room(COMPILED), store.room(READ)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is known of a template."""
        known = self.compiled.get(bucket.key)
        if known is not None and known.startswith(self.code):
            bucket.bytecode_from_string(known.removeprefix(self.code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.compiled[bucket.key] = self.code + bucket.bytecode_to_string()
        self.store.change(COMPILED, {bucket.key: self.compiled[bucket.key]})

    def reads(self, environment: Environment, source: str, filters: Collection[str]) -> Reads | None:
        """Return what a template of macros reads, as `reads_of` does."""
        key = digest_of([source, *sorted(filters)])
        try:
            found: Reads | None = DECODER.decode(self.read[key])
        except (KeyError, msgspec.DecodeError, msgspec.ValidationError):
            found = reads_of(environment, source, filters)
            self.store.change(READ, {key: msgspec.msgpack.encode(found)})
        return found


DECODER = msgspec.msgpack.Decoder(Reads | None)
