"""Workbooks from anywhere, read without trusting them: the text that a person saw, in bounded time and memory."""
