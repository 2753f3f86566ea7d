import { describe, expect, it } from 'vitest';
import { corpusByName, corpusNames, DEFAULT_CORPUS } from '../../corpora/catalogue.ts';

describe('corpusByName', () => {
  it.each(corpusNames)('knows %s, which knows its own name', async (name) => {
    const corpus = await corpusByName(name);
    expect(corpus.name).toBe(name);
    expect(corpus.description).not.toBe('');
    expect(corpus.preset).not.toBe('');
  });

  it('knows the default', () => {
    expect(corpusNames).toContain(DEFAULT_CORPUS);
  });

  it.each([
    ['qoura', /expected a corpus \(generated, quora.*\), found "qoura": did you mean "quora"\?/],
    ['x', /found "x"$/],
    ['constructor', /found "constructor"/],
  ])('refuses %s', async (name, message) => {
    await expect(corpusByName(name)).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(message),
    });
  });
});
