from collections.abc import Callable, Iterable, Mapping
from typing import Any

class Context: ...

class Exit(Exception):
    def __init__(self, message: str | None = ..., code: int | None = ...) -> None: ...

class Task: ...

class Collection:
    def __init__(self, *tasks: Task) -> None: ...
    def configure(self, options: Mapping[str, Any]) -> None: ...

def task(
    *,
    help: Mapping[str, str] = ...,
    optional: Iterable[str] = ...,
    positional: Iterable[str] = ...,
    name: str = ...,
) -> Callable[[Callable[..., None]], Task]: ...
