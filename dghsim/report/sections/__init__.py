"""One part of the page a file: what its template is given."""
