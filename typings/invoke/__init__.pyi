from collections.abc import Callable, Iterable, Mapping
from typing import Any

class Context: ...

class Exit(Exception):
    def __init__(self, message: str | None = ..., code: int | None = ...) -> None: ...

class Argument:
    names: tuple[str, ...]
    name: str
    help: str | None
    attr_name: str | None
    value: Any
    def __init__(
        self,
        *,
        names: Iterable[str] = ...,
        kind: type = ...,
        default: object = ...,
        help: str | None = ...,
        attr_name: str | None = ...,
    ) -> None: ...
    def set_value(self, value: Any, cast: bool = ...) -> None: ...

class Task:
    def get_arguments(self, ignore_unknown_help: bool | None = ...) -> list[Argument]: ...

class Collection:
    def __init__(self, *tasks: Task) -> None: ...
    def configure(self, options: Mapping[str, Any]) -> None: ...

def task(
    *,
    help: Mapping[str, str] = ...,
    optional: Iterable[str] = ...,
    positional: Iterable[str] = ...,
    name: str = ...,
    klass: type[Task] = ...,
) -> Callable[[Callable[..., None]], Task]: ...

class ParseError(Exception):
    def __init__(self, msg: str, context: Any = ...) -> None: ...
