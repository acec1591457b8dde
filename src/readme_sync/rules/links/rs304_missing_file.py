"""A relative link, image or include points at a file that is not in the repository.

The reader gets a page that says 404, or an empty frame. Usually the file was moved, or the link was copied from an
edition in another folder, from where the path is a different one. A file that several links or several editions look
for is one finding, and so are many files of one folder, and a page that each edition looks for in its own language.

- On GitHub, `../../issues` and the like leave the files and reach the repository's own pages, and
  `../../../other/tree/main` those of another repository of the same owner: they are left alone, and so are links to
  folders that exist.
- One step further up than the root may be a folder of another branch (`../assets/demo.gif`), which nobody can tell
  here: a note.
- A leading slash means the repository's root in a README. In any other document below the root it means the root of the
  site that is made of the documents, and is not judged. A README with a `layout` in its front matter is a page of
  such a site too, which may be served in a folder of its name: `/name/page.html` is `page.md`.
- In a tree with a folder for each language, a translation that links to what its source links to lacks that document:
  RS419 says so.
- A link with the repository's own address on its code host leads into the repository, where it names the branch that
  the front page shows.

## Bad

```markdown en
# Catalogue

[日本語](ja/README.markdown)
```

## Good

```markdown en
# Catalogue

[The top of this page](README.md)
```

## How to fix it

Write the path as seen from the file that holds the link, or from the root with a leading slash. Mind upper and lower
case: a server does, even where your own disk does not. `--fix` mends a path that was copied from the root into a folder
as it was, where a file of that path is there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from readme_sync.editions.address import Address
from readme_sync.editions.edition import Edition
from readme_sync.editions.readme_names import tag_of
from readme_sync.editions.relative import (
    other_pictures,
    resolve,
    resolve_include,
    twin,
)
from readme_sync.editions.repository import Repository
from readme_sync.finding import member
from readme_sync.language.tags import base
from readme_sync.markdown.document import Link
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.copied_lines import in_their_own_folders
from readme_sync.rules.links.lone_labels import end_of_bare, is_quoted, with_its_scheme
from readme_sync.rules.links.meant_files import hint, meant_edition, to_edition
from readme_sync.rules.links.mislinks import is_nested, is_of_broken_link, is_swapped
from readme_sync.rules.links.relative_shapes import is_in_math, mistaken
from readme_sync.rules.links.served import is_served, is_shown
from readme_sync.rules.messages import listed, names, shorten
from readme_sync.text import Edit, Span
from readme_sync.urls.locales import neutral, url_language

SEVERITY = "error"
_MOST = 60  # places named beside the first
_FEW = 2  # missing files that are there when read from the root; more are one fact: the folder was not thought of
_MANY = 4  # missing files of one folder; more are one fact
_SEVERAL = 2  # the same below the root, where nothing is known of what was meant by any of them
_MORE = 8  # missing files below one folder, wherever they are
_MANY_LINES = 12  # findings of the same editions; more are one fact
_FOLDERS = 2  # steps of a path that make two files of one folder

# What stands at github.com/owner/repository/: from a file's page, two steps up. Three up are the owner's repositories.
_PAGES = re.compile(
    r"\.\./\.\./(?:actions|archive|blob|branches|commits?|compare|contributors|discussions|edit|fork|forks|graphs|issues|labels"
    r"|milestones?|network|packages|projects|pulls?|pulse|raw|releases|search|security|stargazers|tags|tree|watchers|wiki)(?:/|$)"
    r"|\.\./\.\./\.\./(?!\.)[\w.-]+/(?:actions|blob|discussions|issues|pulls?|raw|releases|tree|wiki)(?:/|$)"
    r"|\.\./\.\./\.\./[\w-]+/?$"  # another repository's front page
)

# One step up from the root is github.com/owner/repository/blob/: what follows may be another branch with the pictures.
_BRANCH = re.compile(r"\.\./(?!\.)([^/]+)/.")

# A path from the root without signs that are written otherwise in a link.
_FROM_ROOT = re.compile(r"(?:\./)?((?!\.)[^\s#?%&\\<>()|]+)(?=[#?]|$)")

# A program writes the target later, or fills it in: WEB_SITE_URL, <%= url %>; `resolve` knows braces.
_PLACEHOLDER = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|%[=-]? .* [-]?%")

_Places = Mapping[str, Sequence[tuple[Edition, Span]]]  # the links to each missing file


def check(editions: Sequence[Edition], files: Mapping[str, bool], repository: Repository) -> Iterator[Violation]:
    """Yield each missing file once, at the first link to it in the source edition."""
    places = _places(editions, files, repository)
    there = {edition.path for edition in editions} | {path for path, exists in files.items() if exists}
    for paths in _together(places, files, there):
        path, found = paths[0], [place for one in paths for place in places[one]]
        (edition, span), *more = found
        branch = _branch(path, files)
        is_file = len(paths) == 1 and not _leaves(path)
        meant = meant_edition(path, edition, span, editions) if is_file else None
        meant_file = hint(path, files, meant) if is_file else ""
        locations = tuple(
            Location(other.document, at, f"{other.language} links to it too") for other, at in more[:_MOST]
        )
        members = tuple(member(one.language, missing) for missing in paths for one in _distinct(places[missing]))
        edits = [(one.document, _from_here(one, at, there)) for one, at in found]
        fixes = [(document, edit) for document, edit in edits if edit is not None]
        own_fix = to_edition(edition, span, meant) if not fixes and not more else ()
        yield Violation(
            _message(paths, branch, meant_file, _distinct(found)),
            edition.document,
            span,
            related=locations,
            url=edition.document.raw(span).strip("<>") if len(paths) == 1 else None,
            subject=path,
            members=members,
            fix=own_fix
            or tuple(e for document, e in fixes if document is edition.document and len(fixes) == len(edits)),
            is_safe=not own_fix or (meant is not None and meant.path.lower() == path.lower()),
            fix_elsewhere=tuple(one for one in fixes if one[0] is not edition.document and len(fixes) == len(edits)),
            severity="info" if branch else None,
        )


def _places(editions: Sequence[Edition], files: Mapping[str, bool], repository: Repository) -> _Places:
    """Return the links to each missing file, those of the source first; an edition's own twin of a file is that file."""
    places: dict[str, list[tuple[Edition, Span]]] = {}
    source = next((edition.path for edition in editions if edition.is_source), "")
    for edition in sorted(editions, key=lambda edition: not edition.is_source):
        for path, span in _missing(edition, source, files, repository.own):
            others = (twin(path, edition.path, source), _from_root(path, edition))
            known = next((other for other in others if other and other in places), path)
            places.setdefault(known, []).append((edition, span))
    return places


def _together(places: _Places, files: Mapping[str, bool], there: Set[str]) -> Iterator[Sequence[str]]:
    """Yield the missing files that are one finding: many written from the root, pages of a language, of one branch."""
    rooted = [path for path, found in places.items() if _from_root(path, found[0][0]) in there]
    if len(rooted) > _FEW:
        yield rooted
    else:
        rooted = []
    rest = {path: found for path, found in places.items() if path not in rooted}
    branches = {path: found for path, found in rest.items() if _branch(path, files)}
    rest = {path: found for path, found in rest.items() if path not in branches}
    own = list(_of_outer_folders(rest))
    own += _own_pages({path: found for path, found in rest.items() if not any(path in paths for paths in own)})
    rest = {path: found for path, found in rest.items() if not any(path in paths for paths in own)}
    yield from in_their_own_folders((*own, *_gathered(rest, files)), places)
    yield from _of_branches(branches, files)


def _message(paths: Sequence[str], branch: str, meant_file: str, found: Sequence[Edition]) -> str:
    """Say what is missing, and in which editions where it is several; ``meant_file`` what may be meant."""
    path, where = paths[0], f", in {names(found)}" if len(found) > 1 else ""
    if branch and len(paths) > 1:
        return f'{len(paths)} links leave the repository, unless it has a branch "{branch}"{where}'
    if len(paths) > 1:
        what = "links leave the repository" if _leaves(path) else "files do not exist"
        shown = listed([f'"{shorten(one)}"' for one in paths], most=3)
        return f"{len(paths)} {what}: {shown}{where}"
    if _leaves(path):
        return f'the link to "{shorten(path)}" leaves the repository{where}'
    return f'there is no file "{shorten(path)}"{where}{meant_file}'


def _leaves(path: str) -> bool:
    """Tell whether a path leads out of the repository; "..en/page" is but an odd name."""
    return path == ".." or path.startswith("../")


def _branch(path: str, files: Mapping[str, bool]) -> str:
    """Return the branch that a link from a file's page may lead into; "" where it is only a step too far up."""
    found = _BRANCH.match(path)
    return found[1] if found and not files.get(path.removeprefix("../"), False) else ""


def _of_branches(
    places: Mapping[str, Sequence[tuple[Edition, Span]]], files: Mapping[str, bool]
) -> Iterator[list[str]]:
    """Yield the links that may lead into another branch, by the branch."""
    groups: dict[str, list[str]] = {}
    for path in places:
        groups.setdefault(_branch(path, files), []).append(path)
    yield from groups.values()


def _hides_its_scheme(target: str) -> bool:
    """Tell whether a web address begins with, or within, characters that nobody sees: RS104 tells of them."""
    scheme, parted, _ = target.partition("://")
    return parted != "" and not scheme.isascii() and scheme.encode("ascii", "ignore") in (b"http", b"https")


def _is_cut(text: str, link: Link) -> bool:
    """Tell whether a bare address is but the beginning of one in brackets, or goes on: RS104 tells of the sign."""
    start = link.span.start
    return link.kind == "bare" and (text[max(start - 2, 0) : start] == "](" or end_of_bare(link) is not None)


def _from_root(path: str, edition: Edition) -> str:
    """Return where a link leads if it is read from the root: written so, and copied into a folder; else ""."""
    folder = posixpath.dirname(edition.path)
    return path.removeprefix(f"{folder}/") if folder and path.startswith(f"{folder}/") else ""


def _from_here(edition: Edition, span: Span, there: Collection[str]) -> Edit | None:
    """Return the edit of a path that was copied as it is seen from the root, where a file of ``there`` answers to it.

    Args:
        edition: the document that has the link.
        span: where the link's target stands in it.
        there: the paths of files and folders that are there, from the root.
    """
    folder = posixpath.dirname(edition.path)
    written = _FROM_ROOT.match(edition.document.text, span.start, span.end)
    path = posixpath.normpath(written[1]) if written is not None else ""
    if written is None or not folder or path not in there:
        return None
    slash = "/" if written[1].endswith("/") else ""
    return Edit(Span(written.start(), written.end()), posixpath.relpath(path, folder) + slash)


def _own_pages(places: Mapping[str, Sequence[tuple[Edition, Span]]]) -> Iterator[list[str]]:
    """Yield the missing files that are one page in each edition's own language, the source's among them.

    Many pages that the same editions look for are one fact: nobody made a folder for these languages.
    """
    pages: dict[str, list[str]] = {}
    for path, found in places.items():
        edition, *more = _distinct(found)
        language = edition.language if edition.is_source else url_language(path)
        if not more and (own := _of_all_languages(path, edition)):
            pages.setdefault(own, []).append(path)
        elif not more and language is not None and base(language) == base(edition.language):
            pages.setdefault(_page(path), []).append(path)
    alike: dict[frozenset[str], list[list[str]]] = {}
    for paths in pages.values():
        if len(paths) > 1:
            alike.setdefault(frozenset(places[path][0][0].path for path in paths), []).append(paths)
    for same in alike.values():
        every = [path for paths in same for path in paths]
        is_of_one_folder = len({posixpath.dirname(neutral(path)) for path in every}) == 1
        yield from [every] if len(every if is_of_one_folder else same) > _MANY else same


def _page(path: str) -> str:
    """Return what a path shares with that of the same page in another language."""
    return posixpath.join(posixpath.dirname(path), "readme") if tag_of(path) else neutral(path)


def _of_all_languages(path: str, edition: Edition) -> str:
    """Return the path of a file without the edition's language, which stands between dots in its name; else ""."""
    folder, name = posixpath.split(path)
    first, *between, last = name.split(".") if name.count(".") > 1 else ("", "")
    languages = (edition.language, *edition.path.split("/")[:-1])
    kept = [part for part in between if part not in languages]
    return posixpath.join(folder, ".".join((first, *kept, last))) if len(kept) < len(between) else ""


def _of_outer_folders(places: Mapping[str, Sequence[tuple[Edition, Span]]]) -> Iterator[list[str]]:
    """Yield the links into each folder outside of the repository: the same step too many is in all of them."""
    folders: dict[str, list[str]] = {}
    for path in places:
        outer, _, _ = path.removeprefix("../").partition("/")
        if _leaves(path) and outer not in ("", ".."):
            folders.setdefault(outer, []).append(path)
    yield from (paths for paths in folders.values() if len(paths) > 1)


def _gathered(places: Mapping[str, Sequence[tuple[Edition, Span]]], files: Mapping[str, bool]) -> Iterator[list[str]]:
    """Yield the missing files that are one fact: many of one folder that the same editions look for.

    A list of languages names every edition but its own: what a part of these editions looks for there belongs to it.
    """
    groups = list(_of_one_folder(places, files))
    many = [group for group in groups if len(group) > _MANY]
    for group in groups:
        home = next((one for one in many if one is not group and _is_part(group, one, places)), None)
        if home is not None:
            home += group
    left = [group for group in groups if not any(group[0] in one for one in many if one is not group)]
    alike: dict[frozenset[str], list[list[str]]] = {}
    for group in left:
        alike.setdefault(frozenset(one.path for one in _distinct(places[group[0]])), []).append(group)
    for same in alike.values():
        # A machine wrote these: it translated paths, or took the beginnings of addresses away.
        yield from [[path for group in same for path in group]] if len(same) > _MANY_LINES else same


def _is_part(group: Sequence[str], of: Sequence[str], places: Mapping[str, Sequence[tuple[Edition, Span]]]) -> bool:
    """Tell whether a missing file lies in the folder of the many ``of`` one, where some of the same editions link it."""
    editions, all_of_them = ({one.path for one in _distinct(places[paths[0]])} for paths in (group, of))
    folders = {posixpath.dirname(path) for path in of}
    return len(group) == 1 and editions < all_of_them and posixpath.dirname(group[0]) in folders


def _of_one_folder(
    places: Mapping[str, Sequence[tuple[Edition, Span]]], files: Mapping[str, bool]
) -> Iterator[list[str]]:
    """Yield the missing files that the same editions look for, together where they are many of one folder."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for path, found in places.items():
        editions = frozenset(edition.path for edition in _distinct(found))
        alike.setdefault((editions, *path.split("/")[:-1][:_FOLDERS]), []).append(path)
    wide: dict[tuple[object, ...], list[list[str]]] = {}
    for key, paths in alike.items():
        wide.setdefault(key[:_FOLDERS], []).append(paths)  # one folder further up
    for groups in wide.values():
        every = [path for paths in groups for path in paths]
        if len(every) > _MORE and not _leaves(every[0]):
            yield every
            continue
        for paths in groups:
            is_plain = "/" in paths[0] and not any(hint(path, files) for path in paths)
            many = len(paths) > (_SEVERAL if is_plain else _MANY) and not _leaves(paths[0])
            yield from [paths] if many else [[path] for path in paths]


def _distinct(found: Sequence[tuple[Edition, Span]]) -> list[Edition]:
    return list({edition.path: edition for edition, _ in found}.values())


def _missing(
    edition: Edition, source_path: str, files: Mapping[str, bool], own: Sequence[Address]
) -> Iterator[tuple[str, Span]]:
    document = edition.document
    elsewhere: set[Span] | None = None
    for link in document.links:
        path = resolve(document.path, link.target, own)
        if (
            path is None
            or files.get(path, True)
            or is_of_broken_link(document, link)
            or is_in_math(document.text, link.span.start)
            or _PAGES.match(path)
            or _PLACEHOLDER.fullmatch(link.target)
            or with_its_scheme(link.target)
            or _hides_its_scheme(link.target)
        ):
            continue
        if is_served(document, link, path, source_path, files):
            continue
        if elsewhere is None:  # what RS104 says already
            elsewhere = {wrong.link.span for wrong in mistaken(document, files)}
        if _is_cut(document.text, link):
            continue
        if link.span not in elsewhere and not is_swapped(link) and not is_nested(link) and not is_quoted(link.target):
            yield path, link.target_span if link.target_span.end > link.target_span.start else link.span
    for target, span in other_pictures(document):
        path = resolve(document.path, target, own)
        if path is not None and not files.get(path, True) and not is_shown(document, target, path, files):
            yield path, span
    for include in document.includes:
        candidates = resolve_include(document.path, include.path)
        if candidates and not any(files.get(path, True) for path in candidates):
            yield candidates[0], include.span
