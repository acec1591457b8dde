"""How the HTML report looks: the reader's own fonts and colours, light or dark, one column on a phone."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --card: #f6f8fa;
  --link: #0550ae; --alive: #2da44e; --moved: #2f81f7; --dead: #d1242f; --unknown: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #30363d;
  --card: #151b23; --link: #79c0ff; --alive: #3fb950; --moved: #58a6ff; --dead: #f85149; --unknown: #d29922; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 0; }
h2 small { color: var(--soft); font-weight: 400; }
a { color: var(--link); }
header p, section > p { color: var(--soft); margin: .25rem 0 .75rem; }
.note { border-left: 4px solid var(--unknown); padding-left: .75rem; color: var(--ink); }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 .5rem; }
nav a { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 6px; padding: .35rem .7rem;
  color: var(--ink); text-decoration: none; background: var(--card); }
nav a:hover, nav a:focus { border-color: var(--tone); }
.dead { --tone: var(--dead); } .moved { --tone: var(--moved); } .alive { --tone: var(--alive); }
.unknown { --tone: var(--unknown); }
section { margin: 2rem 0; }
section h2 { border-bottom: 2px solid var(--tone, var(--line)); padding-bottom: .3rem; }
ul { list-style: none; margin: 0; padding: 0; }
.entry { border: 1px solid var(--line); border-radius: 8px; background: var(--card); padding: .75rem .9rem;
  margin: .6rem 0; display: grid; gap: .3rem; }
.url { overflow-wrap: anywhere; font-weight: 600; }
#left .url { font-weight: 400; font-size: .9rem; padding: .15rem 0; }
.said { overflow-wrap: anywhere; }
.news { background: var(--dead); color: var(--paper); border-radius: 4px; padding: 0 .4rem; font-style: normal;
  font-size: .8rem; }
.unknown .news { background: var(--unknown); }
.places { display: flex; flex-wrap: wrap; gap: .25rem .75rem; font-size: .875rem; color: var(--soft); }
pre { font: .85em ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.ways { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .95rem; }
.ways li::before { content: "\\2192\\00a0"; color: var(--soft); }
.strip { display: flex; align-items: center; gap: 3px; flex-wrap: wrap; }
.strip small { color: var(--soft); font-variant-numeric: tabular-nums; font-size: .8rem; margin: 0 .25rem 0 0; }
.strip i + small { margin: 0 0 0 .25rem; }
.strip .both { display: none; }
i { display: inline-block; width: .65rem; height: 1.05rem; border-radius: 2px; background: var(--tone); }
i.moved { height: .85rem; } i.unknown { height: .6rem; } i.dead { border-radius: 50%; height: .65rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center; font-size: .875rem; }
.legend span { display: inline-flex; gap: .4rem; align-items: center; }
details { margin: .4rem 0; border-left: 3px solid var(--tone, var(--line)); padding-left: .75rem; }
summary { cursor: pointer; overflow-wrap: anywhere; padding: .3rem 0; }
@media (max-width: 47.99rem) { .strip { gap: 2px; } .strip .both { display: block; flex-basis: 100%; }
  .strip small:has(~ .both) { display: none; } i { width: .55rem; } i.dead { height: .55rem; } }
@media (min-width: 48rem) { main { padding: 2rem; } .entry { grid-template-columns: minmax(0, 1fr) auto;
  column-gap: 1.5rem; } .strip { grid-column: 2; grid-row: 1; } .said, .places, .ways { grid-column: 1 / -1; } }
@media print { details { display: block; } .entry { break-inside: avoid; } }
"""
