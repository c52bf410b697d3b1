import type { PriceStudy } from '#shared/bid/scoring/study.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { Select } from '../../components/index.ts';
import { isolateForeign } from '../../format/isolate-foreign.ts';
import { plainDayText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';

type Scoring = NonNullable<PriceStudy['scoring']>;
const asLaw = 'law';

/** The formula that prices are compared by: the law's where it names one, with its source; and what the notice says of it in words. */
export const PriceFormulaChoice = ({
  scoring,
  formula: { ofLaw, offered, words },
  onChange,
}: {
  readonly scoring: Scoring;
  readonly formula: PriceStudyView['formula'];
  readonly onChange: (scoring: Scoring) => void;
}) => {
  const { t, language, direction } = useWords();
  const chosen = scoring.formula ?? null;
  const cited = offered.find(({ id }) => id === (chosen ?? ofLaw));
  const unchosen =
    ofLaw === null
      ? t('prices.study.formula.choose')
      : t('prices.study.formula.of-law', { formula: t(`prices.formula.${ofLaw}`) });
  return (
    <>
      <div className="price-settings price-inputs price-formula">
        <Select
          label={t('prices.study.formula')}
          choices={[
            { value: asLaw, label: unchosen },
            ...offered
              .filter(({ id }) => id !== ofLaw)
              .map(({ id }) => ({ value: id, label: t(`prices.formula.${id}`) })),
          ]}
          value={chosen === null || chosen === ofLaw ? asLaw : chosen}
          onChange={(value) => onChange({ ...scoring, formula: offered.find(({ id }) => id === value)?.id ?? null })}
        />
      </div>
      <p className="pane-note price-formula-source">
        {cited === undefined
          ? t('prices.study.formula.none')
          : t(cited.id === ofLaw ? 'prices.study.formula.by-law' : 'prices.study.formula.by-user', {
              article: isolateForeign(cited.article, direction),
              source: isolateForeign(cited.source, direction),
              edition: plainDayText(cited.edition, language, 'date'),
            })}
      </p>
      {words.length > 0 && (
        <div className="price-formula-words">
          <p className="pane-note">{t('prices.study.formula.words')}</p>
          {words.map(({ text, path }) => (
            <blockquote key={path}>
              <p className="detail-prose" dir="auto">
                {text}
              </p>
              <bdi className="ltr mono criterion-place">{path}</bdi>
            </blockquote>
          ))}
        </div>
      )}
    </>
  );
};
