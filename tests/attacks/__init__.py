"""An attacker's table: what is tried against every address and every form, those of tomorrow included."""
