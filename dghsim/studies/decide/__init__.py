"""From levers as they were tried to what a planner decides by."""
