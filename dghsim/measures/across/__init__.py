"""What many scenarios, run on the same patients, say beside one another: effects, doses, trade-offs, the best."""
