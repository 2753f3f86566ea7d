/** What the page of a check needs beyond the looks that all pages share. */
export const checkStyle = `
:root { --for: #1f6fb2; --against: #d9641e; }
@media screen and (prefers-color-scheme: dark) { :root { --for: #62aef0; --against: #f0935c; } }
.rows { list-style: none; padding: 0; margin: 20px 0 0; display: grid; gap: 14px; }
.rows > li { background: var(--card); border: 1px solid var(--edge); border-radius: 10px; padding: 14px 18px; break-inside: avoid; }
.rows h3 { margin: 0 0 8px; overflow-wrap: anywhere; }
.rows p { max-width: none; overflow-wrap: anywhere; }
.rows p:last-child { margin-bottom: 0; }
.where { color: var(--soft); font-size: 0.9rem; margin-bottom: 2px; font-variant-numeric: tabular-nums; }
.for, .against { color: inherit; border-radius: 3px; padding: 1px 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.for { background: color-mix(in srgb, var(--for) calc(var(--weight) * 0.45), transparent); text-decoration: underline; text-decoration-color: var(--for); }
.against { background: color-mix(in srgb, var(--against) calc(var(--weight) * 0.45), transparent); text-decoration: underline dashed; text-decoration-color: var(--against); }
.for, .against { text-underline-offset: 3px; text-decoration-thickness: 1px; }
.suggestion { border-top: 1px solid var(--edge); padding-top: 8px; }
`;
