"""The page on which levers stand beside the scenario without them."""
