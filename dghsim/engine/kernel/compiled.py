"""How the kernel is compiled: as everything is that is compiled."""

from dghsim.compiled import entry, handler

__all__ = ["entry", "handler"]
