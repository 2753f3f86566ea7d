/** Where a picture lies: in a file of its own, inside a zip file, or in a row of labelled pixels. All three are written as one string. */
import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { unreachable } from '../errors.ts';

export type PictureLocator =
  /** `photos/a.jpg` */
  | { readonly kind: 'file'; readonly path: string }
  /** `drawings.zip/Greek/01.png`: the path goes on inside the zip file. */
  | { readonly kind: 'zip'; readonly path: string; readonly entry: string }
  /** `digits.csv:17`, `digits.csv.gz:17`: a line of labelled pixels; the header is line 1. */
  | { readonly kind: 'labelled-pixels'; readonly path: string; readonly line: number };

/** How far a picture is turned before it is read, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** A picture that is turned is named by what it is turned from: `sign.png@90`. */
export function splitTurn(text: string): { readonly upright: string; readonly turn: Turn } {
  const [, upright, degrees] = /^(.+)@(90|180|270)$/.exec(text) ?? [];
  if (upright === undefined || existsSync(text)) return { upright: text, turn: 0 };
  return { upright, turn: Number(degrees) as Turn };
}

/** The locator that a string is. A file of that very name comes first. */
export function parseLocator(text: string): PictureLocator {
  const [, csv, line] = /^(.+\.csv(?:\.gz)?):([1-9]\d{0,14})$/i.exec(text) ?? [];
  if (csv !== undefined && !existsSync(text)) return { kind: 'labelled-pixels', path: csv, line: Number(line) };
  for (const { index } of text.matchAll(/(?<=\.zip)\/(?=.)/gi)) {
    // A folder may be called so, too; what is not there at all is said of the zip file, which is what was meant.
    const path = text.slice(0, index);
    if (!isFolder(path)) return { kind: 'zip', path, entry: text.slice(index + 1) };
  }
  return { kind: 'file', path: text };
}

/** The string that `parseLocator` reads. */
export function formatLocator(locator: PictureLocator): string {
  switch (locator.kind) {
    case 'file':
      return locator.path;
    case 'zip':
      return `${locator.path}/${locator.entry}`;
    case 'labelled-pixels':
      return `${locator.path}:${locator.line}`;
    default:
      return unreachable(locator);
  }
}

/** A locator as found in a file of `folder`: as it stands if there is such a file, else from that folder if it is there. */
export function resolveLocator(text: string, folder: string): string {
  if (isAbsolute(text) || existsSync(parseLocator(text).path)) return text;
  const beside = join(folder, text);
  return existsSync(parseLocator(beside).path) ? beside : text;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
