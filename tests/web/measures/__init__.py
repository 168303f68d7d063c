"""The staff pages of measures."""
