"""Breaches in words for somebody with little time: by doctor, worst first, and by rule within."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.text import counted, plain


def by_doctor(breaches: Sequence[Breach]) -> dict[str, list[Breach]]:
    """Doctor -> breaches, the doctor with most first, then by name; the order of the breaches is kept."""
    found: dict[str, list[Breach]] = {}
    for breach in breaches:
        found.setdefault(breach.doctor, []).append(breach)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def by_rule(breaches: Sequence[Breach]) -> str:
    """`rest_11 7, avg_48 2`: the rule broken most often first."""
    counts = Counter(breach.rule for breach in breaches)
    return ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])))


def grouped(
    breaches: Sequence[Breach], sentences: Mapping[str, str], one: str, many: str, most: int | None
) -> Iterator[str]:
    """Lines: each doctor, beneath each rule in words, beneath it when and how much.

    Args:
        breaches: of any doctors.
        sentences: rule id -> the rule in words.
        one, many: what they are called.
        most: of one rule of one doctor, how many are told; None for all.
    """
    for doctor, own in by_doctor(breaches).items():
        yield f"  {plain(doctor)}: {counted(len(own), one, many)}"
        rules = {breach.rule: [each for each in own if each.rule == breach.rule] for breach in own}
        for rule, found in sorted(rules.items(), key=lambda item: (-len(item[1]), item[0])):
            yield f"    {rule}: {sentences.get(rule, '')}"
            told = found if most is None else found[:most]
            yield from (f"      {breach.brief}" for breach in told)
            if len(found) > len(told):
                yield f"      and {len(found) - len(told)} more"
