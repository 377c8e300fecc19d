"""Face validity: published figures as data, and the model's own number by the same clock over the same patients."""
