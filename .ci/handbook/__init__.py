"""The handbook's pictures, taken from the running program, and the handbook as a page of its own."""
