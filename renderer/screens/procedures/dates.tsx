import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import type { Instant, Zone } from '#shared/kernel/instant.ts';
import { EmptyState, Table, TimeLeft, TodayIcon } from '../../components/index.ts';
import { clockText, dayText, knowsZone, moscow, offsetText } from '../../format/time.ts';
import { useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { isAssumed } from './assumed-zone.ts';

const Moment = ({ at, zone }: { at: Instant; zone: Zone }) => {
  const { language } = useWords();
  const now = useMinute();
  return (
    <>
      <bdi className="nowrap">{dayText(at, zone, language, now)}</bdi>{' '}
      <bdi className="ltr nowrap">{clockText(at, zone, language)}</bdi>
    </>
  );
};

/** The same moments on three clocks. A zone that the notice did not write is never guessed. */
export const Dates = ({ procedure }: { procedure: ProcedureDetail }) => {
  const { t, say } = useWords();
  const { value: status } = useAsk('workspace.status', {});
  const now = useMinute();
  const own = status?.settings.zone ?? moscow;
  const hasOwn = knowsZone(own) && offsetText(now, own) !== offsetText(now, moscow);
  // All dates of a notice are read by one rule where they carry no zone, so it is said once.
  const assumed = procedure.dates.map(({ rule }) => rule).find(isAssumed);
  const table = (
    <Table
      label={t('procedure.tab.dates')}
      rows={procedure.dates}
      keyOf={(date) => `${date.path} ${date.kind} ${date.lot ?? ''}`}
      empty={<EmptyState icon={TodayIcon} title={t('procedure.dates.none')} />}
      columns={[
        {
          id: 'kind',
          label: t('procedure.dates.event'),
          cell: (date) => (
            <>
              <span className="dates-event">{say(`procedure.date.${date.kind}`, date.kind)}</span>
              <TimeLeft at={date.at} />
              {date.lot !== undefined && (
                <span className="detail-under detail-clip" title={date.lot}>
                  {t('procedure.item.lot', { lot: date.lot })}
                </span>
              )}
              <bdi className="ltr mono detail-path" title={date.path}>
                {date.path}
              </bdi>
            </>
          ),
        },
        {
          id: 'buyer',
          label: t('procedure.dates.buyer'),
          cell: (date) =>
            date.zone === null || !knowsZone(date.zone) ? (
              <span className="faint">{t('procedure.dates.zone-unknown')}</span>
            ) : (
              <>
                <Moment at={date.at} zone={date.zone} />
                <bdi className="ltr faint dates-offset">{offsetText(date.at, date.zone)}</bdi>
              </>
            ),
        },
        { id: 'moscow', label: t('procedure.dates.moscow'), cell: (date) => <Moment at={date.at} zone={moscow} /> },
        ...(hasOwn
          ? [
              {
                id: 'own',
                label: `${t('procedure.dates.own')} (${offsetText(now, own)})`,
                cell: (date: ProcedureDetail['dates'][number]) => <Moment at={date.at} zone={own} />,
              },
            ]
          : []),
      ]}
    />
  );
  return assumed === undefined ? (
    table
  ) : (
    <div className="detail-parts">
      <p className="quiet">{t(`procedure.rule.${assumed}`)}</p>
      {table}
    </div>
  );
};
