"""Establishment against in post, month by month."""

from __future__ import annotations

from dghsim.measures.facts import short_label
from dghsim.measures.model import Study
from dghsim.measures.posts import months
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.profiles import profile
from dghsim.report.reading import Reading
from dghsim.report.style import DASHES, MARKERS, SERIES, axis, layout
from dghsim.report.text import plot_text, shortened


def posts(study: Study, found: dict[str, Reading]) -> Figure | None:
    """The figure, or None where the scenario says nothing of its workforce."""
    names = months(study.scenario)
    tiers = [
        (name, short_label(tier), each)
        for name, tier in study.scenario.rota.tier.items()
        if (each := profile(study, f"in_post_{name}", len(names))) is not None
        and f"establishment_{name}" in found and f"smallest_fit_{name}" in found
    ]  # fmt: skip
    if not tiers:
        return None
    data: list[Drawing] = []
    for look, (name, label, in_post) in enumerate(tiers):
        colour, words = SERIES[look % len(SERIES)], plot_text(shortened(label, 24))
        data.append({
            "mode": "lines+markers", "x": list(names), "y": in_post, "name": f"{words}, in post",
            "line": {"color": colour, "width": 2.5},
            "marker": {"symbol": MARKERS[look % len(MARKERS)], "size": 8, "color": colour},
            "hovertemplate": f"%{{x}}: %{{y:.1f}} {words} in post<extra></extra>",
        })  # fmt: skip
        for what, dash in (("establishment", DASHES[1]), ("smallest_fit", DASHES[2])):
            level = found[f"{what}_{name}"].mean
            data.append({
                "mode": "lines", "x": [names[0], names[-1]], "y": [level, level], "showlegend": False,
                "line": {"color": colour, "width": 1.5, "dash": dash}, "hoverinfo": "skip",
            })  # fmt: skip
    return Figure(
        id="posts-by-month",
        finding=_finding(tiers[0][0], tiers[0][1], found),
        also=tuple(_finding(name, label, found) for name, label, _ in tiers[1:]),
        reading=(
            "Doctors in post on the mean day of each month, over all simulated runs. Dashed: posts of the rota. "
            "Dotted: the posts below which no rota with this cover fits, by the arithmetic of hours, weekends and the "
            "busiest day. That is a bound, not the size that can run with leave, which is mostly more."
        ),
        data=tuple(data),
        layout=layout(
            340, margin={"l": 46, "r": 16, "t": 66, "b": 56}, xaxis=axis(type="category", tickangle=-40, nticks=12),
            yaxis=axis("doctors", rangemode="tozero", nticks=6),
        ),
        numbers=Numbers(
            ("Month", *(f"{label}, in post" for _, label, _ in tiers)),
            tuple((month, *(plain(float(each[at]), 1) for _, _, each in tiers)) for at, month in enumerate(names)),
        ),
    )  # fmt: skip


def _finding(name: str, label: str, found: dict[str, Reading]) -> str:
    there, posts_there = found.get(f"in_post_mean_{name}"), found[f"establishment_{name}"].mean
    below = found.get(f"below_smallest_months_{name}")
    said = f"{label}: {plain(there.mean, 1) if there else ''} of {plain(posts_there, 0)} posts filled on the mean day"
    said += f", {plain(below.mean, 1)} months a year below the fewest by arithmetic." if below else "."
    return said + _adverts(name, found)


def _adverts(name: str, found: dict[str, Reading]) -> str:
    closed, failed = (found.get(f"adverts_{what}_per_year_{name}") for what in ("closed", "failed"))
    if closed is None or failed is None or not closed.mean:
        return ""
    share = plain(100 * failed.mean / closed.mean, 0)
    return f" Of {plain(closed.mean, 1)} rounds of advertising that close in a year {share}% appoint nobody."
