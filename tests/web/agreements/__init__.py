"""The staff pages of agreements."""
