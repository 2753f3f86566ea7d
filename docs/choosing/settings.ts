/** What src/config.ts and src/config/ say: the members of each family, and every setting with its default and its comment. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { LENGTH_BUCKETS } from '../../src/text/lengths.ts';

export interface Setting {
  readonly name: string;
  /** As it is written in JSON; absent where a setting has none. */
  readonly default?: string;
  readonly optional: boolean;
  /** Of a setting with few values: these. */
  readonly values: readonly string[];
  /** The comment above it. */
  readonly comment: string;
}

export type Family = 'encoders' | 'interactions' | 'heads' | 'losses';

export interface Named {
  readonly family: Family;
  readonly kind: string;
  readonly settings: readonly Setting[];
}

const sources = new URL('../../src/', import.meta.url);

/** The files that settings are in, below src/; encoders of texts before those of pictures, and what joins them last. */
export const SETTING_FILES: readonly string[] = [
  ...['text-encoders', 'picture-encoders'].map((name) => `config/${name}.ts`),
  ...readdirSync(new URL('config/', sources))
    .filter((name) => !/^(text|picture)-encoders/.test(name))
    .map((name) => `config/${name}`),
  'config.ts',
];

/** Every constant, by its name. */
const declared = new Map(
  SETTING_FILES.flatMap((file) =>
    ts
      .createSourceFile(file, readFileSync(new URL(file, sources), 'utf8'), ts.ScriptTarget.ES2023, true)
      .statements.filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations.map((one) => [one.name.getText(), one] as const)),
  ),
);

/** Every member, in the order of the files. */
export function readMembers(): Named[] {
  return [...declared].flatMap(([variable, { initializer }]) =>
    objectsIn(initializer).flatMap((object): Named[] => {
      const kind = kindOf(object);
      return kind ? [{ family: familyOf(variable), kind, settings: settingsOf(object) }] : [];
    }),
  );
}

export function readArchitectures(): string[] {
  const [root] = objectsIn(declared.get('configSchema')?.initializer);
  return [...(settingsOf(root).find(({ name }) => name === 'architecture')?.values ?? [])];
}

/** The settings under `text` and `training`. */
export function readShared(variable: 'textSchema' | 'trainingSchema'): Setting[] {
  const [root] = objectsIn(declared.get(variable)?.initializer);
  return settingsOf(root);
}

function familyOf(variable: string): Family {
  const families = {
    encoder: 'encoders',
    interaction: 'interactions',
    joint: 'interactions',
    head: 'heads',
    loss: 'losses',
  } as const;
  const found = Object.entries(families).find(([word]) => variable.toLowerCase().includes(word));
  if (!found)
    throw new Error(
      `expected a name that tells an encoder, interaction, head or loss, found ${variable} in src/config/`,
    );
  return found[1];
}

/** The outermost object literals of an expression, each a schema. */
function objectsIn(node: ts.Node | undefined): ts.ObjectLiteralExpression[] {
  if (!node) return [];
  if (ts.isObjectLiteralExpression(node)) return [node];
  const found: ts.ObjectLiteralExpression[] = [];
  node.forEachChild((child) => {
    found.push(...objectsIn(child));
  });
  return found;
}

function kindOf(object: ts.ObjectLiteralExpression): string | undefined {
  return /^kind: z\.literal\('([\w-]+)'\)$/m.exec(
    object.properties.map((property) => property.getText()).join('\n'),
  )?.[1];
}

/** `inherited` is the comment above an object that others are made from. */
function settingsOf(object: ts.ObjectLiteralExpression, inherited = ''): Setting[] {
  const found = object.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return settingsOfSpread(property);
    if (!ts.isPropertyAssignment(property) || property.name.getText() === 'kind') return [];
    const { initializer, name } = property;
    const calls = callsOf(initializer);
    const given = calls.find(({ method }) => method === 'default' || method === 'prefault')?.argument;
    const within = calls.find(({ method }) => method === 'strictObject')?.argument;
    const nested = within && ts.isObjectLiteralExpression(within) ? settingsOf(within) : [];
    const setting = {
      name: name.getText(),
      ...(given && { default: asJson(given) }),
      optional: calls.some(({ method }) => method === 'optional'),
      values: within ? [] : valuesIn(initializer),
      comment: commentOf(property) || inherited,
    };
    return [setting, ...nested.map((one) => ({ ...one, name: `${setting.name}.${one.name}` }))];
  });
  return overridden(found);
}

/** What is named again takes the place of the former, and its comment where it has none of its own. */
function overridden(settings: readonly Setting[]): Setting[] {
  const last = new Map<string, Setting>();
  for (const one of settings)
    last.set(one.name, { ...one, comment: one.comment || (last.get(one.name)?.comment ?? '') });
  return [...last.values()];
}

function settingsOfSpread({ expression }: ts.SpreadAssignment): Setting[] {
  const declaration = declared.get(expression.getText());
  if (!declaration?.initializer || !ts.isObjectLiteralExpression(declaration.initializer)) return [];
  return settingsOf(declaration.initializer, commentOf(declaration.parent.parent));
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ');
}

/** The calls of a chain such as `size.default(2)`, the last one first. */
function callsOf(node: ts.Expression): { method: string; argument?: ts.Expression }[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  return [{ method: name.text, argument: node.arguments[0] }, ...callsOf(expression)];
}

function asJson(node: ts.Expression): string {
  const text = node
    .getText()
    .replaceAll(/\s+/g, ' ')
    .replaceAll("'", '"')
    .replace('[...LENGTH_BUCKETS]', `[${LENGTH_BUCKETS.join(', ')}]`);
  return text.replaceAll(/(\d)_(\d)/g, '$1$2').replaceAll(/(\w+): /g, '"$1": ');
}

/** The words or numbers that a schema lists, its own or those of one that it names. */
function valuesIn(node: ts.Node): string[] {
  if (ts.isIdentifier(node)) {
    const { initializer } = declared.get(node.text) ?? {};
    return initializer && !initializer.getText().includes('strictObject') ? valuesIn(initializer) : [];
  }
  if (
    ts.isCallExpression(node) &&
    /^z\s*\.(enum|literal)$/.test(node.expression.getText()) &&
    ts.isArrayLiteralExpression(node.arguments[0])
  ) {
    return node.arguments[0].elements.map((element) => element.getText().replaceAll("'", ''));
  }
  let found: string[] = [];
  node.forEachChild((child) => {
    if (found.length === 0) found = valuesIn(child);
  });
  return found;
}
