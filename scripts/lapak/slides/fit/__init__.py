"""What fits: text measured and parted, so that every slide holds what it shows."""
