"""The differences from the seed that are wanted; docs/corrections.md tells them to readers, row by row.

Keys are (section, name of the row in ja, language, kind); ``*`` stands for any.
"""

from __future__ import annotations

Key = tuple[str, str, str, str]

COMPLETED = "a number that ja states and this edition left out"
_SCRATCH, _CONTINUAL, _ENCODERS = "generative-scratch-general", "generative-continual-general", "autoencoding-general"

WANTED: dict[Key, str] = {
    ("embeddings", "", "*", "blank row"): "a row without content",
    ("", "", "fr", "order of tables"): "fr had the image sections in another order",
    ("reference", "Whisper", "fr", "row missing"): "lost in fr",
    ("reference", "Distil-Whisper", "fr", "row missing"): "lost in fr",
    (_SCRATCH, "rinna GPT", "*", "name"): "a sentence inside a name",
    ("vl-benchmark-suites", "LLaVA-Bench (COCO) Japanese", "fr", "name"): "a benchmark's name, half translated",
    (_CONTINUAL, "Shisa 7B", "fr", "footnotes"): "[^12] stood on the wrong row",
    (_CONTINUAL, "lightblue/japanese-mpt-7b", "fr", "footnotes"): "[^12] stood on the wrong row",
    ("open-ended-benchmark-suites", "Rakuda Benchmark", "*", "numbers lost"): "GPT-4 is named once instead of twice",
    ("autoencoding-domain-specific", "AcademicRoBERTa", "*", "numbers lost"): "6.3M was ja's 628万, rounded",
}
