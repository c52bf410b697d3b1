import { memo } from 'react';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import { ChangeIcon, Money, NoteIcon, StarIcon, TimeLeft } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import type { Lists } from '../../state/organiser.ts';

/** What one decides by: what, whose, until when, how much, who is at it and what comes next. */
export const BoardCard = memo(({ row, lists }: { row: ProcedureRow; lists: Lists }) => {
  const { t, language } = useWords();
  const { work } = row;
  return (
    <>
      <span className="card-line">
        <TimeLeft at={row.deadline} />
        <span className="card-signs">
          {work.isChanged && (
            <span className="card-changed">
              <ChangeIcon /> <span className="visually-hidden">{t('organiser.view.changed')}</span>
            </span>
          )}
          {work.isStarred && (
            <>
              <StarIcon className="starred" />
              <span className="visually-hidden">{t('organiser.column.starred')}</span>
            </>
          )}
          {work.notes > 0 && (
            <span className="card-notes">
              <NoteIcon /> {countText(work.notes, language)}
              <span className="visually-hidden">{t('organiser.column.notes')}</span>
            </span>
          )}
        </span>
      </span>
      <bdi className="card-title">{row.title}</bdi>
      <span className="card-line card-faint">
        <bdi className="clip">{row.buyer}</bdi>
        <Money value={row.value} />
      </span>
      <span className="card-line card-faint">
        <bdi className="clip">{work.nextStep?.text ?? ''}</bdi>
        <bdi className="clip card-person">{work.assigneeId === null ? '' : lists.personName(work.assigneeId)}</bdi>
      </span>
    </>
  );
});
