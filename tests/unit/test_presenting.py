"""Presenting: pieces that many pages show."""

from __future__ import annotations

from types import SimpleNamespace

from traitdunion.publishing.presenting import Presenter


def test_a_piece_is_rendered_once_for_the_same_matter() -> None:
    presenter, rendered = SimpleNamespace(kept={}), []

    def keep(*matter: object) -> str:
        def caller() -> str:
            rendered.append(matter)
            return f"<p>{matter}</p>"

        return Presenter.keep(presenter, *matter, caller=caller)  # type: ignore[arg-type]

    assert keep("card", "a", 2) == keep("card", "a", 2)
    assert keep("card", "a", 2) != keep("card", "a", 3) != keep("line", "a", 3)
    assert rendered == [("card", "a", 2), ("card", "a", 3), ("line", "a", 3)]
