import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { Money, Section, Table } from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

type Asked = ProcedureDetail['securities'][number];

const Kind = ({ security }: { security: Asked }) => {
  const { t, say } = useWords();
  const { kind, lot, customer } = security;
  return (
    <>
      {say(`procedure.security.${kind}`, kind)}
      {lot !== undefined && <span className="detail-under">{t('procedure.item.lot', { lot })}</span>}
      {customer !== undefined && <bdi className="detail-under">{customer}</bdi>}
    </>
  );
};

const Percent = ({ percent }: { percent: Asked['percent'] }) => {
  const { language } = useWords();
  return percent === null || percent === undefined ? (
    '—'
  ) : (
    <bdi className="ltr">{decimalText(percent, language)} %</bdi>
  );
};

/** A security that the notice asks for without a figure says so: a dash would read as “none”. */
const Sum = ({ security, currency }: { security: Asked; currency: string | null }) => {
  const { t } = useWords();
  const { amount, percent } = security;
  if (amount !== null && amount !== undefined) {
    const own = security.currency ?? currency;
    return <Money value={{ amount, currency: own ?? '' }} inColumn={own === null} />;
  }
  return percent === null || percent === undefined ? (
    <span className="faint">{t('procedure.security.stated-in-words')}</span>
  ) : (
    '—'
  );
};

/** Each different text once: the same terms are often repeated for every kind. */
const Terms = ({ securities }: { securities: readonly Asked[] }) => {
  const { t, say } = useWords();
  const worded = securities.filter(
    ({ terms }, at) => terms !== undefined && securities.findIndex((other) => other.terms === terms) === at,
  );
  return (
    <>
      {worded.map(({ kind, lot, terms }) => (
        <details key={`${kind} ${lot ?? ''} ${terms ?? ''}`} className="detail-terms">
          <summary>{t('procedure.security.terms', { kind: say(`procedure.security.${kind}`, kind) })}</summary>
          <p className="detail-prose" dir="auto">
            {terms}
          </p>
        </details>
      ))}
    </>
  );
};

export const Securities = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t } = useWords();
  const { securities } = procedure;
  return (
    <Section title={t('procedure.securities')}>
      <Table
        label={t('procedure.securities')}
        rows={securities.map((security, at) => ({ security, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          { id: 'kind', label: t('procedure.security.kind'), cell: ({ security }) => <Kind security={security} /> },
          {
            id: 'percent',
            label: t('procedure.security.percent'),
            align: 'end',
            cell: ({ security }) => <Percent percent={security.percent} />,
          },
          {
            id: 'amount',
            label: t('procedure.security.amount'),
            align: 'end',
            cell: ({ security }) => <Sum security={security} currency={procedure.value?.currency ?? null} />,
          },
        ]}
      />
      <Terms securities={securities} />
    </Section>
  );
};
