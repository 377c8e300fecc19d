"""`python -m dghsim`."""

from dghsim.cli import command_line

command_line()
