"""What developers run beside the product: catalogues, builds, checks."""
