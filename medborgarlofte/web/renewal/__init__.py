"""Renewing a promise: what becomes of each commitment, and how the draft stands to the promise that ends."""
