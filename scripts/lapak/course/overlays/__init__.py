"""What an edition has of its own over what all share: laid over it, kept in step with it, given back to it."""
