/** What the sources say of a member: the first sentence of its file, the docstring of its function, and the comments of its options. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Docstring {
  /** The file below `src/`. */
  readonly file: string;
  /** The name of the exported function. */
  readonly name: string;
  /** The first sentence of the file. */
  readonly summary: string;
  /** The docstring of the function, without its example. */
  readonly paragraphs: readonly string[];
}

/** That of the function which makes a member: `scaled-cosine` of `heads` is `scaledCosine`, in whichever file of the folder. */
export function readDocstring(folder: string, kind: string): Docstring {
  const name = kind.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  for (const entry of readdirSync(new URL(folder, sources))) {
    const file = `${folder}/${entry}`;
    const source = parse(file);
    const made = source.statements.find(
      (one) => ts.isFunctionDeclaration(one) && one.name?.text === name && isExported(one),
    );
    if (made) return { file, name, summary: firstSentence(source), paragraphs: paragraphsOf(made) };
  }
  throw new Error(`expected an exported function ${name} in src/${folder}, found none`);
}

/** The comments of options by their names, from a file and what it imports from its own folder. */
export function readOptionComments(file: string): ReadonlyMap<string, string> {
  const folder = file.slice(0, file.indexOf('/'));
  const beside = Array.from(
    parse(file)
      .getFullText()
      .matchAll(/from '\.\/([\w-]+\.ts)'/g),
    ([, name]) => `${folder}/${name}`,
  );
  const comments = [...beside, file].flatMap((one) =>
    parse(one)
      .statements.filter(ts.isInterfaceDeclaration)
      .filter(({ name }) => name.text.endsWith('Options'))
      .flatMap(({ members }) => members.map((member) => [member.name?.getText() ?? '', commentOf(member)] as const)),
  );
  return new Map(comments.filter(([, comment]) => comment !== ''));
}

const sources = new URL('../../src/', import.meta.url);

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(new URL(file, sources), 'utf8'), ts.ScriptTarget.ES2023, true);
}

function isExported(node: ts.FunctionDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function firstSentence(source: ts.SourceFile): string {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(source.getFullText()) ?? [];
  const text = comment
    .replaceAll(/^ *\* ?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return /^.*?[.?](?= [A-Z]|$)/.exec(text)?.[0] ?? text;
}

function paragraphsOf(node: ts.Node): string[] {
  return commentOf(node)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n');
}
