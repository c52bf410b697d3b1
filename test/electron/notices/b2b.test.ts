import { describe, expect, it } from 'vitest';
import { attributeIn, decodeReferences, htmlTokens } from '#electron/notices/b2b/html-tokens.ts';
import { listingIn } from '#electron/notices/b2b/listing-rows.ts';
import { checkNoticeCase } from '#test/kit/check-notice-case.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';

describe('a saved listing of B2B-Center', () => {
  it.each(noticeCases('b2b-html').map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await checkNoticeCase(one, 'market.html');
  });

  it('is walked in one pass however its tags are broken', () => {
    const hostile = [
      '<tr>'.repeat(200_000),
      `<tr><td>${'<div>'.repeat(300_000)}`,
      `<a class="${'x '.repeat(500_000)}`,
      '<!--'.repeat(300_000),
      '&amp'.repeat(300_000),
      `<tr><td>${'<'.repeat(1_000_000)}`,
      `<script>${'</scrip'.repeat(200_000)}`,
    ];
    for (const page of hostile) expect(listingIn(page).rows).toEqual([]);
  });
});

describe('the tokens of a page', () => {
  it('hold no script, style or comment', () => {
    const page = '<!-- a<b> --><style>b{}</style><p title="x > y">1 &lt; 2</p><script>if (1</2) "<p>"</script>end';
    const texts = [...htmlTokens(page)].flatMap((token) => (token.kind === 'text' ? [token.text] : []));
    expect(texts).toEqual(['1 < 2', 'end']);
  });

  it('give attributes whatever their quotes, and nothing for those that are not there', () => {
    const attributes = ` class='a b' data-class="no" href=/x/tender-1/ `;
    expect(['class', 'href', 'id'].map((name) => attributeIn(attributes, name))).toEqual(['a b', '/x/tender-1/', '']);
  });

  it('leave references that name no character visible', () => {
    expect(decodeReferences('&#0;&#xD800;&#x110000;&what;&numero;')).toBe('\ufffd\ufffd\ufffd&what;№');
  });
});

describe('a saved answer of B2B-Center’s interface', () => {
  it.each(noticeCases('b2b-soap').map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await checkNoticeCase(one, 'answer.xml');
  });
});
