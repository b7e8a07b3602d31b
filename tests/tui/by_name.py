"""Commands given by their names, as from F10's list."""

from driving import PlanDriver


async def run(editor: PlanDriver, name: str) -> None:
    """Open the list, type a name and take the first command."""
    await editor.press("f10")
    await editor.paste(name.lower())
    await editor.press("enter")
