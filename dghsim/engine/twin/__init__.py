"""The SimPy twin: the specification of the engine, written to be read, and the oracle of the kernel."""
