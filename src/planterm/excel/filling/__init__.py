"""A plan written into a workbook that somebody else has made, whose parts are edited as they stand."""
