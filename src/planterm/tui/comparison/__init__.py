"""A workbook that came back beside the plan: what is taken of it, and how that looks."""
