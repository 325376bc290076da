"""What stands between the program and the person: looked at, tried, and told with what to mend."""
