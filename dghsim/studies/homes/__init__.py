"""A hospital with Primary Care Homes and without: hospital, practices and money on the same patients."""
