"""The rota as one page for a browser."""
