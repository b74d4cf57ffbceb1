from typing import Any, NamedTuple

class PaginationRule(NamedTuple):
    min_page: int
    URL: str
    SAVE_AS: str

class Paginator:
    num_pages: int
    def __init__(
        self, name: str, url: str, object_list: list[Any], settings: dict[str, Any], per_page: int | None = ...
    ) -> None: ...
    def page(self, number: int) -> Any: ...
