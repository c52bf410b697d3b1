import { citationIn } from '#shared/finance/citation.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { StatusLight, type Tone } from '../../../components/index.ts';
import { plainDayText } from '../../../format/time.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import type { CheckedField } from './check-answer.ts';

const tones = { found: 'fine', differs: 'stop', 'not-found': 'attention' } as const satisfies Record<
  CheckedField['status'],
  Tone
>;
const order = { differs: 0, 'not-found': 1, found: 2 } as const;

type FieldListProps = {
  readonly fields: readonly CheckedField[];
  readonly chosen: string | null;
  readonly onChoose: (field: string) => void;
};

/** Field by field, what differs first: what was asked, what the guarantee says; a press shows the place in the text. */
export const FieldList = ({ fields, chosen, onChoose }: FieldListProps) => {
  const { t, say, language } = useWords();
  return (
    <ul className="guarantee-fields" aria-label={t('guarantee.result')}>
      {fields
        .toSorted((a, b) => order[a.status] - order[b.status])
        .map((each) => (
          <li key={each.field}>
            <button
              type="button"
              className="guarantee-field"
              aria-pressed={chosen === each.field}
              disabled={each.place === null}
              title={each.place === null ? '' : t('guarantee.show-place')}
              onClick={() => onChoose(each.field)}
            >
              <span className="guarantee-field-head">
                <StatusLight tone={tones[each.status]}>{say(`guarantee.field.${each.field}`, each.field)}</StatusLight>
                <span className="faint">{t(`guarantee.status.${each.status}`)}</span>
              </span>
              <span className="guarantee-field-line">
                <span className="faint">{t('guarantee.expected')}</span> <Expected of={each} />{' '}
                <bdi className="faint">{citationIn(language, each.article)}</bdi>
              </span>
              {each.read !== null && each.status !== 'found' && (
                <span className="guarantee-field-line">
                  <span className="faint">{t('guarantee.says')}</span> <bdi>{harmlessLine(each.read)}</bdi>
                </span>
              )}
            </button>
          </li>
        ))}
    </ul>
  );
};

/** What was asked in the way its kind is read. */
const Expected = ({ of: { field, expected } }: { of: CheckedField }) => {
  const { say, language } = useWords();
  if ((field === 'sum' || field === 'sum-in-words') && /^\d+(\.\d{1,2})?$/.test(expected))
    return (
      <bdi>
        {amountText(expected, language)} {currencySign('RUB', language)}
      </bdi>
    );
  if (/^\d{4}-\d{2}-\d{2}$/.test(expected)) return <bdi>≥ {plainDayText(expected, language, 'long')}</bdi>;
  if (field === 'payment-term')
    return (
      <bdi>
        ≤ {expected} {say('rules.unit.working-days', '')}
      </bdi>
    );
  if (field === 'penalty') return <bdi className="ltr">{expected} %</bdi>;
  if (field === 'irrevocable') return <>{say('guarantee.field.irrevocable', expected)}</>;
  return <bdi>{expected === '' ? '—' : say(`calc.choice.${expected}`, expected)}</bdi>;
};
