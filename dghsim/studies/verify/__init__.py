"""Verification: the engine against answers that are known exactly, on the machine that it runs on."""
