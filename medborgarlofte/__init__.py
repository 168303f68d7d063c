"""From a published citizen promise (medborgarlöfte) to honest, public follow-up."""
