"""Where a person confirms what became of the commitments of an earlier promise."""
