"""What a program that translates leaves in a page: its tokens, marks and tags that it escaped, its own words first."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

_KINDS = "CODE|LINK|URL|IMG|IMAGE|PLACEHOLDER|TOKEN|TAG|HTML|INLINE|BLOCK"
_TOKEN = lazy(rf"(__|@@|\[\[|\{{\{{|%%|⟦|<<)(?:(?:{_KINDS})[_ -]?){{1,2}}\d+(?:__|@@|\]\]|\}}\}}|%%|⟧|>>)")
_BOLD = lazy(r"\\\*\\\*(?=[^\s*\\])[^*\\\n]{1,80}\\\*\\\*")
_TAG = lazy(r"&lt;/?(?:a|b|br|code|details|div|em|i|img|p|strong|summary)\b[^&\n<>]{0,80}&gt;")
_PREFACE = lazy(
    r"(?:Sure[,!.] )?(?:Here(?:['’]s| is) (?:the|your) (?:\w+ ){0,4}translat|Below is the (?:\w+ ){0,3}translat"
    r"|以下是.{0,24}(?:翻译|翻譯|译文|譯文)|以下は.{0,30}翻訳|Voici la traduction|Aquí (?:está|tienes) la traducción"
    r"|Aqui está a tradução|Hier ist die (?:\w+ ){0,3}Übersetzung|Вот перевод|Ecco la traduzione|다음은 .{0,24}번역)"
)
_MAY_HAVE = ("__", "@@", "[[", "{{", "%%", "⟦", "<<")
# Kind, signs without which there is none, pattern, and what is said.
_LEFT = (
    ("token", _MAY_HAVE, _TOKEN, '"{}" was left by a program that translates'),
    ("escaped", ("\\*\\*",), _BOLD, '"{}" is shown with its asterisks'),
    ("tag", ("&lt;",), _TAG, '"{}" is shown as a tag, and does nothing'),
)

Found = tuple[str, Span, str]  # the kind, the place, and what is said of it


def left_by_machine(document: Document, source: Document) -> Iterator[Found]:
    """Yield what such a program left in a translation: nothing of a kind that the source has as well."""
    runs, text = Runs(document), document.text
    for kind, signs, pattern, said in _LEFT:
        found = list(pattern.finditer(text)) if any(sign in text for sign in signs) else []
        if found and not pattern.search(source.text):
            for one in found:
                if runs.at(one.start()) is not None:
                    yield kind, Span(*one.span()), said.format(shorten(one[0]))
    first = next(iter(document.paragraphs), None)
    if first is not None and _PREFACE.match(first.inline.plain):
        message = f'"{shorten(first.inline.plain)}" is what a translator said, and no part of the page'
        yield "preface", first.span, message
