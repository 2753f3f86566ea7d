/** HTML that cannot be broken by its contents: whatever is put into the template is escaped unless it is markup already. */

export interface Markup {
  readonly markup: string;
}

type Content = Markup | string | number | undefined | readonly Content[];

/**
 * A template tag: text, numbers and attribute values are escaped, nested `html` is kept, lists are joined, `undefined` is nothing.
 *
 * @example
 * html`<b>${'a < b'}</b>`.markup; // '<b>a &lt; b</b>'
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: parts.map((part, i) => part + render(contents[i])).join('') };
}

/** Takes text for markup as it is: for SVG that we drew and styles that we wrote, never for anything from outside. */
export function trustMarkup(markup: string): Markup {
  return { markup };
}

function render(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return 'markup' in content ? content.markup : content.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
