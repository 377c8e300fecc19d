"""Networks of queues that both dghsim and Ciw can express."""
