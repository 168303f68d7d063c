"""What somebody's parties have to answer for, and where they answer it."""
