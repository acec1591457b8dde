"""Which document sets a change can have brought a finding to, told before any of the others is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from readme_sync import revisions, sources
from readme_sync.editions.edition_file import EditionFile
from readme_sync.errors import InputError
from readme_sync.markdown.parse import parse
from readme_sync.rules.structure.anchors import answers
from readme_sync.sources import Source, is_markdown

Files = tuple[EditionFile, ...]
_SETTINGS = ("readme-sync.toml", "pyproject.toml", ".lycheeignore")


def touched(root: Path, revision: str, sets: Sequence[Files]) -> tuple[Files, ...] | None:
    """Return those of ``sets`` that the change since ``revision`` concerns; None where it may be any of them.

    A set is concerned whose own files changed. Others are where a link of theirs may have lost what it leads to: a
    file or a heading that is gone, a document outside of all sets, other settings.

    Raises:
        InputError: git, the repository or the revision is not there.
    """
    commit = revisions.start(root, revision).commit
    if commit is None:
        return None
    tree = revisions.Tree(root, commit)
    changed = revisions.changed(root, commit)
    members = {file.path for files in sets for file in files}
    documents = [path for _, path in changed if is_markdown(path)]
    if any(letter not in "AM" or path in _SETTINGS for letter, path in changed) or not members.issuperset(documents):
        return None
    if any(_loses(root, documents, tree)):
        return None
    known, new = frozenset(tree.paths), frozenset(documents)
    found = tuple(files for files in sets if any(file.path in new or file.path not in known for file in files))
    return found or tuple(sets[:1])


def _loses(root: Path, paths: Iterable[str], tree: revisions.Tree) -> Iterator[bool]:
    """Yield for each document whether it lost a place that a link can lead to."""
    before = tree.texts(paths)
    for path, text in before.items():
        try:
            now = sources.read_source(root, path)
        except InputError:
            yield True
            continue
        was, here = (answers(parse(source), vitepress=True).targets for source in (Source(path, text), now))
        yield not was.keys() <= here.keys()
