"""The one error that means: the input is wrong, and here is the line to mend."""

from __future__ import annotations

_LONGEST = 80


class InputError(Exception):
    """Bad input from a person. Its text is one line that names the file, the key or row, and what is allowed."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


def show(value: object, longest: int = _LONGEST) -> str:
    """A value from outside, made fit for one line of a terminal: quoted, escaped, cut at `longest` characters.

    Numbers keep their own form; a huge integer is shown by its size, since printing it may itself fail.
    """
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
        return f"an integer of {value.bit_length()} bits"
    text = value if isinstance(value, str) else repr(value)
    if isinstance(value, str):
        text = ascii(value)[1:-1].join("''")
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    return text


def show_path(path: object) -> str:
    """A path made fit for an error line: as it is if plain, else quoted; of a very long one the end, with its name."""
    text = str(path)
    if text.isprintable():
        return text if len(text) <= 300 else f"...{text[-297:]}"
    return show(text[-300:], 400)
