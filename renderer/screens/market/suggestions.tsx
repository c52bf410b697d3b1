import { useState } from 'react';
import type { SuggestedPrice } from '#shared/contract/market.ts';
import { Button, Dialog, ErrorNotice, Select, Skeleton, StatusLight, Table } from '../../components/index.ts';
import { amountText, currencySign } from '../../format/numbers.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { dayWords, inFormWords } from './words.ts';

const keyOf = ({ procedure, bidder, price, subject }: SuggestedPrice): string =>
  [procedure, subject, bidder, price].join('\u0000');

/** Prices that protocols and our own results name. Each is kept only when it is taken, for a competitor that is chosen. */
export const Suggestions = ({ onClose }: { onClose: () => void }) => {
  const words = useWords();
  const { t, language } = words;
  const { value, error } = useAsk('market.suggest', {});
  const competitors = useAsk('market.list', { kind: 'competitor' });
  const saving = useAct('market.save');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const forWhom = (line: SuggestedPrice): string => chosen.get(keyOf(line)) ?? line.competitorId ?? '';
  const take = async (line: SuggestedPrice): Promise<void> => {
    const { seenOn, procedure, subject, code, price, currency, startPrice, place, bidders, source } = line;
    await saving.run({
      kind: 'price',
      record: {
        competitorId: forWhom(line),
        seenOn,
        procedure,
        subject,
        code,
        price,
        currency,
        startPrice,
        place,
        bidders,
        source,
      },
    });
  };
  return (
    <Dialog
      isOpen
      size="large"
      title={t('market.suggest')}
      onClose={onClose}
      acts={
        <Button kind="quiet" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <p className="quiet">{t('market.suggest.hint')}</p>
      {saving.error !== null && <ErrorNotice failure={inFormWords(saving.error, words)} />}
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined && error === null && <Skeleton lines={4} />}
      {value !== undefined && (
        <Table
          label={t('market.suggest')}
          rows={value.prices}
          keyOf={keyOf}
          empty={<p>{t('market.line.no-offers')}</p>}
          columns={[
            { id: 'procedure', label: t('market.field.procedure'), cell: ({ procedure }) => <bdi>{procedure}</bdi> },
            { id: 'on', label: t('market.field.seenOn'), cell: ({ seenOn }) => dayWords(seenOn, words) },
            { id: 'bidder', label: t('market.bidder'), cell: ({ bidder }) => <bdi>{bidder}</bdi> },
            {
              id: 'price',
              label: t('market.field.price'),
              align: 'end',
              cell: ({ price, currency }) => (
                <bdi dir="ltr">
                  {amountText(price, language)} {currencySign(currency, language)}
                </bdi>
              ),
            },
            {
              id: 'place',
              label: t('market.field.place'),
              align: 'end',
              cell: ({ place }) => place ?? <span className="faint">—</span>,
            },
            {
              id: 'whose',
              label: t('market.kind.competitor'),
              cell: (line) => (
                <Select
                  label={t('market.kind.competitor')}
                  hideLabel
                  placeholder={t('market.choose')}
                  value={forWhom(line) === '' ? null : forWhom(line)}
                  choices={(competitors.value?.rows ?? []).map(({ record, name }) => ({
                    value: record.recordId,
                    label: name,
                  }))}
                  onChange={(recordId) => setChosen(new Map(chosen).set(keyOf(line), recordId))}
                />
              ),
            },
            {
              id: 'take',
              label: t('market.take'),
              hideLabel: true,
              cell: (line) =>
                line.isKnown ? (
                  <StatusLight tone="fine">{t('market.line.known')}</StatusLight>
                ) : (
                  <Button isDisabled={forWhom(line) === '' || saving.isRunning} onPress={() => void take(line)}>
                    {t('market.take')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Dialog>
  );
};
