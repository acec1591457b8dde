"""SVG by hand: elements as text, the same bytes for the same figure."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

FONTS = (
    "system-ui,-apple-system,'Segoe UI','Noto Sans','Hiragino Sans','Noto Sans CJK JP','Noto Sans JP','Yu Gothic',"
    "Meiryo,Arial,sans-serif"
)
# The colours of GitHub's own light and dark pages, each at least 4.5 to 1 against its ground.
_LIGHT = {
    "fg": "#1f2328", "muted": "#59636e", "grid": "#d1d9e0", "ground": "#ffffff", "from-scratch": "#0969da",
    "continual-pre-training": "#bc4c00", "instruction-tuning": "#1a7f37", "merged": "#8250df",
}  # fmt: skip
_DARK = {
    "fg": "#f0f6fc", "muted": "#9198a1", "grid": "#3d444d", "ground": "#0d1117", "from-scratch": "#58a6ff",
    "continual-pre-training": "#f0883e", "instruction-tuning": "#3fb950", "merged": "#bc8cff",
}  # fmt: skip
_BEGINNING = '<svg xmlns="http://www.w3.org/2000/svg" '
_MARK = 'role="img" aria-labelledby="title description">'
_KINDS = ("from-scratch", "continual-pre-training", "instruction-tuning", "merged")


def number(value: float) -> str:
    """Return a length in pixels with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, content: str | None = None, /, **attributes: str | float) -> str:
    """Return one element; ``content`` is markup. An underscore in an attribute's name stands for a hyphen.

    A keyword argument cannot be called ``class``, so ``kind`` becomes it.
    """
    written = "".join(
        f" {'class' if key == 'kind' else key.replace('_', '-')}"
        f"={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


def text(words: str, **attributes: str | float) -> str:
    """Return a text element; ``words`` are plain."""
    return element("text", plain(words), **attributes)


def plain(words: str) -> str:
    """Return words as markup; characters that XML does not have are left out."""
    return escape("".join(letter for letter in words if letter >= " " and letter not in "\ufffe\uffff"))


def marker(kind: str, x: float, y: float, title: str = "") -> str:
    """Return the mark of a kind at a place: told apart by shape as well as by colour."""
    inner = element("title", plain(title)) if title else None
    if kind == "from-scratch":
        return element("circle", inner, kind=f"mark {kind}", cx=x, cy=y, r=5)
    if kind == "continual-pre-training":
        return element("rect", inner, kind=f"mark {kind}", x=x - 4.5, y=y - 4.5, width=9, height=9, rx=1)
    corners = {
        "instruction-tuning": ((0, -5.8), (5.6, 4.2), (-5.6, 4.2)),
        "merged": ((0, -6), (6, 0), (0, 6), (-6, 0)),
    }[kind]
    path = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners)
    return element("polygon", inner, kind=f"mark {kind}", points=path)


def is_ours(content: bytes) -> bool:
    """Return whether ``content``, a file as it was found, begins as every figure does that ``document`` made."""
    head, _, _ = content.partition(b"\n")
    return head.startswith(_BEGINNING.encode()) and head.endswith(_MARK.encode())


def document(width: float, height: float, title: str, description: str, body: list[str]) -> str:
    """Return the whole file."""
    head = (
        f'{_BEGINNING}width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" {_MARK}'
    )
    parts = [
        head,
        element("title", plain(title), id="title"),
        element("desc", plain(description), id="description"),
        element("style", f"\n{_style()}\n"),
        *body,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _style() -> str:
    lines = [
        f"text{{font-family:{FONTS};font-size:16.5px}}",
        ".title{font-size:19px;font-weight:600}",
        ".end{text-anchor:end}",
        ".middle{text-anchor:middle}",
        ".name{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}",
        ".grid{stroke-width:1px}",
        ".fine{stroke-dasharray:2 4}",
        ".leader{stroke-width:1px}",
        ".stem{stroke-width:2px;stroke-opacity:.45}",
        ".mark{stroke-width:1px}",
        *_colours(_LIGHT),
        "@media (prefers-color-scheme:dark){",
        *_colours(_DARK),
        "}",
    ]
    return "\n".join(lines)


def _colours(of: dict[str, str]) -> list[str]:
    return [
        f"text{{fill:{of['fg']}}}",
        f".muted{{fill:{of['muted']}}}",
        f".grid{{stroke:{of['grid']}}}",
        f".leader{{stroke:{of['muted']}}}",
        f".ground{{fill:{of['ground']}}}",
        f".name,.mark{{stroke:{of['ground']}}}",
        *(f".{kind}{{fill:{of[kind]}}}.stem.{kind}{{stroke:{of[kind]}}}" for kind in _KINDS),
    ]
