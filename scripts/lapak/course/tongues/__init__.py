"""What languages look like: counts of runs of four letters, made by `upkeep.tongues`, and what asks them."""
