"""A folder of plans, read: which files there are, what each holds, what is wrong with it."""
