"""What the project promises about itself: sizes, reasons, paths, the wheel, the pages that describe it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import lkpj_report

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 400

# Modules over the limit, each with the reason why it is still one subject.
LONG_WITH_REASON: dict[str, str] = {}

# Not ours to judge: caches, environments, what was made, and files that are not text.
SKIPPED_FOLDERS = {"output", "build", "dist", "__pycache__"}
KEPT_DOT_FOLDERS = {".ci"}
TEXT = {
    "",
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".txt",
    ".csv",
    ".cmd",
    ".sh",
    ".xml",
    ".j2",
    ".rules",
}


def modules() -> list[Path]:
    """The modules of the package."""
    return sorted((ROOT / "src").rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Every text file that git would hold."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(
            f
            for f in folders
            if f not in SKIPPED_FOLDERS
            and not f.endswith(".egg-info")
            and (f[0] != "." or f in KEPT_DOT_FOLDERS)
        )
        yield from (
            Path(folder) / name for name in sorted(names) if Path(name).suffix in TEXT and name != ".git"
        )


def read(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_no_module_is_long_without_a_reason() -> None:
    sizes = {
        str(path.relative_to(ROOT).as_posix()): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules()
    }
    long = {name: size for name, size in sizes.items() if size > LIMIT and name not in LONG_WITH_REASON}
    assert not long, f"split it, or list it with a reason: {long}"
    assert all(sizes.get(name, 0) > LIMIT for name in LONG_WITH_REASON), "a listed module is no longer long"


def test_every_module_says_its_place_in_the_pipeline() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if len(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "") < 20
    ]
    assert not silent


def test_no_file_names_a_path_or_a_registry_of_one_machine() -> None:
    # put together here, so that this file does not name them either
    paths = "|".join(
        ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "/tmp/ve" + "nv", r"[A-Z]:\\Us" + "ers"]
    )
    hosts = "|".join(["py" + r"pi\.org", "pythonhost" + r"ed\.org", "index" + "-url"])
    pattern = re.compile(rf"(?<![\w.}}*-])(?:{paths})|{hosts}")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in text_files()
        for match in pattern.finditer(path.read_bytes().decode("utf-8", "replace"))
    ]
    assert not found


def test_every_dependency_has_a_reason() -> None:
    text = read("pyproject.toml")
    project = tomllib.loads(text)["project"]
    wanted = [
        *project["dependencies"],
        *(d for extra in project["optional-dependencies"].values() for d in extra),
    ]
    without = [d for d in wanted if not re.search(rf'^\s*"{re.escape(d)}",\s+# \w', text, re.M)]
    assert wanted
    assert not without


def test_the_pages_name_only_make_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.M))
    for page in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        named = re.findall(r"(?:^|`|step \")make ([a-z]+)", read(page), re.M)
        assert named, page
        assert set(named) <= targets, page


def test_the_readme_names_only_commands_that_exist() -> None:
    named = set(re.findall(r"^\$? ?(?:lkpj|.*-m lkpj_report) ([a-z]+)", read("README.md"), re.M))
    assert {"build", "check"} <= named
    for command in sorted(named):
        done = subprocess.run(
            [sys.executable, "-m", "lkpj_report", command, "--help"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, command


def test_the_folders_that_the_readme_maps_exist() -> None:
    folders = re.findall(r"^\| `([\w/]+)/` \|", read("README.md"), re.M)
    assert folders
    assert all((ROOT / folder).is_dir() for folder in folders if folder != "output")


def test_the_changelog_speaks_of_this_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", read("CHANGELOG.md"), re.M)
    assert headings
    assert headings[0] in ("Unreleased", lkpj_report.__version__)


def test_ci_installs_every_program_that_a_test_needs() -> None:
    installed = set(re.findall(r"^  ([\w.-]+):([\w.+-]+)$", read(".ci/run"), re.M))
    needed = {
        pair
        for path in (ROOT / "tests").rglob("test_*.py")
        for pair in re.findall(
            r'@pytest\.mark\.needs\("([^"]+)", "([^"]+)"\)', path.read_text(encoding="utf-8")
        )
    }
    assert needed <= installed


def test_every_folder_of_fonts_or_profiles_has_its_licence() -> None:
    assets = [p for p in (ROOT / "report_templates").rglob("*") if p.suffix in (".ttf", ".otf", ".icc")]
    assert assets
    bare = {
        str(p.parent.relative_to(ROOT))
        for p in assets
        if not any(re.search("licen[cs]e|lisensi", other.name, re.I) for other in p.parent.iterdir())
    }
    assert not bare


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    from hatchling.builders.wheel import WheelBuilder

    made = WheelBuilder(str(ROOT)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    return Path(next(iter(made)))


def test_the_wheel_holds_the_program_the_templates_the_fonts_and_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    sources = {p.relative_to(ROOT / "src").as_posix() for p in modules()}
    templates = {
        f"lkpj_report/{p.relative_to(ROOT).as_posix()}"
        for p in (ROOT / "report_templates").rglob("*")
        if p.is_file()
    }
    assert sources <= held
    assert templates <= held
    assert "lkpj_report/aturan.md" in held  # what `lkpj explain` reads
    assert any(name.endswith(".ttf") for name in held)
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in held}


@pytest.mark.gate
def test_the_wheel_builds_a_paper_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "import lkpj_report; print(lkpj_report.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONUTF8": "1"}
    where = subprocess.check_output([sys.executable, "-c", code], cwd=tmp_path, env=environment, text=True)
    assert where.startswith(str(tmp_path)), "the wheel's package must be the one that runs"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "lkpj_report",
            "build",
            str(ROOT / "inputs/kota-kupang/2023"),
            "-o",
            str(tmp_path / "o"),
        ],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "o/kota-kupang/2023").glob("nota-pengantar.*")) == [
        "nota-pengantar.docx",
        "nota-pengantar.pdf",
    ]


def test_pytest_finds_every_test_file() -> None:
    """A folder that the collector passes over by its name would be silent: "build" was one."""
    import fnmatch
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        passed_over = tomllib.load(file)["tool"]["pytest"]["ini_options"]["norecursedirs"]
    folders = {
        part for path in (ROOT / "tests").rglob("test_*.py") for part in path.relative_to(ROOT).parts[:-1]
    }
    assert not [f for f in folders if any(fnmatch.fnmatch(f, pattern) for pattern in passed_over)]
