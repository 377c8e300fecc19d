"""Money between the parties around a home: closed books, who wins and who loses."""
