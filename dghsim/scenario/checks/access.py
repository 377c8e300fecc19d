"""What `[access]` names is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dghsim.errors import show
from dghsim.scenario.access import ARRIVES_BY, GOES_HOME_BY, Access
from dghsim.scenario.keys import unknown
from dghsim.scenario.labels import labels_of
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def access_fits(scenario: Scenario) -> Iterator[Problem]:
    """Windows, streams of patients, and attributes with the labels that are needed."""
    access = scenario.access
    if access is None:
        return
    yield from _known(("buses",), [access.buses], scenario.window, "window")
    yield from _known(("reference", "buses"), [access.reference.buses], scenario.window, "window")
    patients = [name for name, stream in scenario.demand.stream.items() if stream.entity == "patient"]
    for key in ("streams", "gp_streams"):
        yield from _known((key,), getattr(access, key), patients, "stream of patients")
    yield from _acuity(scenario, access)
    for key, labels in (("arrives_by", ARRIVES_BY), ("goes_home_by", GOES_HOME_BY)):
        yield from _written(scenario, key, getattr(access, key), labels)


def _known(key: tuple[str, ...], names: Iterable[str], known: Iterable[str], what: str) -> Iterator[Problem]:
    words = list(known)
    for name in names:
        if name not in words:
            yield Problem(("access", *key), unknown(name, words, what=what))


def _acuity(scenario: Scenario, access: Access) -> Iterator[Problem]:
    attribute = scenario.demand.attribute.get(access.acuity)
    if attribute is None:
        yield Problem(
            ("access", "acuity"), unknown(access.acuity, scenario.demand.attribute, what="attribute")
        )
        return
    labels = labels_of(attribute)
    if not labels:
        yield Problem(("access", "acuity"), f"must be a category, and {show(access.acuity)} is a number")
        return
    yield from _known(("can_wait",), access.can_wait, labels, f"label of {access.acuity}")
    yield from _known(("ambulance_chance",), access.ambulance_chance, labels, f"label of {access.acuity}")
    for label in labels:
        if label not in access.ambulance_chance:
            yield Problem(
                ("access", "ambulance_chance"), f"needs an entry for {show(label)} of {access.acuity}"
            )


def _written(scenario: Scenario, key: str, name: str, labels: tuple[str, ...]) -> Iterator[Problem]:
    attributes = scenario.demand.attribute
    if name not in attributes:
        yield Problem(("access", key), unknown(name, attributes, what="attribute"))
        return
    if not set(labels) <= set(labels_of(attributes[name])):
        yield Problem(("access", key), f"{show(name)} must have the labels {', '.join(labels)}")
    for other, attribute in attributes.items():
        if attribute.by == name:
            yield Problem(
                ("demand", "attribute", other, "by"), f"must not be {show(name)}, which access writes"
            )


CHECKS = (access_fits,)
