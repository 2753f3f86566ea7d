import { describe, expect, it } from 'vitest';
import { explainPairs, splitParts } from '../../src/explanation/occlusion.ts';

describe('splitParts', () => {
  const texts = (text: string, kind: 'word' | 'sentence') => splitParts(text, kind).map((part) => part.text);

  it.each([
    ['It rains. Why?  So what!', ['It rains.', 'Why?', 'So what!']],
    ['President George W. Bush won. He left.', ['President George W. Bush won.', 'He left.']],
    ['Mr. Smith of St. Louis came on Sept. 3. It snowed.', ['Mr. Smith of St. Louis came on Sept. 3.', 'It snowed.']],
    ['The U.S. Army left.', ['The U.S. Army left.']],
    ['  . . Hello. ', ['. . Hello.']],
    ['Seen by W.', ['Seen by W.']],
    ['你好吗？我很好。', ['你好吗？', '我很好。']],
    ['...', ['...']],
    ['', []],
  ])('sentences of %j', (text, expected) => {
    expect(texts(text, 'sentence')).toEqual(expected);
  });

  it('words without the marks between them', () => {
    expect(texts("Don't panic, e-mail me!", 'word')).toEqual(["Don't", 'panic', 'e', 'mail', 'me']);
  });

  it('says where each part stands', () => {
    const text = ' It rains.  Mr. Hay left. ';
    for (const kind of ['word', 'sentence'] as const) {
      for (const part of splitParts(text, kind)) expect(text.slice(part.start, part.end)).toBe(part.text);
    }
  });
});

describe('explainPairs', () => {
  /** The share of the words of the left text that the right one has. */
  const scorer = {
    score: async (pairs: readonly { left: string; right: string }[]) =>
      Float32Array.from(pairs, ({ left, right }) => {
        const words = left.split(' ');
        return words.filter((word) => right.split(' ').includes(word)).length / words.length;
      }),
  };

  it('weighs each part by what the score loses without it', async () => {
    const [first, second] = await explainPairs(
      [
        { left: 'tea and snow', right: 'tea is hot' },
        { left: 'a', right: 'a. b' },
      ],
      { scorer, left: 'word' },
    );
    expect(first.score).toBeCloseTo(1 / 3);
    expect(first.left.map(({ text }) => text)).toEqual(['tea', 'and', 'snow']);
    expect(first.left[0].weight).toBeCloseTo(1 / 3);
    expect(first.left[1].weight).toBeCloseTo(1 / 3 - 1 / 2);
    expect(first.right).toEqual([]);
    expect(second.left).toHaveLength(1);
  });

  it('asks for every score at once', async () => {
    let calls = 0;
    const counting = {
      score: (pairs: readonly { left: string; right: string }[]) => {
        calls++;
        return scorer.score(pairs);
      },
    };
    const pair = { left: 'tea and snow', right: 'It rains. So what.' };
    const [{ right }] = await explainPairs([pair], { scorer: counting, left: 'word', right: 'sentence' });
    expect(right).toHaveLength(2);
    expect(calls).toBe(1);
  });
});
