import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Examples that cannot run as they stand, and why. */
const skipped: Readonly<Record<string, string>> = {
  'text/wordpiece.ts fromDefinition': 'needs a tokenizer.json',
  'storage/model2vec.ts readModel2Vec': 'needs a model2vec folder',
  'storage/hugging-face.ts readTransformer': 'needs a Hugging Face folder',
  'storage/trained-transformer.ts readTrainedTransformer': 'needs a trained model',
  'pretrained.ts withSizes': 'needs a pretrained model',
  'storage/feature-store.ts openFeatureStore': 'writes a folder',
  'storage/open-features.ts openFeatures': 'needs a frozen model',
  'storage/files.ts writeAtomically': 'writes a file',
  'storage/files.ts readFileOrExplain': 'needs a file',
  'storage/npy.ts openNpy': 'writes a file',
  'storage/postgres/postgres-index.ts createPostgresIndex': 'needs a database',
  'storage/postgres/server.ts connectToServer': 'needs a server',
  'image/augment.ts augmentPicture': 'needs a picture',
  'image/read-picture.ts readPicture': 'needs a file',
  'image/labelled-pixels.ts readLabelledPixels': 'needs a file',
  'image/thumbnail.ts readThumbnails': 'needs a file',
  'image/zip-file.ts openZip': 'needs a file',
  'storage/vgg16-weights.ts readVgg16': 'needs a file',
  'storage/export.ts exportOnnx': 'needs a trained model',
  'data/split.ts splitByText': 'needs pairs',
  'search/groups.ts groupPairs': 'needs the vectors of the example of minePairs',
  'storage/index-folder.ts FolderIndex': 'writes a folder',
  'train.ts startTraining': 'needs a configuration and pairs: test/index.test.ts runs it',
};

interface Example {
  readonly file: string;
  /** The exported name that the docstring stands above. */
  readonly subject: string;
  readonly code: string;
}

const root = new URL('../src/', import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const examples = files.flatMap(readExamples);
const named = examples.map((example) => ({ ...example, name: `${example.file} ${example.subject}` }));

describe('@example', () => {
  it('finds every one', () => {
    const count = files.reduce(
      (sum, file) => sum + readFileSync(join(root, file), 'utf8').split('@example\n').length - 1,
      0,
    );
    expect(examples.length).toBe(count);
  });

  it('skips only examples that there are', () => {
    expect(Object.keys(skipped).filter((name) => !named.some((example) => example.name === name))).toEqual([]);
  });

  for (const { name, ...example } of named) {
    const reason = skipped[name];
    it.skipIf(reason)(reason ? `${name} (skipped: ${reason})` : name, () => runExample(example));
  }
});

function readExamples(file: string): Example[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/\/\*\*(?:(?!\*\/)[\s\S])*?@example\n((?:(?!\*\/)[\s\S])*)\*\/\n(.*)/g)].map(
    ([, body, next]) => ({
      file,
      subject: /(?:function\*?|class|const|interface) (\w+)/.exec(next)?.[1] ?? 'module',
      code: body.replace(/^ *\* ?/gm, '').trim(),
    }),
  );
}

/** Runs an example with the names that its module, and else the rest of src, exports; a comment after an expression is its value. */
async function runExample({ file, code }: Example): Promise<void> {
  const scope = await scopeFor(file, code);
  const checked: string[] = [];
  const statements = readStatements(code).map(({ text, expected }) => {
    if (expected === undefined) return text;
    checked.push(expected);
    return `check(${text.replace(/;$/, '')}, ${checked.length - 1});`;
  });
  const { outputText } = ts.transpileModule(statements.join('\n'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const check = (value: unknown, i: number) => expectValue(value, checked[i]);
  const run = new AsyncFunction('check', ...Object.keys(scope), outputText);
  await run(check, ...Object.values(scope));
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;

/** The values of the names that the code uses. */
async function scopeFor(file: string, code: string): Promise<Record<string, unknown>> {
  const wanted = new Set(code.match(/\b[a-zA-Z]\w*\b/g));
  const declared = new Set(Array.from(code.matchAll(/(?:const|let) (\w+)/g), ([, name]) => name));
  const scope: Record<string, unknown> = {};
  for (const candidate of [file, ...files]) {
    const source = readFileSync(join(root, candidate), 'utf8');
    const exported = Array.from(
      source.matchAll(/^export (?:async )?(?:function\*?|class|const) (\w+)|^export \{ (\w+) \}/gm),
    );
    const useful = exported
      .map(([, one, other]) => one ?? other)
      .filter((name) => wanted.has(name) && !declared.has(name));
    if (useful.every((name) => name in scope)) continue;
    const module = await import(join(root, candidate));
    for (const name of useful) scope[name] ??= module[name];
  }
  return scope;
}

/** Statements, each with the comment on its line, or on the lines below it. */
function readStatements(code: string): { text: string; expected?: string }[] {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  return tree.statements.map((statement) => {
    const text = statement.getText();
    const [after] = /^(?:\s*\/\/.*)*/.exec(code.slice(statement.end)) ?? [''];
    const comment = after.trim().replace(/^\s*\/\/ ?/gm, '');
    return ts.isExpressionStatement(statement) && comment ? { text, expected: comment } : { text };
  });
}

/** Compares with the value that a comment tells: a literal, a typed array, the end of a calculation, or plain lines of text. */
function expectValue(value: unknown, comment: string): void {
  const [, type] = /^(\w+Array) \[/.exec(comment) ?? [];
  if (type) expect(Object.prototype.toString.call(value)).toBe(`[object ${type}]`);
  const told = readValue(comment.replace(/^\w+Array /, ''));
  const plain = ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value;
  if (typeof told === 'number') expect(plain).toBeCloseTo(told, 4);
  else if (told !== undefined) expect(roundAll(plain)).toEqual(roundAll(told));
  else expect(plain).toBe(comment);
}

function readValue(text: string): unknown {
  const candidates = [
    text,
    text.replace(/^.*= /, '').replace('…', ''),
    text.replace(/^ln (\d+)$/, 'Math.log($1)'),
    text.split(', ')[0],
  ];
  for (const candidate of candidates) {
    try {
      return new Function(`return (${candidate});`)();
    } catch {}
  }
  return undefined;
}

function roundAll(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner) => (typeof inner === 'number' ? Number(inner.toFixed(4)) : inner)),
  );
}
