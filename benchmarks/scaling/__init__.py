"""What a run costs against its size: patients, replications, workers, hospitals. `python -m benchmarks.scaling`."""
