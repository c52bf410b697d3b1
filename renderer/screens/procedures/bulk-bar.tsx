import { useState } from 'react';
import type { WorkChange, WorkTarget } from '#shared/contract/organiser.ts';
import {
  BlockedIcon,
  Button,
  ChevronDownIcon,
  ClockIcon,
  CrossIcon,
  ExportIcon,
  IconButton,
  Menu,
  PersonIcon,
  TagIcon,
  type MenuEntry,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { dropPicks } from './picked.ts';
import { openLists } from './lists-state.ts';
import { DropDialog, type EndingStage } from './drop-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { useOrganiser } from '../../state/organiser.ts';
import { changeWork } from './work-acts.ts';

/** What can be done with all of a selection at once. It stands where the filters stood, so that nothing moves. */
export const BulkBar = ({
  target,
  count,
  exports,
}: {
  target: WorkTarget;
  count: number;
  exports: readonly MenuEntry[];
}) => {
  const words = useWords();
  const { t, language } = words;
  const { stages, people, stageName } = useOrganiser();
  const [open, setOpen] = useState<'tags' | 'step' | null>(null);
  const [ending, setEnding] = useState<EndingStage | null>(null);
  const shown = countText(count, language);
  const change = (what: WorkChange): void => void changeWork({ target, count, change: what }, words);
  const chooseStage = (stage: EndingStage): void => {
    if (stage.meaning === 'dropped' || stage.meaning === 'lost') setEnding(stage);
    else change({ stageId: stage.stageId });
  };
  const dropped = stages.find(({ meaning }) => meaning === 'dropped');
  const byStage: readonly MenuEntry[] = stages.map((stage) => ({
    id: stage.stageId,
    label: stageName(stage.stageId),
    run: () => chooseStage(stage),
  }));
  const byPerson: readonly MenuEntry[] = [
    ...people.map((person) => ({
      id: person.personId,
      label: person.name,
      ...(person.isSelf ? { hint: t('procedures.me') } : {}),
      run: () => change({ assigneeId: person.personId }),
    })),
    ...(people.length > 0 ? (['line'] as const) : []),
    { id: 'none', label: t('procedures.nobody'), run: () => change({ assigneeId: null }) },
    'line',
    { id: 'lists', label: t('procedures.lists.people.edit'), run: openLists },
  ];
  const title = (what: string): string => t('procedures.bulk.title', { what, count, shown });
  return (
    <div className="bulk" role="toolbar" aria-label={t('procedures.bulk')}>
      <span className="bulk-count" aria-live="polite">
        {t('procedures.bulk.picked', { count, shown })}
      </span>
      <Menu
        label={t('organiser.column.work-stage')}
        entries={byStage}
        trigger={<Button icon={ChevronDownIcon}>{t('organiser.column.work-stage')}</Button>}
      />
      <Menu
        label={t('organiser.column.assignee')}
        entries={byPerson}
        trigger={<Button icon={PersonIcon}>{t('organiser.column.assignee')}</Button>}
      />
      <Button icon={TagIcon} onPress={() => setOpen('tags')}>
        {t('organiser.column.tags')}
      </Button>
      <Button icon={ClockIcon} onPress={() => setOpen('step')}>
        {t('organiser.column.next-step')}
      </Button>
      {dropped !== undefined && (
        <Button icon={BlockedIcon} onPress={() => setEnding(dropped)}>
          {t('procedures.drop')}
        </Button>
      )}
      <Menu
        label={t('procedures.bulk.export')}
        entries={exports}
        trigger={<Button icon={ExportIcon}>{t('procedures.bulk.export')}</Button>}
      />
      <span className="bulk-end">
        <IconButton icon={CrossIcon} label={t('procedures.bulk.none')} keys="Esc" onPress={dropPicks} />
      </span>
      <TagDialog
        isOpen={open === 'tags'}
        title={title(t('organiser.column.tags'))}
        onSave={change}
        onClose={() => setOpen(null)}
      />
      <StepDialog
        isOpen={open === 'step'}
        title={title(t('organiser.column.next-step'))}
        onSave={change}
        onClose={() => setOpen(null)}
      />
      <DropDialog
        stage={ending}
        title={title(ending === null ? '' : stageName(ending.stageId))}
        act={t('procedures.drop.act', { count, shown })}
        onEnd={change}
        onClose={() => setEnding(null)}
      />
    </div>
  );
};
