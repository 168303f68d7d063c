"""The staff pages of safety walks."""
