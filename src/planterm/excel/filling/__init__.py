"""A plan written into a workbook that somebody else has made.

openpyxl would drop what it does not know: pictures, comments' looks, slicers, cached values. So the parts of the
file are edited as they stand, and what is not touched stays byte for byte.
"""
