"""What takes the keys before the commands do: an open cell, the search, the filter."""
