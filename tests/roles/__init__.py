"""What every role may do: at every address, and through every door."""
