"""Pages of training, information and visits to schools."""
