import json
import tomllib

from dghsim.scenario.shipped import shipped
from dghsim.scenario.tables import kinds_of_table, known_keys, schema_json, takes_names

HEREFORD = tomllib.loads(shipped("hereford").read_text(encoding="utf-8"))


def keys(text: str) -> tuple[str, ...]:
    return known_keys(HEREFORD, tuple(text.split(".")))


def test_known_keys_are_those_of_the_table_s_kind() -> None:
    assert keys("place.amu") == ("label", "count", "kind", "outlier", "season")
    assert keys("pathway.stage.triage.duration") == ("family", "unit", "median", "sigma")
    assert keys("demand.attribute.age.distribution.frailty") == (
        "family",
        "unit",
        "mean",
        "sd",
        "low",
        "high",
    )
    assert keys("pathway.stage.clerking.priority") == ("attribute", "values")
    assert "goto" in keys("pathway.stage.decision.cases.0")
    assert keys("pathway.stage") == ()
    assert keys("nowhere.at.all") == ()


def test_tables_of_the_planner_s_own_names() -> None:
    assert takes_names(HEREFORD, ("pathway", "stage"))
    assert takes_names(HEREFORD, ("demand", "attribute", "news2", "shares"))
    assert not takes_names(HEREFORD, ("place", "amu"))


def test_kinds_of_table() -> None:
    assert "wait_until" in kinds_of_table({}, ("pathway", "stage", "x", "type"))
    unknown = {"work": {"clerking": {"duration": {"median": 3}}}}
    assert "gamma" in kinds_of_table(unknown, ("work", "clerking", "duration", "family"))


def test_schema_is_json_and_says_what_fields_mean() -> None:
    schema = json.loads(schema_json())
    assert schema["properties"]["extends"]["type"] == "string"
    assert schema["properties"]["hospital"] == {"$ref": "#/$defs/Hospital"}
    stream = schema["$defs"]["Stream"]
    assert stream["additionalProperties"] is False
    assert stream["properties"]["start"]["description"] == "The first stage of the pathway for this stream."
    assert stream["properties"]["start"]["pattern"] == "^[a-z][a-z0-9_]{0,39}$"
    assert stream["properties"]["envelope_per_day"]["maximum"] == 20_000


def test_schema_covers_every_key_of_the_default() -> None:
    assert set(HEREFORD) <= set(json.loads(schema_json())["properties"])
