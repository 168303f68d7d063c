"""What a phone keeps to log without a net: the same for everybody, so that it tells of nobody."""
