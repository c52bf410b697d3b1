import { Button as Pressable } from 'react-aria-components';
import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import {
  Code,
  DefinitionList,
  ExactTime,
  FindingList,
  Money,
  Section,
  Table,
  TimeLeft,
  type Fact,
} from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';

const useFacts = (procedure: ProcedureDetail): readonly Fact[] => {
  const { t, say } = useWords();
  /** The source's own code, in words where it is a known one. */
  const wordFor = (list: 'method' | 'status', code: string | undefined): string | undefined =>
    code === undefined ? undefined : say(`procedure.${list}.${code}`, code);
  const said = (label: string, text: string | undefined | null): readonly Fact[] =>
    text === undefined || text === null || text === '' ? [] : [{ label, value: <bdi>{text}</bdi> }];
  return [
    {
      label: t('procedure.deadline'),
      value:
        procedure.deadline === null ? (
          <span className="faint">{t('ui.no-deadline')}</span>
        ) : (
          <>
            <ExactTime at={procedure.deadline} withWeekday /> · <TimeLeft at={procedure.deadline} />
          </>
        ),
    },
    {
      label: t('procedure.value'),
      value:
        procedure.value === null ? (
          <span className="faint">{t('procedure.value.none')}</span>
        ) : (
          <Money value={procedure.value} />
        ),
    },
    {
      label: t('procedure.buyer'),
      value: <bdi>{procedure.buyer.name}</bdi>,
      ...(procedure.buyer.inn === undefined
        ? {}
        : { hint: <bdi>{t('procedure.inn', { inn: procedure.buyer.inn })}</bdi> }),
    },
    { label: t('procedure.number'), value: <Code>{procedure.sourceId}</Code> },
    ...said(t('procedure.kind'), procedure.kind),
    ...said(t('procedure.method'), wordFor('method', procedure.method)),
    ...said(t('procedure.status'), wordFor('status', procedure.status)),
    ...said(t('procedure.platform'), procedure.platform),
    ...(procedure.publishedAt === null || procedure.publishedAt === undefined
      ? []
      : [{ label: t('procedure.published'), value: <ExactTime at={procedure.publishedAt} /> }]),
    { label: t('procedure.source'), value: procedure.sourceFormat.toUpperCase() },
  ];
};

export const Summary = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, say, language } = useWords();
  const facts = useFacts(procedure);
  const { value: bids } = useAsk('bids.list', { procedureId: procedure.id });
  return (
    <div className="detail-parts">
      <DefinitionList facts={facts} />
      {bids !== undefined && bids.rows.length > 0 && (
        <Section title={t('procedure.bids')}>
          <ul>
            {bids.rows.map((bid) => (
              <li key={bid.bidId}>
                <Pressable className="detail-row" onPress={() => navigate({ screen: 'bids', id: bid.bidId })}>
                  <bdi className="clip">{bid.lotTitle ?? bid.procedureTitle}</bdi>
                  <span className="quiet">{say(`bid.status.${bid.status}`, bid.status)}</span>
                </Pressable>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {procedure.findings.length > 0 && (
        <Section title={t('procedure.findings')}>
          <FindingList findings={procedure.findings} />
        </Section>
      )}
      {procedure.securities.length > 0 && (
        <Section title={t('procedure.securities')}>
          <Table
            label={t('procedure.securities')}
            rows={procedure.securities}
            keyOf={(security) => `${security.kind}${security.amount ?? ''}${security.percent ?? ''}`}
            columns={[
              {
                id: 'kind',
                label: t('procedure.security.kind'),
                cell: ({ kind }) => say(`procedure.security.${kind}`, kind),
              },
              {
                id: 'percent',
                label: t('procedure.security.percent'),
                align: 'end',
                cell: ({ percent }) =>
                  percent === null || percent === undefined ? (
                    '—'
                  ) : (
                    <bdi className="ltr">{decimalText(percent, language)} %</bdi>
                  ),
              },
              {
                id: 'amount',
                label: t('procedure.security.amount'),
                align: 'end',
                cell: ({ amount }) =>
                  amount === null || amount === undefined ? (
                    '—'
                  ) : (
                    <Money
                      value={{ amount, currency: procedure.value?.currency ?? '' }}
                      inColumn={procedure.value === null}
                    />
                  ),
              },
            ]}
          />
        </Section>
      )}
      {procedure.description !== null && procedure.description !== '' && (
        <Section title={t('procedure.description')}>
          <p className="detail-prose" dir="auto">
            {procedure.description}
          </p>
        </Section>
      )}
    </div>
  );
};
