"""Out: the public site."""
