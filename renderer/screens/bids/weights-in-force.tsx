import { scoringInForce } from '#shared/bid/scoring/from-notice.ts';
import type { PriceStudy } from '#shared/bid/scoring/study.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { RadioGroup } from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { criterionNames } from './criterion-names.ts';
import { useWords } from '../../state/words.tsx';

type Scoring = NonNullable<PriceStudy['scoring']>;
type Notice = PriceStudyView['notice'];

/** Names and numbers in their own direction, whatever the sentence's is. */
const apart = (text: string): string => `\u2068${text}\u2069`;

/** Whose weights count, said in words; where the notice has some, it is one press from the user's own to them and back. */
export const WeightsInForce = ({
  scoring,
  notice,
  onChange,
}: {
  readonly scoring: Scoring;
  readonly notice: Notice;
  readonly onChange: (scoring: Scoring) => void;
}) => {
  const { t, language } = useWords();
  if (notice.reason !== null || notice.priceWeight === null)
    return (
      <>
        <p className="pane-note">{t(`prices.study.no-weights.${notice.reason ?? 'none'}`)}</p>
        {notice.ranked.length > 0 && (
          <ul className="scoring-ranked" aria-label={t('procedure.criteria.ranked')}>
            {notice.ranked.map(({ name, rank }, at) => (
              <li key={at}>
                {rank !== null && <bdi className="ltr">{rank}. </bdi>}
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        )}
      </>
    );
  const { priceWeight, criteria, isRest, isWhole, fixed } = notice;
  const chosen = scoring.weights === 'notice' ? 'notice' : 'own';
  const names = criterionNames(criteria.map(({ name }) => name));
  const said = [
    { name: t('procedure.criterion.kind.price'), weight: priceWeight },
    ...criteria.map(({ name, weight }, at) => ({ name: names[at]?.short ?? name, weight })),
  ]
    .map(({ name, weight }) => apart(`${name}: ${decimalText(weight, language)} %`))
    .join(language === 'ar' ? '؛ ' : '; ');
  const choose = (value: 'notice' | 'own'): void => {
    if (value === 'own') onChange({ ...scoring, weights: 'own' });
    else
      onChange(
        scoringInForce(
          { ...scoring, weights: 'notice' },
          { ok: true, scoring: { priceWeight, criteria, isRest, isWhole, fixed } },
        ) ?? scoring,
      );
  };
  return (
    <>
      <RadioGroup
        label={t('prices.study.weights')}
        choices={[
          { value: 'notice', label: t('prices.study.weights.notice'), hint: t('prices.study.weights.notice-note') },
          {
            value: 'own',
            label: t('prices.study.weights.own'),
            hint: t('prices.study.weights.own-note', { weights: said }),
          },
        ]}
        value={chosen}
        onChange={choose}
      />
      {fixed !== null && <p className="pane-note">{t('prices.study.weights.fixed')}</p>}
      {chosen === 'notice' && isRest && <p className="pane-note">{t('prices.study.weights.rest')}</p>}
      {chosen === 'notice' && isWhole && <p className="pane-note">{t('prices.study.weights.whole')}</p>}
    </>
  );
};
