"""Speed, measured and held against its bound or its peer in one run: `make bench`."""
