import type { WorkDetail } from '#shared/contract/organiser.ts';
import { ExactTime, Section } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { useOrganiser } from '../../state/organiser.ts';

type Entry = WorkDetail['history'][number];
const shown = 30;

/** Who changed what of our work, newest first. */
export const WorkHistory = ({ history }: { history: WorkDetail['history'] }) => {
  const { t, say } = useWords();
  const { stageName, personName, reasonName } = useOrganiser();
  const valueOf = (field: Entry['field'], value: string | null): string => {
    if (value === null || value === '') return t('procedure.work.nothing');
    if (field === 'stage') return stageName(value);
    if (field === 'assignee') return personName(value);
    if (field === 'reason') return reasonName(value);
    if (field === 'priority') return say(`organiser.priority.${value}`, value);
    return value;
  };
  return (
    <Section title={t('procedure.work.history')}>
      {history.length === 0 && <p className="faint">{t('procedure.work.history.none')}</p>}
      <ul className="work-history">
        {history.slice(0, shown).map((entry, place) => (
          // Two entries may be equal in everything; their order is stable.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${entry.at} ${entry.field} ${place}`}>
            <span className="work-what">
              <span className="quiet">{t(`organiser.history.${entry.field}`)}</span>{' '}
              <bdi>
                {t('procedure.work.changed', {
                  before: valueOf(entry.field, entry.before),
                  after: valueOf(entry.field, entry.after),
                })}
              </bdi>
              {entry.reason !== null && (
                <span className="quiet">
                  {' '}
                  · <bdi>{reasonName(entry.reason.reasonId)}</bdi>
                  {entry.reason.text !== '' && (
                    <>
                      : <bdi>{entry.reason.text}</bdi>
                    </>
                  )}
                </span>
              )}
            </span>
            <span className="faint nowrap">
              {entry.author !== '' && (
                <>
                  <bdi>{entry.author}</bdi> ·{' '}
                </>
              )}
              <ExactTime at={entry.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
