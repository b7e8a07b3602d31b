"""What is handed out: planterm and its packages as one file for any Python, and as a folder with a Python for Windows.

Both are made of the folder of wheels that `make wheels` fetches, and of nothing else: the same wheels give the same
bytes. This stands with what machines run, since nobody who uses or tests planterm needs it; `make` is the way in.
"""
