"""The sheets of the rota workbook, one a file."""
