"""Teaches the choice of layouts: invented lists, and the weights that are learned from them."""
