"""What must happen every night, to the second, and why: see the head of each scenario file beside this one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Line = tuple[str, str]
"""What, and from when to when."""


@dataclass(frozen=True, slots=True)
class Night:
    """A scenario of this folder."""

    name: str
    title: str
    lines: tuple[Line, ...]
    """Work in order of being given out, then who goes home late."""

    @property
    def file(self) -> Path:
        """Where it is written."""
        return Path(__file__).parent / f"{self.name}.toml"


NIGHTS = (
    Night("finished_late", "End of shift: work in hand is finished late", (
        ("1st clerking, day", "19:30 to 19:50"),
        ("2nd clerking, day", "19:50 to 20:10"),
        ("3rd clerking, night", "20:00 to 20:20"),
        ("day goes home", "20:10"),
    )),
    Night("handed_over", "End of shift: work in hand is handed over", (
        ("1st clerking, day", "19:30 to 20:00 handed over"),
        ("1st clerking, night", "20:00 to 20:10"),
        ("2nd clerking, night", "20:10 to 20:50"),
        ("3rd clerking, night", "20:50 to 21:30"),
    )),
    Night("last_start", "End of shift: nothing begun in its last 15 minutes", (
        ("1st clerking, day", "19:30 to 19:50"),
        ("2nd clerking, night", "20:00 to 20:20"),
        ("3rd clerking, night", "20:20 to 20:40"),
    )),
    Night("last_start_met", "End of shift: begun at the very last moment", (
        ("1st clerking, day", "19:30 to 19:50"),
        ("2nd clerking, day", "19:50 to 20:10"),
        ("3rd clerking, night", "20:00 to 20:20"),
        ("day goes home", "20:10"),
    )),
    Night("own_work", "End of shift: handover comes before clerking, and late", (
        ("1st clerking, day", "19:30 to 19:50"),
        ("handover, day", "19:50 to 20:05"),
        ("2nd clerking, night", "20:00 to 20:20"),
        ("3rd clerking, night", "20:20 to 20:40"),
        ("handover, night", "07:45 to 08:00"),
        ("day goes home", "20:05"),
    )),
    Night("resumed_by_anyone", "Interrupted at the end of a shift, resumed by the next", (
        ("1st clerking, day", "19:30 to 19:40 interrupted"),
        ("1st arrest, day", "19:40 to 20:10"),
        ("1st clerking, night", "20:00 to 20:10"),
        ("2nd clerking, night", "20:10 to 20:30"),
        ("3rd clerking, night", "20:30 to 20:50"),
        ("day goes home", "20:10"),
    )),
    Night("resumed_by_same", "Interrupted at the end of a shift, resumed by the same", (
        ("1st clerking, day", "19:30 to 19:40 interrupted"),
        ("1st arrest, day", "19:40 to 20:10"),
        ("2nd clerking, night", "20:00 to 20:20"),
        ("1st clerking, day", "20:10 to 20:20"),
        ("3rd clerking, night", "20:20 to 20:40"),
        ("day goes home", "20:20"),
    )),
    Night("from_home", "Handed to a doctor who comes in from home", (
        ("1st clerking, day", "19:30 to 19:50"),
        ("2nd clerking, night", "20:30 to 20:50, called 20:00"),
        ("3rd clerking, night", "20:50 to 21:10"),
    )),
)  # fmt: skip
