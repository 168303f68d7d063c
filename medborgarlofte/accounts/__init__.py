"""The audit trail; later users and sign-in."""
