"""Every Swedish text that a person reads; a module a part of the program."""
