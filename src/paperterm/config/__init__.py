"""Settings: one frozen value made at start from files and environment, and handed down."""
