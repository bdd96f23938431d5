/** The look of a report: one light page for the screen and for paper, with the fonts that the reader has. */
export const STYLE = `
:root { color-scheme: light; --ink: #22242b; --quiet: #565a66; --line: #d5d4cf; --mark: #efe9d8; --warn: #8c2f1b; }
* { box-sizing: border-box; }
html { background: #fff; color: var(--ink); font: 15px/1.5 'Source Sans 3', 'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans Arabic', system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.75rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); font-size: 1.25rem; }
h3 { margin: 1.75rem 0 .25rem; font-size: 1.05rem; line-height: 1.35; }
p { margin: .25rem 0 .75rem; }
a { color: inherit; }
.lead, .quiet, caption, .place { color: var(--quiet); }
.place, .facts { font-size: .86rem; }
.card { margin-bottom: 1.5rem; }
.card > ol { margin: .5rem 0 0; padding: 0; list-style: none; }
.mention { margin: 0 0 1rem; padding-inline-start: .9rem; border-inline-start: 3px solid var(--line); }
.context { margin: 0; font-family: 'Source Serif 4', 'Noto Serif', 'Noto Serif CJK KR', 'Noto Naskh Arabic', Georgia, serif; overflow-wrap: anywhere; }
.context mark, .other { background: var(--mark); color: inherit; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: .15rem 0; }
.facts div { display: flex; gap: .35rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { width: 100%; margin: .5rem 0 1rem; border-collapse: collapse; font-size: .86rem; line-height: 1.35; }
caption { padding-bottom: .25rem; text-align: start; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td > div + div { margin-top: .3rem; }
th .quiet { font-weight: 400; }
.origins { table-layout: fixed; }
.origins th:nth-child(1) { width: 32%; }
.origins th:nth-child(2) { width: 26%; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; }
.apart { color: var(--warn); font-weight: 600; }
.apart::before { content: '\\2260\\00a0'; }
.scroll { overflow-x: auto; }
figure { margin: .5rem 0 1rem; overflow-x: auto; }
figure svg { max-width: 100%; height: auto; }
ul { padding-inline-start: 1.2rem; }
nav ol { columns: 2; column-gap: 1.5rem; margin: 1.25rem 0; padding: 0; font-size: .9rem; }
nav li { margin-inline-start: 2rem; break-inside: avoid; overflow-wrap: anywhere; }
nav a, h3 a, th a, td a { text-decoration-color: var(--line); text-underline-offset: 2px; }
@page { margin: 18mm 16mm; }
@media print {
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  h3 { break-after: avoid; }
  .mention, tr, figure { break-inside: avoid; }
  section.part { break-before: page; }
  section.part:first-of-type { break-before: auto; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
  .scroll, figure { overflow: visible; }
  .apart { color: inherit; }
}
@media (width < 40rem) { nav ol { columns: 1; } body { padding: 1.25rem 1rem 3rem; } }
`;
