import { Select, type Choice } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { useOrganiser } from '../../state/organiser.ts';
import { setFilter, useView } from './view.ts';

/** Stands for asking nothing; no id is empty. */
const any = '';
const marks = ['changed', 'stuck', 'starred', 'duplicates'] as const;
type Mark = (typeof marks)[number];

/** Narrows the list by our own work: its stage, who is at it, a tag, a mark. */
export const WorkFilters = () => {
  const { t } = useWords();
  const filters = useView((view) => view.filters);
  const { stages, people, stageName } = useOrganiser();
  const { value: tags } = useAsk('work.tags', { limit: 200 });
  const none: Choice<string> = { value: any, label: t('procedures.filter.any') };
  const mark = marks.find((name) => filters[name] === true);
  return (
    <>
      <Select
        label={t('procedures.filter.workStages')}
        value={filters.workStages?.length === 1 ? (filters.workStages[0] ?? any) : any}
        choices={[none, ...stages.map(({ stageId }) => ({ value: stageId, label: stageName(stageId) }))]}
        onChange={(stageId) => setFilter('workStages', stageId === any ? null : [stageId])}
      />
      <Select
        label={t('procedures.filter.assignee')}
        value={filters.assignee ?? any}
        choices={[
          none,
          { value: 'me', label: t('procedures.me') },
          ...people.map(({ personId, name }) => ({ value: personId, label: name })),
          { value: 'none', label: t('procedures.nobody') },
        ]}
        onChange={(assignee) => setFilter('assignee', assignee === any ? null : assignee)}
      />
      <Select
        label={t('procedures.filter.tags')}
        value={filters.tags?.length === 1 ? (filters.tags[0] ?? any) : any}
        choices={[none, ...(tags?.tags ?? []).map(({ name }) => ({ value: name, label: name }))]}
        onChange={(tag) => setFilter('tags', tag === any ? null : [tag])}
      />
      <Select<Mark | typeof any>
        label={t('procedures.filter.only')}
        value={mark ?? any}
        choices={[
          { value: any, label: t('procedures.filter.any') },
          ...marks.map((name) => ({ value: name, label: t(`procedures.filter.${name}`) })),
        ]}
        onChange={(next) => {
          for (const name of marks) setFilter(name, name === next ? true : null);
        }}
      />
    </>
  );
};
