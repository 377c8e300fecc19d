"""What the letters of a rota mean, from a file, from a sheet of a workbook, or from a key beneath the grid."""
