"""What is written of a study is known by its checksum."""

import hashlib
from pathlib import Path

import pyarrow
from pyarrow import parquet

from dghsim.studies.sweep.whole import checksum, write, write_tables


def test_whatever_is_written_its_checksum_is_told(tmp_path: Path) -> None:
    told = write(tmp_path / "a", b"new")
    assert told == hashlib.sha256(b"new").hexdigest() == checksum(tmp_path / "a")


def test_tables_are_a_row_group_each_and_the_same_bytes_again(tmp_path: Path) -> None:
    tables = [pyarrow.table({"a": [1, 2]}), pyarrow.table({"a": [3]})]
    told = [write_tables(tmp_path / name, tables[0].schema, tables) for name in "ab"]
    assert told[0] == told[1] == checksum(tmp_path / "a")
    assert parquet.ParquetFile(tmp_path / "a").metadata.num_row_groups == 2
    assert parquet.read_table(tmp_path / "a")["a"].to_pylist() == [1, 2, 3]
