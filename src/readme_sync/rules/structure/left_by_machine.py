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

Found = tuple[str, Span, str]  # the kind, the place, and what is said of it


def left_by_machine(document: Document, source: Document) -> Iterator[Found]:
    """Yield what such a program left in a translation: nothing of a kind that the source has as well."""
    runs, text = Runs(document), document.text
    if any(sign in text for sign in _MAY_HAVE) and not _TOKEN.search(source.text):
        for found in _TOKEN.finditer(text):
            if runs.at(found.start()) is not None:
                yield "token", Span(*found.span()), f'"{found[0]}" was left by a program that translates'
    if "\\*\\*" in text and not _BOLD.search(source.text):
        for found in _BOLD.finditer(text):
            if runs.at(found.start()) is not None:
                yield "escaped", Span(*found.span()), f'"{shorten(found[0])}" is shown with its asterisks'
    if "&lt;" in text and not _TAG.search(source.text):
        for found in _TAG.finditer(text):
            if runs.at(found.start()) is not None:
                yield "tag", Span(*found.span()), f'"{shorten(found[0])}" is shown as a tag, and does nothing'
    first = next(iter(document.paragraphs), None)
    if first is not None and _PREFACE.match(first.inline.plain):
        message = f'"{shorten(first.inline.plain)}" is what a translator said, and no part of the page'
        yield "preface", first.span, message
