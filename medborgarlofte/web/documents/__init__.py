"""Documents on their way in: given, read, and leading to the drafts of their promises."""
