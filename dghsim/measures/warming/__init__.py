"""Is the warm-up long enough? Told from the runs' own first weeks."""
