from typing import Any, TextIO

class Writer:
    output_path: str
    settings: dict[str, Any]
    def __init__(self, output_path: str, settings: dict[str, Any] | None = ...) -> None: ...
    def _open_w(self, filename: str, encoding: str, override: bool = ...) -> TextIO: ...
    def write_file(self, *arguments: Any, **variables: Any) -> None: ...
    def write_feed(
        self,
        elements: Any,
        context: dict[str, Any],
        path: str | None = ...,
        url: str | None = ...,
        feed_type: str = ...,
        override_output: bool = ...,
        feed_title: str | None = ...,
    ) -> Any: ...
