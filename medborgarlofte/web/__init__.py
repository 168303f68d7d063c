"""Staff shell: the log form and the example municipalities."""
