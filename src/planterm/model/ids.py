"""Row ids: six characters that are easy to read aloud, random for new rows."""

from collections.abc import Collection

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 6


def new_row_id(taken: Collection[str] = ()) -> str:
    """A random id that is none of those taken."""
    import secrets

    while True:
        candidate = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if candidate not in taken:
            return candidate


def derived_row_id(seed: str, taken: Collection[str] = ()) -> str:
    """The id of a row that has none in its file: the same every time the same file is opened."""
    import hashlib

    salt = 0
    while True:
        number = int.from_bytes(hashlib.sha256(f"{salt}:{seed}".encode()).digest()[:8], "big")
        candidate = ""
        for _ in range(LENGTH):
            number, digit = divmod(number, len(ALPHABET))
            candidate += ALPHABET[digit]
        if candidate not in taken:
            return candidate
        salt += 1
