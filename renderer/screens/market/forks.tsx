import { FindingList, Section, Table } from '../../components/index.ts';
import { amountText, currencySign, decimalText } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { choiceName } from './words.ts';

/** The price fork of every item that suppliers answered for. */
export const Forks = () => {
  const words = useWords();
  const { t, language } = words;
  const { value } = useAsk('market.forks', {});
  if (value === undefined || (value.forks.length === 0 && value.findings.length === 0)) return null;
  const figure = (amount: string) => <bdi dir="ltr">{amountText(amount, language)}</bdi>;
  return (
    // A region that scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="market-forks" tabIndex={0} role="group" aria-label={t('market.forks')}>
      {value.findings.length > 0 && <FindingList findings={value.findings} label={t('market.findings')} />}
      {value.forks.length > 0 && (
        <Section title={t('market.forks')} hint={t('market.forks.hint')}>
          <Table
            label={t('market.forks')}
            rows={value.forks}
            keyOf={({ subject, unit, currency, vat }) => [subject, unit, currency, vat].join('\u0000')}
            columns={[
              {
                id: 'subject',
                label: t('market.field.subject'),
                cell: ({ subject, unit, vat, currency }) => (
                  <span>
                    <bdi>{subject}</bdi>{' '}
                    <span className="quiet">
                      {[unit, currencySign(currency, language), vat === null ? null : choiceName(vat, words)]
                        .filter((each) => each !== null)
                        .join(' · ')}
                    </span>
                  </span>
                ),
              },
              { id: 'min', label: t('market.min'), align: 'end', cell: ({ min }) => figure(min) },
              { id: 'median', label: t('market.median'), align: 'end', cell: ({ median }) => figure(median) },
              { id: 'max', label: t('market.max'), align: 'end', cell: ({ max }) => figure(max) },
              {
                id: 'spread',
                label: t('market.spread'),
                align: 'end',
                cell: ({ spreadPercent }) => <bdi dir="ltr">{decimalText(spreadPercent, language)}</bdi>,
              },
              {
                id: 'cheapest',
                label: t('market.cheapest'),
                cell: ({ answers }) => <bdi>{answers[0]?.supplier ?? '—'}</bdi>,
              },
            ]}
          />
        </Section>
      )}
    </div>
  );
};
