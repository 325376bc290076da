"""One paper in many places: what it is known by, which places are one, and what they say together."""
