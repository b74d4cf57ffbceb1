"""Records: a file is left alone only where it has the bytes that its inputs made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from traitdunion.edges.ledger import digest_of_bytes
from traitdunion.edges.records import Records
from traitdunion.edges.store import Store


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder of which an earlier run made `page` from the inputs `i1`, and `other` from unknown ones."""
    folder = tmp_path / "output"
    folder.mkdir()
    store = Store(tmp_path / "cache")
    records = Records(store, folder)
    assert not records.keep("page", "i1")
    (folder / "page").write_bytes(b"made")
    (folder / "other").write_bytes(b"not declared")
    assert records.save(["page", "other"]) == {
        "page": digest_of_bytes(b"made"),
        "other": digest_of_bytes(b"not declared"),
    }
    store.close()
    return folder


def keeps(output: Path, name: str = "page", inputs: str = "i1", *, believed: bool = True) -> bool:
    store = Store(output.parent / "cache")
    found = Records(store, output, believed=believed).keep(name, inputs)
    store.close()
    return found


def test_a_file_made_from_the_same_inputs_is_kept(output: Path) -> None:
    assert keeps(output)


def test_a_file_of_other_inputs_or_of_none_known_is_made_again(output: Path) -> None:
    assert not keeps(output, inputs="i2")
    assert not keeps(output, "other")
    assert not keeps(output, "elsewhere")


def test_a_clean_build_believes_no_record(output: Path) -> None:
    assert not keeps(output, believed=False)


def test_a_file_that_somebody_changed_is_made_again(output: Path) -> None:
    status = (output / "page").stat()
    (output / "page").write_bytes(b"hand")
    os.utime(output / "page", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not keeps(output)


def test_a_file_that_somebody_changed_and_put_right_is_kept(output: Path) -> None:
    (output / "page").write_bytes(b"hand")
    assert not keeps(output)
    (output / "page").write_bytes(b"made")
    assert keeps(output)


def test_a_file_that_somebody_removed_is_made_again(output: Path) -> None:
    (output / "page").unlink()
    assert not keeps(output)


@pytest.mark.skipif(
    os.name == "nt", reason="Run the tests on Linux or macOS: Windows makes links for administrators only."
)
def test_a_link_in_a_file_s_place_is_made_a_file_again(output: Path) -> None:
    (output / "page").rename(output.parent / "elsewhere")
    (output / "page").symlink_to(output.parent / "elsewhere")
    assert not keeps(output)


def test_a_folder_in_a_file_s_place_is_no_file(output: Path) -> None:
    (output / "page").unlink()
    (output / "page").mkdir()
    assert not keeps(output)


def test_the_same_folder_elsewhere_has_no_records(output: Path) -> None:
    output.rename(output.with_name("moved"))
    assert not keeps(output.with_name("moved"))


def test_files_that_are_no_longer_made_are_forgotten(output: Path) -> None:
    store = Store(output.parent / "cache")
    records = Records(store, output)
    records.save([])
    assert store.room(records.room) == {}
    store.close()
    assert not keeps(output)


def test_records_that_cannot_be_read_are_not_there(output: Path) -> None:
    store = Store(output.parent / "cache")
    store.change(f"made {output}", {"page": b"\xc1"})
    store.close()
    assert not keeps(output)
