import { Button as Pressable } from 'react-aria-components';
import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import {
  Code,
  DefinitionList,
  ExactTime,
  FindingList,
  Money,
  Section,
  TimeLeft,
  type Fact,
} from '../../components/index.ts';
import { languageName } from '../../format/notice-language.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { Amendment } from './amendment.tsx';
import { isAssumed } from './assumed-zone.ts';
import { Flags } from './flags.tsx';
import { Securities } from './securities.tsx';

const useFacts = (procedure: ProcedureDetail): readonly Fact[] => {
  const { t, say, language } = useWords();
  /** The source's own code, in words where it is a known one. */
  const wordFor = (list: 'method' | 'status', code: string | undefined): string | undefined =>
    code === undefined ? undefined : say(`procedure.${list}.${code}`, code);
  const said = (label: string, text: string | undefined | null): readonly Fact[] =>
    text === undefined || text === null || text === '' ? [] : [{ label, value: <bdi>{text}</bdi> }];
  const { kind } = procedure;
  const kindName = kind === undefined ? undefined : say(`procedure.kind.${kind}`, kind);
  const organisation = (label: string, { name, inn, kpp, ogrn }: ProcedureDetail['buyer']): Fact => {
    const numbers = [
      ...(inn === undefined ? [] : [t('procedure.inn', { inn })]),
      ...(kpp === undefined ? [] : [t('procedure.kpp', { kpp })]),
      ...(ogrn === undefined ? [] : [t('procedure.ogrn', { ogrn })]),
    ];
    return {
      label,
      value: <bdi>{name}</bdi>,
      ...(numbers.length === 0 ? {} : { hint: <bdi>{numbers.join(' · ')}</bdi> }),
    };
  };
  const address = (label: string, url: string | undefined): readonly Fact[] =>
    url === undefined ? [] : [{ label, value: <Code>{url}</Code> }];
  const vatWords = ({ included, rate }: NonNullable<ProcedureDetail['vat']>): string =>
    [
      t(included ? 'procedure.vat.included' : 'procedure.vat.excluded'),
      ...(rate === null ? [] : [t('procedure.vat.rate', { rate })]),
    ].join(' · ');
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
      ...(!isAssumed(procedure.deadlineRule) ? {} : { hint: t(`procedure.rule.${procedure.deadlineRule}`) }),
    },
    {
      label: t('procedure.value'),
      value:
        procedure.value === null ? (
          <span className="faint">{t('procedure.value.none')}</span>
        ) : (
          <Money value={procedure.value} />
        ),
      ...(procedure.vat === undefined ? {} : { hint: vatWords(procedure.vat) }),
    },
    ...(procedure.valueWithoutVat === undefined
      ? []
      : [{ label: t('procedure.value-without-vat'), value: <Money value={procedure.valueWithoutVat} /> }]),
    organisation(t('procedure.buyer'), procedure.buyer),
    ...(procedure.organiser === undefined ? [] : [organisation(t('procedure.organiser'), procedure.organiser)]),
    ...(procedure.customers.length === 0
      ? []
      : [
          {
            label: t('procedure.customers'),
            value: (
              <ul className="detail-list">
                {procedure.customers.map(({ name }) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
    ...(procedure.flags.length === 0
      ? []
      : [{ label: t('procedure.flags'), value: <Flags flags={procedure.flags} /> }]),
    { label: t('procedure.number'), value: <Code>{procedure.sourceId}</Code> },
    ...said(t('procedure.kind'), kindName),
    ...said(t('procedure.method'), wordFor('method', procedure.method)),
    ...said(t('procedure.status'), wordFor('status', procedure.status)),
    ...said(t('procedure.platform'), procedure.platform),
    ...address(t('procedure.platform-address'), procedure.platformUrl),
    ...address(t('procedure.notice-address'), procedure.url),
    ...(procedure.publishedAt === null || procedure.publishedAt === undefined
      ? []
      : [{ label: t('procedure.published'), value: <ExactTime at={procedure.publishedAt} /> }]),
    ...(procedure.languages.length < 2
      ? []
      : said(t('procedure.languages'), procedure.languages.map((code) => languageName(code, language)).join(', '))),
    { label: t('procedure.source'), value: say(`procedure.source.${procedure.sourceFormat}`, procedure.sourceFormat) },
  ];
};

export const Summary = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, say } = useWords();
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
      {procedure.amendment !== undefined && <Amendment amendment={procedure.amendment} />}
      {procedure.securities.length > 0 && <Securities procedure={procedure} />}
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
