import { describe, expect, test } from 'vitest';
import { judgeDocumentName, sameDocumentName } from '#shared/bid/document-name.ts';

describe('the name of a document', () => {
  test.each([
    'Заявка на участие.pdf',
    'عرض السعر.pdf',
    'offer (final), v2.docx',
    '.hidden',
    'a'.repeat(255),
    'я'.repeat(127),
    'console.txt',
  ])('%s is fit', (name) => {
    expect(judgeDocumentName(name)).toBeNull();
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['a'.repeat(256), 'too-long'],
    ['я'.repeat(128), 'too-long'],
    ['../offer.pdf', 'path'],
    ['C:\\offer.pdf', 'path'],
    ['..', 'path'],
    ['offer\n.pdf', 'control-character'],
    ['offer\u0000.pdf', 'control-character'],
    ['broken \ud800.pdf', 'control-character'],
    ['offer\u202efdp.exe', 'direction-override'],
    ['CON', 'reserved'],
    ['lpt1.txt', 'reserved'],
    ['mimetype', 'reserved'],
    ['META-INF', 'reserved'],
    ['bid-manifest.json', 'reserved'],
    ['what?.pdf', 'reserved'],
    ['offer.', 'ending'],
    ['offer ', 'ending'],
  ] as const)('%j is refused: %s', (name, fault) => {
    expect(judgeDocumentName(name)).toBe(fault);
  });

  test('names that a file system takes for one are the same', () => {
    expect(sameDocumentName('Offer.PDF', 'offer.pdf')).toBe(true);
    expect(sameDocumentName('\u0439.pdf', '\u0438\u0306.pdf')).toBe(true);
    expect(sameDocumentName('straße.pdf', 'STRASSE.pdf')).toBe(true);
    expect(sameDocumentName('offer1.pdf', 'offer2.pdf')).toBe(false);
  });
});
