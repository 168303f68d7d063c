"""Windows due, assessments by each party, and how each commitment is going."""
