"""Languages: BCP 47 tags in canonical case, such as `fr`, `pt-BR` or `zh-Hant`."""

from __future__ import annotations

from typing import NewType

Language = NewType("Language", str)
