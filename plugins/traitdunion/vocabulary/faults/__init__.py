"""Every kind of problem, by area: one module an area, one hundred codes each.

TU1xx header · TU2xx graph, terms, addresses · TU3xx body and pictures · TU4xx translation states and parity ·
TU5xx settings, editions, catalogues, theme · TU6xx the built tree · TU7xx style of the source · TU8xx commands.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from traitdunion.vocabulary.problem import Fault


def every_fault() -> Iterator[Fault]:
    """Yield every kind of problem, in the order of the codes."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = {value for module in modules for value in vars(module).values() if isinstance(value, Fault)}
    yield from sorted(found, key=lambda fault: (fault.code, fault.what, fault.remedy))
