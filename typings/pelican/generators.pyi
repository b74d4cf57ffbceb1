from typing import Any

from jinja2 import Environment, Template

class Generator:
    context: dict[str, Any]
    settings: dict[str, Any]
    path: str
    theme: str
    output_path: str
    env: Environment
    def __init__(
        self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **kwargs: Any
    ) -> None: ...
    def get_template(self, name: str) -> Template: ...
    def generate_context(self) -> None: ...

class CachingGenerator(Generator): ...

class ArticlesGenerator(CachingGenerator):
    articles: list[Any]
    dates: list[Any]

class PagesGenerator(CachingGenerator):
    pages: list[Any]

class PelicanTemplateNotFound(Exception): ...
