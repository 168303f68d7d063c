"""What was observed, why, and what is done about it: measures in the street."""
