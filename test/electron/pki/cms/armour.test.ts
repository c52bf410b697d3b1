import { describe, expect, it } from 'vitest';
import { dearmour } from '#electron/pki/cms/armour.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';

const decode = (text: string, armour: 'cms-pem' | 'cms-base64' = 'cms-pem') =>
  dearmour(memorySource(Buffer.from(text)), armour);
const pem = (body: string, label = 'CMS'): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

describe('text around a signature', () => {
  it('is read with LF or CRLF, with or without the last line end', async () => {
    const text = pem('AQID\nBAUG\nBw==');
    for (const form of [text, text.replaceAll('\n', '\r\n'), text.trimEnd(), `${text}\n\n`]) {
      const read = await decode(form);
      expect(read.ok && Buffer.from(read.bytes).toString('hex')).toBe('01020304050607');
    }
  });

  it.each([
    ['a space', pem('AQ ID'), 2],
    ['a character outside the alphabet', pem('AQID\nAQ*D'), 3],
    ['a line shorter than the others', pem('AQID\nAQ\nAQID'), 3],
    ['padding in the middle', pem('AQ==\nAQID'), 2],
    ['spare bits that are not zero', pem('AR=='), 2],
    ['missing padding', pem('AQ'), 2],
    ['mixed line ends', '-----BEGIN CMS-----\r\nAQID\n-----END CMS-----\r\n', 2],
    ['two labels', '-----BEGIN CMS-----\nAQID\n-----END PKCS7-----\n', 3],
    ['another label', pem('AQID', 'CERTIFICATE'), 1],
    ['an empty body', '-----BEGIN CMS-----\n-----END CMS-----\n', 2],
  ])('with %s is refused with its line', async (_title, text, line) => {
    expect(await decode(text)).toMatchObject({ ok: false, line });
  });

  it('says where foreign text stands', async () => {
    expect(await decode(`hello\n${pem('AQID')}`)).toMatchObject({ ok: true, around: 1 });
    expect(await decode(`${pem('AQID')}hello\n`)).toMatchObject({ ok: true, around: 4 });
    expect(await decode(pem('AQID'))).toMatchObject({ ok: true, around: null });
  });
});
