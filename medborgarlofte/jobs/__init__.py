"""The task queue behind small functions that any part may call; later mail and stored files."""
