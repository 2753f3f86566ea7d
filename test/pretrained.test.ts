import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { withSizes } from '../src/pretrained.ts';

const sizes = { layers: 3, heads: 2, hidden: 6, positions: 16, epsilon: 1e-12 };
const configOf = (encoder: object) =>
  parseConfig({ encoder, head: { kind: 'cosine' }, loss: { kind: 'contrastive' } }, 'mine.json');

describe('withSizes', () => {
  it('gives every transformer the pretrained sizes, wherever it stands', () => {
    const joined = withSizes(configOf({ kind: 'joined', parts: [{ kind: 'bag' }, { kind: 'transformer' }] }), sizes);
    expect(joined.encoder).toMatchObject({ parts: [{ kind: 'bag' }, { kind: 'transformer', ...sizes }] });
    const settings = {
      architecture: 'two-channel',
      joint: {
        kind: 'joined',
        parts: [{ kind: 'vectors', encoder: { kind: 'transformer' } }, { kind: 'transformer' }],
      },
      loss: { kind: 'binary-cross-entropy' },
    };
    expect(withSizes(parseConfig(settings, 'mine.json'), sizes).joint).toMatchObject({
      parts: [{ encoder: { pooling: 'mean', ...sizes } }, { pooling: 'cls', ...sizes }],
    });
  });

  it('keeps the first layers alone where fewer are asked for', () => {
    expect(withSizes(configOf({ kind: 'transformer', layers: 2 }), sizes).encoder).toMatchObject({
      ...sizes,
      layers: 2,
    });
  });

  it('changes nothing else, and nothing the second time', () => {
    const config = configOf({ kind: 'transformer', pooling: 'max' });
    const once = withSizes(config, sizes);
    expect(once).toEqual({ ...config, encoder: { kind: 'transformer', train: 'all', pooling: 'max', ...sizes } });
    expect(withSizes(once, sizes)).toEqual(once);
  });

  it.each([
    [{ kind: 'transformer', heads: 4 }, 'expected "heads" to be 2 as in the pretrained model, found 4'],
    [{ kind: 'transformer', layers: 4 }, 'expected "layers" to be 3 as in the pretrained model, found 4'],
    [{ kind: 'bag' }, 'expected settings with a transformer, found none'],
  ])('refuses %j', (encoder, message) => {
    expect(() => withSizes(configOf(encoder), sizes)).toThrow(
      expect.objectContaining({ code: 'bad-usage', message: expect.stringContaining(message) }),
    );
  });
});
