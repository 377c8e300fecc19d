"""`dghsim calibrate`: a hospital's own arrivals and discharges, fitted in the form in which a scenario says them."""
