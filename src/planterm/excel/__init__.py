"""The official workbook; openpyxl lives here alone and is imported only when a workbook is at hand."""
