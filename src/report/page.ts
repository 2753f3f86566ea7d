/** The frame of every page that gemel writes: one file that needs nothing else, no script, no request. */
import { html, type Markup, trustMarkup } from './markup.ts';
import { pageStyle } from './page-style.ts';

export interface Page {
  /** What kind of page it is: `gemel report`. */
  readonly kind: string;
  readonly title: string;
  /** The result in plain language. */
  readonly verdict: string;
  readonly sections: readonly (Markup | undefined)[];
  readonly footer: string;
  /** Rules that only this kind of page needs. */
  readonly style?: string;
}

/** A complete HTML document; the same page gives the same bytes. */
export function renderPage({ kind, title, verdict, sections, footer, style = '' }: Page): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${title} · ${kind}</title>
<style>${trustMarkup(pageStyle + style)}</style>
</head>
<body>
<main>
<header>
  <p class="eyebrow">${kind}</p>
  <h1>${title}</h1>
  <p class="verdict">${verdict}</p>
</header>
${sections.map((section) => html`${section}\n`)}<footer>${footer}</footer>
</main>
</body>
</html>
`;
  return page.markup;
}
