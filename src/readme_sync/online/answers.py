"""A translator whose answers are kept in the store: what was paid for once is not asked again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

from readme_sync.language.translator import Request, Translator
from readme_sync.observation import Translated
from readme_sync.store.store import Store


class KeptAnswers:
    """Asks ``translator`` what the store does not hold yet. A kept answer is proved again, like a new one.

    An answer is known by the model, the languages, the text with its tokens, the glossary, and what was wrong with the
    answer before; the examples that go along are no part of it, since every new row changes them.
    """

    def __init__(self, translator: Translator, store: Store, tell: Callable[[int], None] | None = None) -> None:
        """Take who is asked, where answers are kept, and what is told how many texts have been translated."""
        self.name = translator.name
        self._translator, self._store, self._tell = translator, store, tell
        self._count = 0

    def translate(self, request: Request) -> str | None:
        """Return the kept answer, or ask for one and keep it."""
        question = _digest(self.name, request)
        known = self._store.history(f"translated:{question}")
        answer = next((one.answer for one in reversed(known) if isinstance(one, Translated)), None)
        if answer is None:
            answer = self._translator.translate(request)
            if answer is not None:
                self._store.record(Translated(question, datetime.now(UTC), self.name, _whole(answer)))
        self._count += 1
        if self._tell is not None:
            self._tell(self._count)
        return answer


def _digest(model: str, request: Request) -> str:
    asked = [model, request.source, request.language, request.text, request.glossary, request.wrong]
    return sha256(json.dumps(asked).encode()).hexdigest()


def _whole(text: str) -> str:
    """Return ``text`` without halves of surrogate pairs, which can be kept nowhere."""
    return text.encode("utf-8", "replace").decode()
