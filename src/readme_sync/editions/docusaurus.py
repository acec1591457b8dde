"""Where Docusaurus keeps translations, and where what they translate stands.

Below ``i18n/LANGUAGE/`` each plugin has a folder of its own, named after the plugin and, where a site uses a plugin
twice, after its id: https://docusaurus.io/docs/i18n/introduction#translation-files-location.
"""

from __future__ import annotations

import re

_PLUGIN = re.compile(r"docusaurus-plugin-content-(docs|blog|pages)(?:-([\w.-]+))?/(?:(current|version-[^/]+)/)?")
_HOME = {"docs": "docs", "blog": "blog", "pages": "src/pages"}


def is_former(path: str) -> bool:
    """Tell whether a path below a language's folder belongs to the documents of a version that was released."""
    found = _PLUGIN.match(path)
    return found is not None and (found[3] or "").startswith("version-")


def plugin_folder(path: str) -> str:
    """Return the plugin's part of a path below a language's folder, with a slash at its end; empty without one."""
    found = _PLUGIN.match(path)
    return found[0] if found else ""


def source_folder(path: str) -> str | None:
    """Return where the source of ``path`` stands, a path below a language's folder; both from the site's own folder.

    ``docusaurus-plugin-content-docs/current/a.md`` is ``docs/a.md``; None for what is no plugin's.
    """
    found = _PLUGIN.match(path)
    if found is None:
        return None
    plugin, own, version = found[1], found[2], found[3]
    rest = path[found.end() :]
    if version and version != "current":
        return f"{own + '_' if own else ''}versioned_docs/{version}/{rest}"
    return f"{own or _HOME[plugin]}/{rest}"


def original(path: str) -> str | None:
    """Return where the source of the translated document ``path`` stands, from the root; None for what is no plugin's.

    A site shows the source where a translation is not there.
    """
    before, folder, below = path.partition("/docusaurus-plugin-content-")
    home, _, language = before.rpartition("/")
    above, _, name = home.rpartition("/")
    if not folder or not language or name != "i18n":
        return None
    theirs = source_folder(folder[1:] + below)
    return theirs and (f"{above}/{theirs}" if above else theirs)
