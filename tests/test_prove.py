"""The page of long counts keeps what was not run again, and says of each row where it was seen."""

from pathlib import Path

import prove
from prove import Claim, claims, page, read_page, together

OLD = Claim(
    "engine.parity: the engines agree on many", 10_000, 0, 1864, "2026-01-01, commit abc, Python 3.11"
)
NEW = Claim("rota.template: so it does", 31, 1, 122, "2026-02-02, commit def, Python 3.14")


def test_a_page_reads_back() -> None:
    counted = Claim("rota.checker: faults are caught", 2, 0, 9, NEW.run, "1,234 killed; 5 equivalent")
    assert read_page(page([NEW, OLD, counted])) == [OLD, counted, NEW]


def test_what_is_run_again_takes_the_place_of_the_old_and_the_rest_stays() -> None:
    again = Claim(OLD.name, 12_000, 3, 2000, NEW.run)
    assert together([OLD, NEW], [again]) == [NEW, again]
    text = page(together([OLD, NEW], [again]))
    assert "| 12,000 | 3 | 2,000 | 1 |" in text
    assert OLD.run not in text


def test_cases_of_one_test_are_counted_together(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.engine.test_parity" name="test_agree[1]" time="2"/>'
        '<testcase classname="tests.engine.test_parity" name="test_agree[2]" time="3"><failure/>'
        '<properties><property name="killed" value="7"/></properties></testcase>'
        "</testsuite></testsuites>"
    )
    assert claims(report, "today") == [Claim("engine.parity: agree", 2, 1, 5.0, "today", "7 killed")]


def test_the_page_of_the_repository_is_one_that_reads_back() -> None:
    text = prove.PAGE.read_text(encoding="utf-8")
    assert page(read_page(text)) == text
    assert not any(claim.failed for claim in read_page(text))
