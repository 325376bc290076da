"""What each action of the registry does to the main screen."""
