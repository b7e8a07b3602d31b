"""Folders of wheels for the tests, made without a network: of what is installed, or of next to nothing."""

from importlib.metadata import Distribution
from pathlib import Path
from zipfile import ZipFile

from planterm.cli.version import needed

SOURCE = Path(__file__).parents[2] / "src"
NOT_PUBLISHED = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "..", "__pycache__"}
"""What the installing program adds to a package and its metadata."""

NOT_FOR_ALL = {".pth", ".so", ".pyd"}
"""What files end with that serve this system or installation alone."""


def installed_wheels(folder: Path, *only: str) -> Path:
    """planterm as its source is now, and what it needs as it is installed here, or only those, each as a wheel."""
    for package in needed("planterm"):
        if only and package.name not in only:
            continue
        with ZipFile(folder / f"{package.name}-{package.version}-none-any.whl", "w") as wheel:
            for name, path in files_of(package).items():
                wheel.write(path, name)
    return folder


def files_of(package: Distribution) -> dict[str, Path]:
    """What is in the package's wheel for every system; the program's own source is not where its metadata is."""
    installed = {
        str(file): Path(str(file.locate()))
        for file in package.files or ()
        if file.name not in NOT_PUBLISHED and file.suffix not in NOT_FOR_ALL and not NOT_PUBLISHED & set(file.parts)
    }
    own = SOURCE.rglob("*") if package.name == "planterm" else ()
    return installed | {
        path.relative_to(SOURCE).as_posix(): path
        for path in own
        if path.is_file() and path.suffix != ".pyc" and path.is_relative_to(SOURCE / "planterm")
    }


def small_wheel(folder: Path, name: str = "planterm", tag: str = "py3-none-any") -> Path:
    """A wheel with two modules and the metadata that every wheel has."""
    path = folder / f"{name}-1.2-{tag}.whl"
    with ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "")
        wheel.writestr(f"{name}/__main__.py", "WHERE = {'hem', 'borta', 'på vägen'}\n")
        wheel.writestr(
            f"{name}-1.2.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\nLicense: MIT\n"
        )
    return path
