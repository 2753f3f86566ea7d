/** The report's looks: system fonts, light and dark, one column on a phone, black on white on paper. */
import { furtherColours, palette } from './charts/chart.ts';

/** The charts' colours on a dark page; a stylesheet wins over the attributes that the SVG carries for itself. */
const darkPalette = {
  [palette.match]: '#62aef0',
  [palette.other]: '#f0935c',
  [palette.unseen]: '#dd8ac8',
  [furtherColours.green]: '#3fc39a',
  [furtherColours.gold]: '#e3b94a',
};
const darkCharts = Object.entries(darkPalette)
  .map(([light, dark]) => `.chart [fill="${light}"] { fill: ${dark}; } .chart [stroke="${light}"] { stroke: ${dark}; }`)
  .join('\n  ');

export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1b1f24; --soft: #59616b; --edge: #dfe3e8; --tint: #eef3f9; --accent: #1f6fb2;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #101317; --card: #181c22; --ink: #e8ebef; --soft: #a5adb8; --edge: #2d333c; --tint: #1c2733; --accent: #6fb0e8; }
  ${darkCharts}
}
@media print { :root { color-scheme: light; --page: #fff; --edge: #bbb; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 56px; }
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 2rem; letter-spacing: -0.015em; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 48px 0 16px; }
h3 { font-size: 1.05rem; margin: 24px 0 10px; }
small { color: var(--soft); font-weight: 400; font-size: 0.95rem; margin-left: 0.4em; }
p { margin: 0 0 12px; max-width: 78ch; }
.eyebrow { color: var(--accent); font-weight: 600; margin-bottom: 6px; }
.verdict { font-size: 1.15rem; line-height: 1.6; margin-top: 14px; }
.aside { color: var(--soft); font-size: 0.95rem; margin-top: 10px; }
.note { background: var(--tint); border-left: 4px solid var(--accent); border-radius: 4px; padding: 12px 16px; margin-top: 18px; max-width: none; }
.tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin-bottom: 20px; }
.tile, figure, table, .groups > li, pre { background: var(--card); border: 1px solid var(--edge); border-radius: 10px; }
.tile { padding: 18px 20px; }
.tile strong { display: block; font-size: 2.3rem; line-height: 1.15; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.tile span { color: var(--soft); }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
th, td { padding: 9px 14px; text-align: left; vertical-align: top; border-top: 1px solid var(--edge); overflow-wrap: anywhere; }
th { overflow-wrap: normal; }
tr:first-child > * { border-top: 0; }
thead + tbody tr:first-child > * { border-top: 1px solid var(--edge); }
thead th { color: var(--soft); font-size: 0.9rem; font-weight: 600; vertical-align: bottom; }
thead th::first-letter { text-transform: uppercase; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.scroll thead .number { white-space: normal; }
.figures th { white-space: nowrap; }
.figures td.number { font-weight: 600; font-size: 1.05rem; }
.meaning { color: var(--soft); }
.texts .item { width: 42%; }
.shown { display: flex; align-items: center; gap: 12px; }
.shown img { height: 76px; width: auto; max-width: 152px; object-fit: contain; border-radius: 4px; background: #fff; }
.shown .below { overflow-wrap: anywhere; min-width: 0; }
.facts th { width: 14rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.scroll td { white-space: nowrap; }
.scroll td.meaning { white-space: normal; min-width: 16rem; }
.below { display: block; color: var(--soft); font-size: 0.85rem; }
.pictures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; }
figure { margin: 0; padding: 18px 18px 14px; display: flex; flex-direction: column; }
figure h3 { margin: 0 0 10px; min-height: 2.5em; }
figcaption { color: var(--soft); font-size: 0.92rem; line-height: 1.45; margin-top: 8px; }
figure.plane { display: grid; grid-template-columns: minmax(0, 620px) minmax(220px, 1fr); gap: 12px 28px; align-items: center; }
.plane .drawn { position: relative; }
.plane svg { display: block; }
.plane text { font-size: 10px; }
.spot { position: absolute; width: 14px; height: 14px; margin: -7px 0 0 -7px; border-radius: 50%; outline: none; }
.spot:hover, .spot:focus { z-index: 2; box-shadow: 0 0 0 2px var(--ink); }
.tip { display: none; position: absolute; left: 50%; bottom: 18px; transform: translateX(-50%); width: max-content; max-width: 190px; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: 7px 10px; font-size: 0.88rem; line-height: 1.35; text-align: center; box-shadow: 0 3px 12px rgb(0 0 0 / 25%); pointer-events: none; overflow-wrap: anywhere; }
.tip.low { bottom: auto; top: 18px; }
.tip.start { transform: none; left: -8px; }
.tip.end { transform: none; left: auto; right: -8px; }
.tip img { display: block; height: 80px; width: auto; max-width: 170px; margin: 0 auto 5px; background: #fff; border-radius: 3px; }
.tip b { display: block; }
.spot:hover .tip, .spot:focus .tip { display: block; }
.chart { --plot-background: var(--card); width: 100%; height: auto; }
pre { padding: 14px 16px; margin: 0 0 16px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.92rem; }
.groups { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px; }
.groups > li { padding: 12px 16px; display: flex; gap: 14px; }
.groups ul { margin: 0; padding-left: 1.1em; overflow-wrap: anywhere; min-width: 0; }
.similarity { color: var(--accent); font-weight: 600; font-variant-numeric: tabular-nums; }
footer { color: var(--soft); margin-top: 48px; font-size: 0.92rem; }
@media (max-width: 720px) {
  main { padding: 24px 14px 40px; }
  h1 { font-size: 1.6rem; }
  .verdict { font-size: 1.05rem; }
  .pictures, .groups { grid-template-columns: minmax(0, 1fr); }
  .tiles { grid-template-columns: 1fr; gap: 10px; }
  .tile { display: flex; align-items: baseline; gap: 12px; padding: 10px 16px; }
  .tile strong { font-size: 1.6rem; min-width: 5.2rem; }
  figure.plane { grid-template-columns: minmax(0, 1fr); }
  .plane text { font-size: 12px; }
  figure { padding: 14px 10px 12px; }
  figure h3 { min-height: 0; }
  th, td { padding: 8px 10px; }
  .figures th:nth-child(4), .texts thead { display: none; }
  .figures tr { display: grid; grid-template-columns: 1fr 5.6rem 5.6rem; border-top: 1px solid var(--edge); }
  .figures thead tr { border-top: 0; }
  .figures tr > * { border-top: 0 !important; }
  .figures th { white-space: normal; }
  .figures .meaning { grid-column: 1 / -1; padding-top: 0; font-size: 0.92rem; }
  .texts tr { display: block; padding: 8px 0; border-top: 1px solid var(--edge); }
  .texts tr:first-child { border-top: 0; }
  .texts td { display: block; width: auto !important; border: 0 !important; padding: 3px 12px; text-align: left; }
  .texts td.number { display: inline-block; color: var(--soft); padding-right: 0; }
  .texts td.number::before { content: attr(data-name) " "; }
  .texts td.item:has(img) { display: inline-block; width: 49% !important; }
  .facts th { width: 9rem; }
}
@media print {
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  figure, tr, .tile, .groups > li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; }
  .spot { display: none; }
}
`;
