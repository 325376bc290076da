"""What is known across lists: discovery, loading, identity, the tree of sections."""
