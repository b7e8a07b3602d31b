"""Workbooks from anywhere, read without trusting them.

openpyxl reads a workbook into objects for everything in it: slow, unbounded, and without the text that a person saw.
This reader takes the text alone, in bounded time and memory.
"""
