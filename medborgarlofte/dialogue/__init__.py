"""What people meet for and what was said there: groups and meetings, safety walks, sessions."""
