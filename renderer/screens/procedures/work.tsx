import { useState } from 'react';
import type { WorkChange, WorkDetail } from '#shared/contract/organiser.ts';
import {
  Button,
  Chips,
  DayField,
  DefinitionList,
  ErrorNotice,
  PlusIcon,
  Section,
  Select,
  Skeleton,
  Switch,
  TextField,
  type Choice,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { DropDialog, type EndingStage } from './drop-dialog.tsx';
import { openLists } from './lists-state.ts';
import { Duplicates } from './duplicates.tsx';
import { tagsWritten } from './tags-written.ts';
import { useOrganiser } from '../../state/organiser.ts';
import { WorkHistory } from './work-history.tsx';
import { WorkNotes } from './work-notes.tsx';

const nobody = '';
const priorities = ['none', 'low', 'medium', 'high'] as const satisfies readonly WorkDetail['priority'][];

/** Our own work on one procedure: where it stands, whose it is, what comes next, and what was said and done. */
export const Work = ({ id }: { id: string }) => {
  const { value: work, error } = useAsk('work.show', { id });
  if (work === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  return (
    <div className="detail-parts">
      <WorkFacts work={work} />
      <Duplicates id={id} duplicates={work.duplicatesShown} />
      <WorkNotes work={work} />
      <WorkHistory history={work.history} />
    </div>
  );
};

const WorkFacts = ({ work }: { work: WorkDetail }) => {
  const { t } = useWords();
  const { stages, people, stageName, personName, reasonName } = useOrganiser();
  const { run, error } = useAct('work.change');
  const [ending, setEnding] = useState<EndingStage | null>(null);
  const change = (what: WorkChange): void => void run({ target: { ids: [work.id] }, change: what });
  const chooseStage = (stageId: string): void => {
    const stage = stages.find((one) => one.stageId === stageId);
    if (stage === undefined || stageId === work.stageId) return;
    if (stage.meaning === 'dropped' || stage.meaning === 'lost') setEnding(stage);
    else change({ stageId });
  };
  const listed: readonly Choice<string>[] = people.map(({ personId, name }) => ({ value: personId, label: name }));
  // Somebody who has left the list still is whom the procedure was given to.
  const left = listed.some(({ value }) => value === work.assigneeId) ? null : work.assigneeId;
  const persons: readonly Choice<string>[] = [
    { value: nobody, label: t('procedures.nobody') },
    ...listed,
    ...(left === null ? [] : [{ value: left, label: personName(left) }]),
  ];
  return (
    <div className="work-facts">
      {error !== null && <ErrorNotice failure={error} />}
      <div className="work-fields">
        <Select
          label={t('procedure.work.stage')}
          value={work.stageId}
          choices={stages.map(({ stageId }) => ({ value: stageId, label: stageName(stageId) }))}
          onChange={chooseStage}
        />
        <Select
          label={t('organiser.column.assignee')}
          value={work.assigneeId ?? nobody}
          choices={persons}
          onChange={(assigneeId) => change({ assigneeId: assigneeId === nobody ? null : assigneeId })}
        />
        <Select
          label={t('organiser.column.priority')}
          value={work.priority}
          choices={priorities.map((priority) => ({ value: priority, label: t(`organiser.priority.${priority}`) }))}
          onChange={(priority) => change({ priority })}
        />
        <Switch isSelected={work.isStarred} onChange={(isStarred) => change({ isStarred })}>
          {t('procedure.work.star')}
        </Switch>
      </div>
      <span className="work-lists">
        <Button kind="quiet" onPress={openLists}>
          {t('procedures.lists')}
        </Button>
      </span>
      {work.reason !== null && (
        <DefinitionList
          narrow
          facts={[
            {
              label: t('procedure.work.reason'),
              value: <bdi>{reasonName(work.reason.reasonId)}</bdi>,
              ...(work.reason.text === '' ? {} : { hint: <bdi>{work.reason.text}</bdi> }),
            },
          ]}
        />
      )}
      <NextStep key={`${work.nextStep?.text ?? ''} ${work.nextStep?.on ?? ''}`} work={work} onChange={change} />
      <Tags tags={work.tags} onChange={change} />
      <DropDialog
        stage={ending}
        title={ending === null ? '' : stageName(ending.stageId)}
        act={t('procedures.drop.act', { count: 1, shown: '1' })}
        onEnd={change}
        onClose={() => setEnding(null)}
      />
    </div>
  );
};

const NextStep = ({ work, onChange }: { work: WorkDetail; onChange: (change: WorkChange) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState(work.nextStep?.text ?? '');
  const [on, setOn] = useState(work.nextStep?.on ?? null);
  const isSame = text.trim() === (work.nextStep?.text ?? '') && on === (work.nextStep?.on ?? null);
  return (
    <form
      className="work-step"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame && text.trim() !== '') onChange({ nextStep: { text: text.trim(), on } });
      }}
    >
      <TextField label={t('organiser.column.next-step')} value={text} onChange={setText} maxLength={500} />
      <DayField label={t('procedures.step.on')} value={on} onChange={setOn} />
      <span className="work-step-acts">
        <Button type="submit" isDisabled={isSame || text.trim() === ''}>
          {t('procedures.step.save')}
        </Button>
        {work.nextStep !== null && (
          <Button kind="quiet" onPress={() => onChange({ nextStep: null })}>
            {t('procedure.work.step-done')}
          </Button>
        )}
      </span>
    </form>
  );
};

const Tags = ({ tags, onChange }: { tags: readonly string[]; onChange: (change: WorkChange) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  return (
    <Section title={t('procedure.work.tags')}>
      <form
        className="work-tags"
        onSubmit={(event) => {
          event.preventDefault();
          const addTags = [...tagsWritten(text)];
          if (addTags.length > 0) onChange({ addTags });
          setText('');
        }}
      >
        {tags.length === 0 ? (
          <span className="faint">{t('procedure.work.tags.none')}</span>
        ) : (
          <Chips
            label={t('procedure.work.tags')}
            chips={tags.map((tag) => ({ id: tag, label: '', value: tag }))}
            onRemove={(tag) => onChange({ removeTags: [tag] })}
          />
        )}
        <span className="work-tag-new">
          <TextField
            label={t('procedure.work.add-tag')}
            hideLabel
            placeholder={t('procedure.work.add-tag')}
            value={text}
            onChange={setText}
            maxLength={200}
          />
          <Button type="submit" icon={PlusIcon} kind="quiet" isDisabled={tagsWritten(text).length === 0}>
            {t('procedure.work.add-tag')}
          </Button>
        </span>
      </form>
    </Section>
  );
};
