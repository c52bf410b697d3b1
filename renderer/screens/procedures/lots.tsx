import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Code, EmptyState, Money, PackageIcon, Section, Table } from '../../components/index.ts';
import { countText, currencySign, decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

/** `null` where the lots' values are in several currencies: each then names its own. */
const commonCurrency = (lots: ProcedureDetail['lots']): string | null => {
  const currencies = new Set(
    lots.flatMap(({ value }) => (value === null || value === undefined ? [] : [value.currency])),
  );
  return currencies.size === 1 ? ([...currencies][0] ?? null) : null;
};

export const Lots = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, language } = useWords();
  const currency = commonCurrency(procedure.lots);
  const rest = procedure.itemCount - procedure.items.length;
  return (
    <div className="detail-parts">
      <Section title={t('procedure.lots')}>
        <Table
          label={t('procedure.lots')}
          rows={procedure.lots}
          keyOf={({ id }) => id}
          empty={<EmptyState icon={PackageIcon} title={t('procedure.lots.none')} />}
          columns={[
            { id: 'id', label: t('procedure.lot'), width: '88px', cell: ({ id }) => <Code>{id}</Code> },
            { id: 'title', label: t('procedures.column.title'), cell: ({ title }) => <bdi>{title}</bdi> },
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
      <Section title={t('procedure.items')}>
        <Table
          label={t('procedure.items')}
          rows={procedure.items}
          keyOf={({ id }) => id}
          empty={<EmptyState icon={PackageIcon} title={t('procedure.items.none')} />}
          columns={[
            {
              id: 'description',
              label: t('procedure.item.description'),
              cell: ({ description }) => <bdi>{description}</bdi>,
            },
            {
              id: 'code',
              label: t('procedure.item.code'),
              cell: ({ classification }) => (classification === null ? '—' : <Code>{classification}</Code>),
            },
            {
              id: 'quantity',
              label: t('procedure.item.quantity'),
              align: 'end',
              cell: ({ quantity }) =>
                quantity === null ? '—' : <bdi className="ltr">{decimalText(quantity, language)}</bdi>,
            },
            { id: 'unit', label: t('procedure.item.unit'), cell: ({ unit }) => <bdi>{unit ?? '—'}</bdi> },
          ]}
        />
        {rest > 0 && (
          <p className="faint detail-rest">
            {t('procedure.items.rest', { count: rest, shown: countText(rest, language) })}
          </p>
        )}
      </Section>
    </div>
  );
};
