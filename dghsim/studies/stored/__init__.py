"""A study as it stands in its folder, finished or not: read, and asked with SQL."""
