"""Reading a finished study: from the table of its cells to what it says."""
