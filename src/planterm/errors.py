"""The one kind of failure that a person is told about."""


class PlantermError(Exception):
    """Something could not be done; the message is one Swedish sentence for the person.

    It names the file, the place in it and the remedy. The command line prints it on stderr and exits 2,
    the editor shows it and stays open.
    """
