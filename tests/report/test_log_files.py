"""Logs written as they come read back as if written at once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow.parquet

from dghsim.report.log_files import LogFiles


def table(replication: int, news: list[str | None]) -> pd.DataFrame:
    rows = len(news)
    return pd.DataFrame({
        "replication": pd.Series([replication] * rows, dtype="int64"),
        "patient": pd.array([1, None, 3][:rows], dtype="Int64"),
        "arrive": pd.Series(["2022-04-04 10:00", None, "2022-04-05"][:rows], dtype="datetime64[s]"),
        "news": pd.Series(news, dtype=object),
    })  # fmt: skip


def test_what_comes_replication_by_replication_reads_as_one_table(tmp_path: Path) -> None:
    parts = [table(0, [None, None, None]), table(1, []), table(2, ["low", None, "high"])]
    with LogFiles(tmp_path) as files:
        for part in parts:
            files.write({"patients": part, "duties": part})
    whole = pd.concat(parts, ignore_index=True)
    for name in ("patients", "duties"):
        path = tmp_path / f"{name}.parquet"
        pd.testing.assert_frame_equal(
            pd.read_parquet(path), whole.astype({"arrive": "datetime64[ms]", "news": "str"})
        )
        assert pyarrow.parquet.ParquetFile(path).num_row_groups == 3


def test_no_logs_no_files(tmp_path: Path) -> None:
    with LogFiles(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
