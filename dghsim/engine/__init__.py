"""What happens: the plan, the compiled kernel, its SimPy twin, the log."""
