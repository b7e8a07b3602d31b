"""Many plans on one screen."""
