"""The pictures and the page of a finished study."""
