"""Bytecode: templates that were compiled by an earlier build, kept in the store."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache

from traitdunion.edges.store import Store

ROOM = "bytecode"


class KeptBytecode(BytecodeCache):
    """Jinja's compiled templates by name; Jinja checks each against its source and its own version."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known = store.room(ROOM)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is known of a template."""
        known = self.known.get(bucket.key)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.known[bucket.key] = bucket.bytecode_to_string()
        self.store.change(ROOM, {bucket.key: self.known[bucket.key]})
