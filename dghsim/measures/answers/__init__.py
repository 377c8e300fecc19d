"""The five answers in words, with their margins: for the report's first screen and for the terminal."""

from __future__ import annotations

from dghsim.measures.answers.answer import Answer, Detail, Style
from dghsim.measures.answers.ask import answers
from dghsim.measures.answers.text import text

__all__ = ["Answer", "Detail", "Style", "answers", "text"]
