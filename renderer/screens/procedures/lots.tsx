import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Code, EmptyState, ExactTime, Money, PackageIcon, Section, Table } from '../../components/index.ts';
import { countText, currencySign, decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { LotTerms } from './lot-terms.tsx';
import { Flags } from './flags.tsx';

type Lot = ProcedureDetail['lots'][number];
type Position = ProcedureDetail['items'][number];

/** `null` where values are in several currencies, or in none: each then names its own. */
const commonCurrency = (values: readonly ({ readonly currency: string } | null | undefined)[]): string | null => {
  const currencies = new Set(values.flatMap((value) => value?.currency ?? []));
  return currencies.size === 1 ? ([...currencies][0] ?? null) : null;
};

/** What the lot has of its own; what all lots share stands in the summary. */
const LotName = ({ lot, endsApart, flagsApart }: { lot: Lot; endsApart: boolean; flagsApart: boolean }) => {
  const { t } = useWords();
  return (
    <>
      <bdi>{lot.title}</bdi>
      {lot.customer !== undefined && <bdi className="detail-under">{lot.customer.name}</bdi>}
      {endsApart && lot.deadline !== undefined && (
        <span className="detail-under">
          {t('procedure.lot.ends')} <ExactTime at={lot.deadline} withWeekday />
        </span>
      )}
      {flagsApart && lot.flags.length > 0 && <Flags flags={lot.flags} />}
    </>
  );
};

const PositionName = ({ item, withLot }: { item: Position; withLot: boolean }) => {
  const { t } = useWords();
  // A description that only repeats its code says nothing twice.
  const [leading] = item.codes;
  const isOnlyCode = leading !== undefined && item.description === `${leading.scheme} ${leading.code}`;
  const analogues =
    item.analoguesAllowed === undefined
      ? null
      : t(item.analoguesAllowed ? 'procedure.item.analogues' : 'procedure.item.no-analogues');
  return (
    <>
      {isOnlyCode && leading.name === undefined ? (
        <span className="faint">—</span>
      ) : (
        <bdi>{isOnlyCode ? leading.name : item.description}</bdi>
      )}
      {withLot && item.lot !== undefined && (
        <span className="detail-under">{t('procedure.item.lot', { lot: item.lot })}</span>
      )}
      {analogues !== null && <span className="detail-under">{analogues}</span>}
    </>
  );
};

const Codes = ({ item }: { item: Position }) => {
  const { say } = useWords();
  if (item.codes.length === 0) return item.classification === null ? '—' : <Code>{item.classification}</Code>;
  return (
    <>
      {item.codes.map(({ scheme, code, name }) => (
        <span key={`${scheme} ${code}`} className="detail-code" title={name}>
          <span className="faint">{say(`procedure.code.${scheme}`, '')}</span> <Code>{code}</Code>
        </span>
      ))}
    </>
  );
};

const Quantity = ({ item }: { item: Position }) => {
  const { language } = useWords();
  if (item.quantity === null) return '—';
  return (
    <>
      <bdi className="ltr">{decimalText(item.quantity, language)}</bdi>
      {(item.unit ?? item.unitCode) !== undefined && <bdi className="detail-under">{item.unit ?? item.unitCode}</bdi>}
    </>
  );
};

const Positions = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, language } = useWords();
  const { items } = procedure;
  const rest = procedure.itemCount - items.length;
  const hasPrices = items.some(({ price, value }) => price !== undefined || value !== undefined);
  const currency = commonCurrency(items.flatMap(({ price, value }) => [price, value]));
  const withSign = (label: string): string =>
    currency === null ? label : t('procedure.in-currency', { label, currency: currencySign(currency, language) });
  return (
    <Section title={t('procedure.items')}>
      <Table
        label={t('procedure.items')}
        rows={items}
        keyOf={({ id, lot }) => `${lot ?? ''} ${id}`}
        empty={<EmptyState icon={PackageIcon} title={t('procedure.items.none')} />}
        columns={[
          {
            id: 'description',
            label: t('procedure.item.description'),
            cell: (item) => <PositionName item={item} withLot={procedure.lots.length > 1} />,
          },
          { id: 'code', label: t('procedure.item.code'), cell: (item) => <Codes item={item} /> },
          {
            id: 'quantity',
            label: t('procedure.item.quantity'),
            align: 'end',
            cell: (item) => <Quantity item={item} />,
          },
          ...(hasPrices
            ? [
                {
                  id: 'price',
                  label: withSign(t('procedure.item.price')),
                  align: 'end' as const,
                  cell: ({ price }: Position) => <Money value={price ?? null} inColumn={currency !== null} />,
                },
                {
                  id: 'sum',
                  label: withSign(t('procedure.item.sum')),
                  align: 'end' as const,
                  cell: ({ value }: Position) => <Money value={value ?? null} inColumn={currency !== null} />,
                },
              ]
            : []),
        ]}
      />
      {rest > 0 && (
        <p className="faint detail-rest">
          {t('procedure.items.rest', { count: rest, shown: countText(rest, language) })}
        </p>
      )}
    </Section>
  );
};

export const Lots = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, language } = useWords();
  const { lots } = procedure;
  const currency = commonCurrency(lots.map(({ value }) => value));
  const endsApart = new Set(lots.map(({ deadline }) => deadline)).size > 1;
  const flagsApart = new Set(lots.map(({ flags }) => flags.join(' '))).size > 1;
  return (
    <div className="detail-parts">
      <Section title={t('procedure.lots')}>
        <Table
          label={t('procedure.lots')}
          rows={lots}
          keyOf={({ id }) => id}
          empty={
            procedure.itemCount > 0 ? (
              <p className="quiet">{t('procedure.lots.whole')}</p>
            ) : (
              <EmptyState icon={PackageIcon} title={t('procedure.lots.none')} />
            )
          }
          columns={[
            { id: 'id', label: t('procedure.lot'), width: '88px', cell: ({ id }) => <Code>{id}</Code> },
            {
              id: 'title',
              label: t('procedures.column.title'),
              cell: (lot) => <LotName lot={lot} endsApart={endsApart} flagsApart={flagsApart} />,
            },
            {
              id: 'value',
              label:
                currency === null
                  ? t('procedure.value')
                  : t('procedure.value-in', { currency: currencySign(currency, language) }),
              align: 'end',
              cell: ({ value }) => <Money value={value ?? null} inColumn={currency !== null} />,
            },
          ]}
        />
      </Section>
      {procedure.lotTerms !== undefined && <LotTerms terms={procedure.lotTerms} lots={lots} />}
      <Positions procedure={procedure} />
    </div>
  );
};
