"""Macros: a template of macros that every page imports with context is run again only where it would come out otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS as BUILT_IN

from traitdunion.publishing.bytecode import KeptBytecode, reads_of

ALWAYS = ("catalogue", "edition")
"""What interface strings and filters read of the context, where no template names it."""


def names_read(environment: Environment, name: str, filters: Collection[str]) -> frozenset[str] | None:
    """Return the names that a template of macros, and those it imports, look up in the context of a page.

    `filters` are those that read no more of it than `ALWAYS`.

    None where that cannot be told, or where the template has more than macros: what it sets would outlive the page.
    """
    source, _, _ = environment.loader.get_source(environment, name) if environment.loader else ("", None, None)
    kept = environment.bytecode_cache
    own = (
        kept.reads(environment, source, filters)
        if isinstance(kept, KeptBytecode)
        else reads_of(environment, source, filters)
    )
    if own is None:
        return None
    found = {*ALWAYS, *own.names}
    for other in own.refers:
        inner = names_read(environment, other, filters)
        if inner is None:
            return None
        found |= inner
    return frozenset(found)


class KeptTemplate(Template):
    """A template whose module of macros is kept for the next page, as long as each value that it reads is the same object."""

    filters: Collection[str] = BUILT_IN
    reads: tuple[str, ...] | None
    values: tuple[Any, ...]
    module_kept: TemplateModule | None = None

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """Return the template's macros for a page that has these variables."""
        if not hasattr(self, "reads"):
            found = names_read(self.environment, self.name, self.filters) if self.name else None
            self.reads = None if found is None else tuple(sorted(found))
        if self.reads is None:
            return super().make_module(vars, shared, locals)
        known, own = vars or {}, locals or {}
        values = tuple([own[name] if name in own else known.get(name) for name in self.reads])
        if self.module_kept is None or any(new is not old for new, old in zip(values, self.values, strict=True)):
            self.values, self.module_kept = values, super().make_module(vars, shared, locals)
        return self.module_kept
