import { describe, expect, it } from 'vitest';
import { html, trustMarkup } from '../../src/report/markup.ts';

describe('html', () => {
  it.each([
    ['text', html`<p>${'<script>&'}</p>`, '<p>&lt;script&gt;&amp;</p>'],
    ['attributes', html`<p title="${'" onload="x'}"></p>`, '<p title="&quot; onload=&quot;x"></p>'],
    ['nested markup', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
    ['lists', html`<p>${[1, '<', html`<i></i>`]}</p>`, '<p>1&lt;<i></i></p>'],
    ['nothing', html`<p>${undefined}</p>`, '<p></p>'],
    ['trusted markup', html`<p>${trustMarkup('<svg/>')}</p>`, '<p><svg/></p>'],
  ])('renders %s', (_, { markup }, expected) => {
    expect(markup).toBe(expected);
  });
});
