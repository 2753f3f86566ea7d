/** The page of a server as files: a document, its looks and its script, all from here and nothing from elsewhere. */
import { pageDocument } from './document.ts';
import { pageLooks } from './looks.ts';
import { pageScript } from './script.ts';

export interface PageFile {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string;
}

/** By the path under which each is asked for. They hold no secret: the page itself asks for the token. */
export function pageFiles(version: string): Readonly<Record<string, PageFile>> {
  return {
    '/': { type: 'text/html; charset=utf-8', headers: documentHeaders, content: pageDocument(version) },
    '/page.css': { type: 'text/css; charset=utf-8', headers: fileHeaders, content: pageLooks },
    '/page.js': { type: 'text/javascript; charset=utf-8', headers: fileHeaders, content: pageScript },
  };
}

/** The browser itself sees to it that nothing foreign is loaded, run, or put around the page. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const fileHeaders = { 'Cache-Control': 'no-cache' };
const documentHeaders = { ...fileHeaders, 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' };
