"""The instant of a build: the only use of the clock. Texts dated later are held back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime


def instant(as_of: str | None, environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the build's instant: `as_of` (ISO 8601), else SOURCE_DATE_EPOCH (seconds), else now; UTC where no zone is said.

    ValueError where neither can be read.
    """
    if as_of:
        moment = datetime.fromisoformat(as_of)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
