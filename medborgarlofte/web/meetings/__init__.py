"""Groups, the meetings they are called to, and what was decided there, for those who work with them."""
