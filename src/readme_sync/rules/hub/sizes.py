"""When the size that a label names and the number of parameters that the Hub counted are certainly not the same."""

from __future__ import annotations

import re

from readme_sync.rules.sizes import Sizes, sizes

# The Hub counts elements of tensors: packed weights hold several parameters in one, an adapter is a part only.
_PACKED = re.compile(
    r"gptq|awq|gguf|ggml|exl\d|bnb|mlx|onnx|quant|[ -_]?(?:[2-8]bit|int[48]|fp[48]|w\d+a\d+|q\d)|lora|adapter|peft"
    r"|delta|diff|moe|(?<![a-z0-9])\d{1,3}x\d|(?<![a-z])a\d+(?:\.\d+)?b|reward|merge|encoder|vision|vl\b|draft|eagle|medusa|mtp",
    re.IGNORECASE,
)
_APART = 1.6  # less is rounding, embeddings that are counted or not, or a tower for images
_PACKING = 3.0  # eight bits in a 32-bit element make a quarter: what is that much smaller may be packed


def contradicted(label: str, name: str, parameters: int) -> Sizes | None:
    """Return the sizes that ``label`` names when the Hub's ``parameters`` are none of them, else None.

    Silent where the repository ``name`` names a size itself (what RS105 compares), or is a mixture of experts, an
    adapter or packed in fewer bits.
    """
    stated = sizes(label)
    if not stated.exact or stated.ranges or stated.active or sizes(name) or _PACKED.search(f"{label} {name}"):
        return None
    for value, _ in stated.exact:
        ratio = value / parameters
        if 1 / _APART <= ratio <= _APART or ratio >= _PACKING:
            return None
    return stated


def words(parameters: int) -> str:
    """Return a number of parameters as people write it: ``6.7B``, ``124M``."""
    if parameters >= 1_000_000_000:
        return f"{parameters / 1e9:.1f}B"
    return f"{parameters / 1e6:.0f}M"
