from __future__ import annotations

import pytest
from pydantic import ValidationError

from dghsim.errors import InputError
from dghsim.rota.codes import Codes, Entry, UnknownCode

LONG_DAY = Entry("registrar", "long_day", "")
TAKE, ON_CALL = Entry("consultant", "take_day", ""), Entry("consultant", "on_call", "")
LEAVE, STUDY = Entry("", "", "leave"), Entry("", "", "study")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RLD", [LONG_DAY]),
        (" rld ", [LONG_DAY]),
        ("registrar.long_day", [LONG_DAY]),
        ("CT+COC", [TAKE, ON_CALL]),
        ("ct / coc", [TAKE, ON_CALL]),
        ("CT COC", [TAKE, ON_CALL]),
        ("AL", [LEAVE]),
        ("study", [STUDY]),
        ("", []),
        ("off", []),
        ("-", []),
    ],
)
def test_cell_is_read_as_a_person_means_it(make_scenario, text: str, found: list[Entry]) -> None:
    assert Codes(make_scenario()).read(text) == found


def test_unknown_code_is_told_with_the_known_ones(make_scenario) -> None:
    with pytest.raises(UnknownCode, match=r"code 'XX' is unknown; known: CND, COC, CT, LD, .*AL"):
        Codes(make_scenario()).read("RLD+XX")


def test_legend_comes_before_the_duties_own_codes(make_scenario) -> None:
    legend = {"rld": "registrar.night", "A/L": "leave", "rest": "off"}
    codes = Codes(make_scenario({"rota.own": {"file": "x.csv", "legend": legend}}))
    assert codes.read("RLD", "registrar") == [Entry("registrar", "night", "")]
    assert codes.read("a/l") == [LEAVE]
    assert codes.read("Rest") == []


@pytest.mark.parametrize(
    ("legend", "message"),
    [
        ({"X": "registrar.dream"}, r"rota\.own\.legend\.'X' is 'registrar\.dream'; allowed: leave, study, "),
        ({"x": "leave", "X": "study"}, "twice, with different meanings"),
    ],
)
def test_bad_legend_is_refused(make_scenario, legend: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        Codes(make_scenario({"rota.own": {"file": "x.csv", "legend": legend}}))


def test_code_of_two_tiers_needs_the_tier(make_scenario) -> None:
    codes = Codes(make_scenario({"rota.tier.registrar.duty.long_day.code": "LD"}))
    assert codes.read("LD", "registrar") == [LONG_DAY]
    assert codes.read("LD", "tier_1") == [Entry("tier_1", "take_day", "")]
    with pytest.raises(UnknownCode, match="is of the tiers tier_1, registrar"):
        codes.read("LD", "consultant")


@pytest.mark.parametrize("code", ["A", "--", "a+b", "=1+1", "@x", "A B", "offs", "CT", "1", "'=x"])
def test_whatever_the_code_what_is_written_is_read_back(make_scenario, code: str) -> None:
    codes = Codes(make_scenario({"rota.tier.registrar.duty.long_day.code": code}))
    for entries in ([LONG_DAY], [LEAVE], [LONG_DAY, Entry("registrar", "night", "")], [TAKE, ON_CALL]):
        tier = entries[0].tier or "consultant"
        assert codes.read(codes.join(entries, tier), tier) == entries


@pytest.mark.parametrize("code", ["AL", "al", "a/l", "SL", "Sick", "Z", "TOIL", "OFF", "-"])
def test_duty_by_the_letters_of_an_absence_or_a_day_off_is_refused(make_scenario, code: str) -> None:
    with pytest.raises(
        ValidationError, match=r"code '.*' means .* in every rota; give the duty other letters"
    ):
        make_scenario({"rota.tier.registrar.duty.long_day.code": code})


@pytest.mark.parametrize("text", ["take_day", "Take day", "CT", "consultant.take_day"])
def test_duty_is_known_by_name_or_code_within_its_tier(make_scenario, text: str) -> None:
    assert Codes(make_scenario()).duty(text, "consultant") == TAKE


def test_name_that_two_tiers_share_is_nobodys(make_scenario) -> None:
    codes = Codes(make_scenario())
    assert codes.duty("take_day") is None
    assert codes.duty("ward_day") == Entry("tier_1", "ward_day", "")


def test_known_codes_are_told_once_each(make_scenario) -> None:
    legend = {"al": "leave", "rld": "registrar.long_day", "x": "off"}
    told = (
        Codes(make_scenario({"rota.own": {"file": "x.csv", "legend": legend}})).known.casefold().split(", ")
    )
    assert len(told) == len(set(told))
    assert {"al", "rld", "x"} <= set(told)
