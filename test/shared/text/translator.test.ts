import { expect, test } from 'vitest';
import { textsIn } from '#shared/text/translator.ts';

test('a day that ends in an abbreviation and its sentence share one full stop; three dots stay three', async () => {
  const { message } = (await textsIn('ru')).explain({
    code: 'platform.access-ended',
    details: { platform: 'B2B-Center', tariff: 'Годовой…', to: '20 нояб. 2026 г.' },
  });
  expect(message).toContain('2026 г.');
  expect(message).not.toContain('г..');
  const dots = (await textsIn('en')).explain({
    code: 'platform.access-ended',
    details: { platform: 'X', tariff: 'Annual', to: 'wait...' },
  });
  expect(dots.message).toContain('wait...');
});
