"""Puts the handbook into the wheel, as one page beside the modules."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class HandbookHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling for each wheel; an editable install reads the documents themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page and have it taken along."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / ".ci"))
        from handbook.page import handbook

        made = Path(self.root) / "build" / "handbok.html"
        made.parent.mkdir(exist_ok=True)
        made.write_text(handbook(), encoding="utf-8")
        build_data["force_include"][str(made)] = "planterm/handbok.html"
