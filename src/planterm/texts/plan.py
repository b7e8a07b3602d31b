"""What the stages and statuses of plan files are called."""

STAGES = {"utkast": "Utkast", "klar-for-beslut": "Klar för beslut", "beslutad": "Beslutad", "uppfoljd": "Uppföljd"}
"""How far a plan has come; keys as in plan files."""

STATUSES = {
    "genomford": "Genomförd",
    "delvis": "Delvis genomförd",
    "pagar": "Pågår",
    "ej-genomford": "Ej genomförd",
}

STATUS_SIGNS = {"genomford": "√", "delvis": "½", "pagar": "»", "ej-genomford": "×"}
"""A sign for each status, which every terminal's font has."""
