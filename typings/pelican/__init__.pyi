from typing import Any

class Pelican:
    settings: dict[str, Any]
    output_path: str
    plugins: list[Any]
    def __init__(self, settings: dict[str, Any]) -> None: ...
    def run(self) -> None: ...
