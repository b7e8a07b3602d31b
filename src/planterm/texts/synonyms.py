"""What else a person may call the commands when looking for one in their list."""

from planterm.texts import commands

SYNONYMS = {
    commands.INSERT_BELOW: "lägg till rad ny rad",
    commands.INSERT_ABOVE: "lägg till rad ny rad före",
    commands.CLEAR: "radera ta bort text",
    commands.REMOVE_ROW: "radera rad",
    commands.DUPLICATE_PROBLEM: "kopiera rad duplicera",
    commands.DUPLICATE_CAUSE: "kopiera rad duplicera",
    commands.UNDO: "backa",
    commands.REDO: "upprepa",
    commands.SAVE_AS: "byt namn kopia ny fil",
    commands.QUIT: "stäng sluta",
    commands.EXPORT: "xlsx arbetsbok",
    commands.SORT: "ordna",
    commands.ADD_AREA: "lägg till område skapa",
    commands.REMOVE_AREA: "radera område",
    commands.RENAME_AREA: "döp om",
    commands.FIND: "hitta",
    commands.REPLACE: "byt ut",
    commands.FILTER: "filtrera urval vem",
    commands.FORGET: "avbryt visa alla rader",
    commands.DETAILS: "egenskaper",
    commands.SETTINGS: "fraser säkerhetskopior mapp",
    commands.INSTRUCTION: "länkar resurser",
    commands.TO_AREA: "byt område",
    commands.SHIFT_RIGHT: "förskjut",
    commands.SHIFT_LEFT: "förskjut",
    commands.EDIT: "ändra skriv",
    commands.HELP: "tangenter",
    commands.FORM: "fält",
    commands.COMPACT: "kompakt läge",
    commands.SELECT_ROW: "välj rad",
    commands.SELECT_ALL: "välj allt",
}
"""Words beside those of the command's name and help."""
