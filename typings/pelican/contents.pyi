from datetime import datetime
from typing import Any

class Content:
    settings: dict[str, Any]
    metadata: dict[str, Any]
    lang: str
    in_default_lang: bool
    title: str
    template: str
    source_path: str
    locale_date: str
    locale_modified: str
    date: datetime
    _content: str
    def __init__(
        self,
        content: str,
        metadata: dict[str, Any] | None = ...,
        settings: dict[str, Any] | None = ...,
        source_path: str | None = ...,
        context: dict[str, Any] | None = ...,
    ) -> None: ...

class Article(Content): ...
class Page(Content): ...
