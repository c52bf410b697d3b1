import type { ProcedureChange, ProcedureDiff } from '#shared/contract/deadlines.ts';
import { citationIn } from '#shared/finance/citation.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { Badge, ChangeIcon, EmptyState, ErrorNotice, Notice, Skeleton, Table } from '../../components/index.ts';
import { deadlineName } from '../../format/deadline-name.ts';
import { clockText, dayText, moscow, plainDayText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords, type Words } from '../../state/words.tsx';

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const longest = 400;

const momentWords = (at: Instant, { language, t }: Words): string =>
  `${dayText(at, moscow, language)} ${clockText(at, moscow, language)} ${t('ui.moscow-short')}`;

const Fact = ({ text }: { text: string | null }) => {
  const words = useWords();
  if (text === null) return <span className="faint">—</span>;
  if (moment.test(text)) return <bdi className="nowrap">{momentWords(text as Instant, words)}</bdi>;
  return (
    <bdi className="change-fact" title={text.length > longest ? text : undefined}>
      {text.length > longest ? `${text.slice(0, longest)}…` : text}
    </bdi>
  );
};

/** The fact's way through the model: fields in words, what an entry is known by as it stands. */
const wayOf = ({ path }: ProcedureChange, { say }: Words): string =>
  path.map((step) => say(`change.field.${step}`, say(`procedure.date.${step}`, step))).join(' › ');

/** What the newest edition says otherwise than the one before it, and what of one's own work it touches. */
export const Changes = ({ id }: { id: string }) => {
  const words = useWords();
  const { t, language } = words;
  const comma = language === 'ar' ? '، ' : ', ';
  const { value: diff, error } = useAsk('procedures.diff', { id });
  if (diff === undefined) return error === null ? <Skeleton lines={6} /> : <ErrorNotice failure={error} />;
  if (diff.from === diff.to) return <EmptyState icon={ChangeIcon} title={t('change.one-edition')} />;
  const { from, to } = diff;
  return (
    <div className="detail-parts">
      {diff.touches.length > 0 && (
        <p className="change-touched">
          {t('change.touched', { things: diff.touches.map((thing) => t(`change.touches.${thing}`)).join(comma) })}
        </p>
      )}
      {diff.bids.length > 0 && (
        <Notice tone="attention">{t('change.bids', { bids: diff.bids.map(({ bidId }) => bidId).join(comma) })}</Notice>
      )}
      <Table
        label={t('change.heading', { from, to })}
        rows={diff.changes}
        keyOf={({ path, kind }) => `${kind} ${path.join(' ')}`}
        empty={<EmptyState icon={ChangeIcon} title={t('change.none', { from, to })} />}
        columns={[
          {
            id: 'what',
            label: t('changes.what'),
            width: '34%',
            cell: (change) => (
              <>
                <span className="change-way">
                  <span className="dates-event">{t(`change.subject.${change.subject}`)}</span>{' '}
                  <Badge tone={change.kind === 'removed' ? 'attention' : 'neutral'}>
                    {t(`change.kind.${change.kind}`)}
                  </Badge>
                </span>
                <bdi className="detail-under">{wayOf(change, words)}</bdi>
              </>
            ),
          },
          { id: 'before', label: t('changes.before'), cell: ({ before }) => <Fact text={before} /> },
          { id: 'after', label: t('changes.after'), cell: ({ after }) => <Fact text={after} /> },
        ]}
      />
      <Moved moved={diff.movedDates} />
    </div>
  );
};

const Moved = ({ moved }: { moved: ProcedureDiff['movedDates'] }) => {
  const words = useWords();
  const { t, language } = words;
  if (moved.length === 0) return null;
  const shown = (at: Instant | null, day: string | null): string => {
    if (day !== null) return plainDayText(day, language, 'weekday');
    return at === null ? '—' : momentWords(at, words);
  };
  return (
    <Table
      label={t('change.moved')}
      rows={moved}
      keyOf={({ event }) => event}
      columns={[
        {
          id: 'event',
          label: t('change.moved'),
          width: '34%',
          cell: ({ event, article }) => (
            <>
              <span className="dates-event">{deadlineName({ event, title: null, nodeId: event }, words)}</span>
              {article !== null && <span className="detail-under">{citationIn(language, article)}</span>}
            </>
          ),
        },
        {
          id: 'before',
          label: t('changes.before'),
          cell: ({ before, beforeDay }) => <bdi>{shown(before, beforeDay)}</bdi>,
        },
        { id: 'after', label: t('changes.after'), cell: ({ after, afterDay }) => <bdi>{shown(after, afterDay)}</bdi> },
      ]}
    />
  );
};
