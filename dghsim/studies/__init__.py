"""Many runs: replicate, compare, what if."""
