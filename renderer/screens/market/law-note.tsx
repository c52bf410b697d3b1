import type { MarketDetail } from '#shared/contract/market.ts';
import { citationIn } from '#shared/finance/citation.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { ShieldIcon } from '../../components/index.ts';
import { amountText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { dayWords } from './words.ts';

/** What stands beside people and loyalty costs in place of a field for payments. */
export const LawNote = ({ law }: { law: MarketDetail['law'] }) => {
  const words = useWords();
  const { t, language } = words;
  return (
    <details className="market-law">
      <summary>
        <ShieldIcon /> <strong>{t('market.law.title')}.</strong> {t('market.law.lead')}
      </summary>
      <ul>
        {law.map(({ ruleId, article, value, validFrom }) => (
          <li key={ruleId}>
            {t(`market.law.${ruleId}` as TextKey, { value: value === null ? '' : amountText(value, language) })}{' '}
            <span className="quiet">
              <bdi>{citationIn(language, article)}</bdi>, {t('market.law.since', { day: dayWords(validFrom, words) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('market.law.standing')}</p>
    </details>
  );
};
