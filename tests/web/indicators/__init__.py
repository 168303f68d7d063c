"""The staff pages of indicators."""
