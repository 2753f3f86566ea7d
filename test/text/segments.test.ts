import { describe, expect, it } from 'vitest';
import { segmentsTokenizer, splitSegments } from '../../src/text/segments.ts';
import { describeTokenizer } from '../contracts/tokenizer.ts';

describeTokenizer('segments', segmentsTokenizer.fromTexts(['我喜欢北京。', 'what is it']));

describe('splitSegments', () => {
  it('finds Chinese words and leaves white space out', () => {
    expect(splitSegments('我 喜欢北京。')).toEqual(['我', '喜欢', '北京', '。']);
  });

  it('keeps words and numbers of other scripts', () => {
    expect(splitSegments("iPhone7 don't 3.5元")).toEqual(['iphone7', "don't", '3.5', '元']);
  });
});
