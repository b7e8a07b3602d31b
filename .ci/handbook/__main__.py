"""``python -m handbook``: take the handbook's pictures anew."""

import asyncio

from handbook.pictures import take_all

asyncio.run(take_all())
