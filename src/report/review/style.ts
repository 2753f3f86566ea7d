/** What the page of groups adds to the looks of all pages. */
export const reviewStyle = `
.bar { position: sticky; top: 0; z-index: 1; background: var(--page); display: flex; flex-wrap: wrap; gap: 10px; align-items: center; padding: 12px 0; border-bottom: 1px solid var(--edge); margin-bottom: 14px; }
.bar input, .bar select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: 7px 12px; }
.bar input { flex: 1 1 14rem; min-width: 0; }
button { cursor: pointer; }
button:hover, button:focus-visible { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.count { color: var(--soft); flex-basis: 100%; max-width: none; font-size: 0.95rem; margin: 0; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.card { background: var(--card); border: 1px solid var(--edge); border-left: 5px solid var(--edge); border-radius: 10px; padding: 14px 18px; scroll-margin: 150px 0 40px; }
.card.here { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.card[data-mark="1"] { border-left-color: #2b8a4b; }
.card[data-mark="0"] { border-left-color: #c2413b; }
.top { display: flex; gap: 10px; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
.top small { margin: 0; }
.marks { display: flex; gap: 8px; }
.marks button { padding: 3px 12px; }
.marks button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); font-weight: 600; }
.representative { font-weight: 600; font-size: 1.08rem; margin: 4px 0 8px; overflow-wrap: anywhere; }
.members { list-style: none; margin: 0; padding: 0; }
.members li { display: grid; grid-template-columns: 4.2rem 1fr; gap: 8px; padding: 3px 0; overflow-wrap: anywhere; }
mark { background: #f7d9a8; color: inherit; border-radius: 3px; padding: 0 2px; }
.more { margin-top: 14px; width: 100%; }
@media screen and (prefers-color-scheme: dark) { mark { background: #5b451d; } }
@media (max-width: 720px) {
  .bar { gap: 8px; padding: 8px 0; } .card { padding: 12px; scroll-margin-top: 190px; }
  .members li { grid-template-columns: 3.4rem 1fr; }
  .keys { display: none; }
}
@media print { .bar, .marks, .more { display: none; } }
`;
