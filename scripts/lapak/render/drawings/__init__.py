"""Drawings as programs save them → what every output shows of them."""
