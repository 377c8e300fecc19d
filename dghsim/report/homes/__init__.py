"""What Primary Care Homes change: for the practices, and for whoever pays."""
