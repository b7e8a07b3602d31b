"""From year to year: next year's plan made of this year's, and last year's rows to be read."""
