/** The looks of a server's page: those of every page of gemel, and what one that is typed into needs. */
import { checkStyle } from '../../report/check/style.ts';
import { pageStyle } from '../../report/page-style.ts';

export const pageLooks = `${pageStyle}${checkStyle}
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
label { display: block; font-weight: 600; margin-bottom: 6px; }
.panel { background: var(--card); border: 1px solid var(--edge); border-radius: 10px; padding: 18px 20px; margin-top: 28px; }
#tabs { display: flex; gap: 4px; margin: 28px 0 22px; border-bottom: 1px solid var(--edge); }
[role="tab"] { font: inherit; color: var(--soft); background: none; border: 0; border-bottom: 3px solid transparent; padding: 10px 16px; min-height: 44px; cursor: pointer; }
[role="tab"][aria-selected="true"] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
textarea, input { width: 100%; min-width: 0; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: 10px 12px; }
textarea { resize: vertical; display: block; }
.row { display: flex; gap: 10px; align-items: stretch; }
.actions { margin-top: 14px; flex-wrap: wrap; }
button:not([role]) { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: 8px 16px; min-height: 44px; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--page); font-weight: 600; }
button:disabled { opacity: 0.5; cursor: default; }
kbd { font: inherit; font-weight: 400; font-size: 0.85rem; opacity: 0.85; margin-left: 6px; }
.result { margin-top: 24px; }
.answer { background: var(--card); border: 1px solid var(--edge); border-radius: 10px; padding: 18px 20px; }
.answer strong { display: block; font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.01em; }
.answer p { margin: 4px 0 0; }
.gauge { position: relative; height: 18px; margin: 30px 0 8px; border: 1px solid var(--soft); border-radius: 9px; background: var(--page); }
.gauge i { display: block; height: 100%; width: 0; border-radius: 8px; background: var(--for); }
.gauge.no i { background: var(--against); }
.gauge b { position: absolute; top: -6px; bottom: -6px; width: 0; border-left: 3px solid var(--ink); margin-left: -1.5px; }
.gauge small { position: absolute; bottom: 100%; margin: 0 0 8px; white-space: nowrap; font-size: 0.85rem; transform: translateX(-50%); }
.gauge small.near-end { transform: translateX(-100%); }
.gauge small.near-start { transform: none; }
.ends { display: flex; justify-content: space-between; color: var(--soft); font-size: 0.85rem; }
.error { border-left: 4px solid var(--against); background: var(--card); border-radius: 4px; padding: 12px 16px; }
.words { font-size: 1.1rem; line-height: 1.9; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; max-width: none; }
.words span { cursor: help; }
.for.strong, .against.strong { --weight: 60%; }
#words figure h3 { min-height: 0; color: var(--soft); font-size: 0.95rem; }
details { margin-top: 16px; }
summary { cursor: pointer; min-height: 44px; padding: 10px 0; color: var(--accent); }
.hits { list-style: none; margin: 0; padding: 0; display: grid; gap: 10px; }
.hits li { background: var(--card); border: 1px solid var(--edge); border-radius: 10px; padding: 12px 16px; overflow-wrap: anywhere; }
.hits p { margin: 0; max-width: none; }
#groups { margin-top: 8px; }
#groups li { display: block; }
#groups details { margin: 0; }
#groups h3 { margin: 0 0 6px; overflow-wrap: anywhere; }
@media (max-width: 720px) {
  .sides { grid-template-columns: minmax(0, 1fr); gap: 12px; }
  [role="tab"] { padding: 10px 12px; }
  .answer { padding: 14px 14px; }
  .answer strong { font-size: 1.25rem; }
  kbd { display: none; }
}
@media (prefers-reduced-motion: no-preference) { .gauge i { transition: width 0.25s; } }
`;
