"""What the commands do, by subject; each takes the plan screen and acts through its session."""
