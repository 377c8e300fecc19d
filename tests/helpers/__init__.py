"""What several tests share: scenarios from small dicts, toy duty tables with no solver, kernels at fault."""
