"""Laws of which an example is dear: of these a quarter as many are tried, in the ordinary run as in `make stress`."""

from hypothesis import settings

FEWER = settings(max_examples=settings().max_examples // 4)
