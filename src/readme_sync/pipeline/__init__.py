"""What the program does, a module for each of its ways: ``check`` is the main one, and all begin with ``load``.

    load    files -> documents -> editions -> catalogues
    check   catalogues -> findings -> report
    beside  the same, beside an earlier state (--base) or what servers answer (--online)
    fix     findings -> proved edits (check --fix)
    follow  what changed in the source -> proved edits of its translations (sync)
    style   files -> files in one style (fmt)
    status  findings -> how far each edition is
    data    catalogues -> rows, records, figures (rows, figure, dump)

Only ``sources`` touches the world here. A command imports the module that it needs, so nothing is imported here.
"""
