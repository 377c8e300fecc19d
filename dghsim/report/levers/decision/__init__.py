"""The parts of the page that a planner decides by."""
