"""dghsim beside other people's simulators: the same models in one run, the same answers, and who is how fast.

`python -m benchmarks` runs all of it and writes README.md in this folder.
"""
