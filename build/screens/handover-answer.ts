import type { Answer } from '#shared/contract/index.ts';
import { parseInstant, type Instant } from '#shared/kernel/instant.ts';

const at = (text: string): Instant => parseInstant(text) as Instant;
type Waiting = NonNullable<Answer<'handover.show'>['waiting']>;
type Row = Waiting['differences'][number];

const row = (
  path: string,
  [label, base, mine, theirs]: readonly [string | null, unknown, unknown, unknown],
  taken: Row['taken'],
): Row => {
  const [record = '', field = null] = path.split('#');
  const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return {
    path,
    kind: record.split('/')[0] ?? '',
    label,
    field,
    isConflict: taken === null,
    taken,
    base: text(base),
    mine: text(mine),
    theirs: text(theirs),
  };
};

const content = (digest: string, addedAt: string) => ({
  size: 48_213,
  digest: { algorithm: 'sha-256', value: digest.repeat(64).slice(0, 64) },
  mediaType: 'application/pdf',
  addedAt,
  letter: null,
});
const rubles = (amount: string) => ({ amount, currency: 'RUB' });

/** What a colleague's bid would show that was edited on both machines: conflicts of each kind, and what is taken as shown. */
export const waitingSample: Waiting = {
  at: at('2026-11-24T05:55:00Z'),
  person: 'Борис Сергеев',
  fromRole: 'checker',
  toRole: 'signer',
  note: 'Цену согласовал с финансами; письмо переписал.',
  version: 2,
  documents: 7,
  isFrozen: false,
  signatures: 0,
  acts: [],
  differences: [
    row('bid#price', [null, rubles('1264000.00'), rubles('1251500.00'), rubles('1248900.00')], null),
    row(
      'document/d1#content',
      [
        'Сопроводительное письмо.docx',
        content('1a', '2026-11-23T09:00:00Z'),
        content('2b', '2026-11-24T05:10:00Z'),
        content('3c', '2026-11-24T05:40:00Z'),
      ],
      null,
    ),
    row('letter-fields#effect', [null, 'Экономия 12 %', 'Экономия 14 %', 'Экономия 15 % в год'], null),
    row(
      'position/p1#suppliers',
      [
        'Насос 1Д315-50',
        [{ supplier: 'ООО «Гидро»', unitPrice: '51000.00', askedOn: '2026-11-18' }],
        [{ supplier: 'ООО «Гидро»', unitPrice: '50200.00', askedOn: '2026-11-23' }],
        [{ supplier: 'ООО «Гидро»', unitPrice: '49900.00', askedOn: '2026-11-24' }],
      ],
      null,
    ),
    row('position/p1#unitPrice', ['Насос 1Д315-50', '52000.00', '52000.00', '51400.00'], 'theirs'),
    row('owners/offer#value', ['offer', 'Анна', 'Анна', 'Вера'], 'theirs'),
    row('waived/security', ['security', undefined, undefined, [['value', 'не требуется']]], 'theirs'),
    row('study#nmck', [null, null, '1311264.00', null], 'mine'),
  ],
  conflicts: 4,
  findings: [
    {
      code: 'handover.policy-other',
      severity: 'warning',
      place: {},
      details: { came: 'УКЭП, отдельный файл', here: 'УКЭП, контейнер' },
    },
  ],
  here: at('2026-11-24T05:20:00Z'),
  before: { at: at('2026-11-23T14:05:00Z'), person: 'Анна Петрова' },
  seen: '0'.repeat(64),
};
