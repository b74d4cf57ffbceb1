from typing import Any

DEFAULT_CONFIG: dict[str, Any]

def read_settings(path: str | None = ..., override: dict[str, Any] | None = ...) -> dict[str, Any]: ...
