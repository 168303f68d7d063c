"""Safety walks for those who plan them, write the protocol where they walk, answer it, and publish it."""
