"""The task queue and mail behind small functions that any part may call; later stored files."""
