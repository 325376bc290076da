"""What a person keeps about papers: stars, what is to be read, collections, notes."""
