"""Training, information and visits to schools: planned, held and counted."""
