"""Between the pipeline and the probe: from what catalogues cite to what is known of it. Imported only to ask."""

from __future__ import annotations
