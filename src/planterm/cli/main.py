"""STUB."""


def main() -> int:
    return 0


def run() -> None: ...
