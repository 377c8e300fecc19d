from dghsim.report.sections.opening import _notice
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped


def test_a_hospital_with_imputed_beds_says_so_in_its_own_report() -> None:
    folder = shipped("hereford").parent / "cohort"
    said = "Its beds and delays are imputed from other hospitals"
    assert said in _notice(load_scenario(folder / "rbz.toml"))
    assert "imputed" not in _notice(load_scenario(folder / "rcd.toml"))
