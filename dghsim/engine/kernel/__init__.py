"""The compiled kernel: the twin's rules, under the same names, over arrays of integers."""
