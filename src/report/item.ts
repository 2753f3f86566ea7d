/** How a page shows an item: a picture where there is one of it, else its text. */
import { html, type Markup } from './markup.ts';

/** Small pictures of items as data URIs, by the raw string of each; texts have none. */
export type Thumbnails = ReadonlyMap<string, string>;

/** For a cell of a table: the picture with its name, or the beginning of the text. */
export function showItem(raw: string, thumbnails: Thumbnails | undefined): Markup {
  const picture = thumbnails?.get(raw);
  if (picture === undefined) return html`${shorten(raw)}`;
  const name = nameOfPicture(raw);
  return html`<span class="shown"><img src="${picture}" alt="${name}"><span class="below">${name}</span></span>`;
}

/** What tells a picture from others: the end of its path. */
export function nameOfPicture(path: string): string {
  return path.split(/[/\\]/).slice(-2).join('/');
}

/** A body of text would fill the page: its beginning is enough to find it again. */
export function shorten(text: string, limit = 240): string {
  const characters = Array.from(text);
  return characters.length > limit ? `${characters.slice(0, limit).join('').trimEnd()}…` : text;
}
