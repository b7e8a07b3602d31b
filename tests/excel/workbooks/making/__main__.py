"""Make the workbooks anew: ``python tests/excel/workbooks/making`` (needs LibreOffice)."""

from pathlib import Path

import office_books
import office_sheets
import xml_books
import xml_sheets

FOLDER = Path(__file__).parents[1]


def main() -> None:
    """Write every workbook into the folder above."""
    office_books.save(FOLDER, office_sheets.BOOKS)
    for name, parts in xml_sheets.BOOKS.items():
        xml_books.save(FOLDER / name, parts)


main()
