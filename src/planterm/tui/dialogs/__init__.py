"""What opens over the plan: what all dialogs are, and those that several actions use."""
