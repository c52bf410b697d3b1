import { useState } from 'react';
import type { ChecklistSets as Sets } from '#shared/contract/checklists.ts';
import {
  Badge,
  Button,
  CopyIcon,
  ErrorNotice,
  IconButton,
  PencilIcon,
  PlusIcon,
  SearchIcon,
  Skeleton,
  Table,
  TrashIcon,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { useWords } from '../../state/words.tsx';
import { ChecklistDialog, type Edited } from './checklists-dialog.tsx';
import { RecordsBar } from './records-bar.tsx';
import { useKindName } from './kinds-name.ts';
import './kinds.css';
import './texts.css';

type Known = Sets['sets'][number];

/** Sets of papers: the program's, which stay as they are, and the user's. */
export const ChecklistSets = () => {
  const { value, error } = useAsk('checklists.list', {});
  if (value === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  return <Loaded sets={value.sets} />;
};

const Loaded = ({ sets }: { sets: readonly Known[] }) => {
  const { t, language } = useWords();
  const [edited, setEdited] = useState<Edited | null>(null);
  const remove = useAct('checklists.remove');
  const nameOf = useKindName();
  useOffer('checklists', [
    {
      id: 'checklists.add',
      label: t('checklists.add'),
      group: t('frame.palette.here'),
      run: () => setEdited({ as: 'new' }),
    },
  ]);
  const forWhat = ({ set }: Known): string =>
    [
      ...set.laws.map((law) => t(`checklist.law.${law}`)),
      ...set.kinds.map((kindId) => nameOf({ kindId, name: null })),
      ...(set.platformId === null ? [] : [set.platformId]),
    ].join(', ') || t('checklists.everything');
  return (
    <div className="kinds">
      <RecordsBar lead={t('checklists.lead')} of="checklists" hasOwn={sets.some(({ isShipped }) => !isShipped)}>
        <Button icon={PlusIcon} onPress={() => setEdited({ as: 'new' })}>
          {t('checklists.add')}
        </Button>
      </RecordsBar>
      {remove.error !== null && <ErrorNotice failure={remove.error} />}
      <Table
        label={t('settings.tab.checklists')}
        rows={sets}
        keyOf={({ set }) => set.setId}
        columns={[
          {
            id: 'name',
            label: t('checklists.name'),
            width: '30%',
            cell: ({ set, isShipped }) => (
              <span className="texts-name">
                <span className="kinds-name">
                  <bdi>{set.title}</bdi>
                  {!isShipped && <Badge>{t('checklist.own')}</Badge>}
                </span>
                <span className="quiet">{t('checklists.count', { count: set.items.length })}</span>
                {set.replaces !== null && (
                  <span className="quiet">
                    {t('checklists.replaced-by', {
                      name: sets.find((one) => one.set.setId === set.replaces)?.set.title ?? set.replaces,
                    })}
                  </span>
                )}
              </span>
            ),
          },
          { id: 'for', label: t('checklists.for'), cell: forWhat },
          {
            id: 'in-force',
            label: t('checklists.in-force'),
            cell: ({ set: { validFrom, validTo } }) => {
              const from = plainDayText(validFrom, language, 'date');
              return validTo === null
                ? t('checklists.since', { from })
                : t('checklists.until', { from, to: plainDayText(validTo, language, 'date') });
            },
          },
          { id: 'source', label: t('checklists.source'), width: '26%', cell: ({ set }) => <bdi>{set.source}</bdi> },
          {
            id: 'acts',
            label: t('platforms.edit'),
            hideLabel: true,
            width: '104px',
            cell: ({ set, isShipped }) => (
              <span className="kinds-row-acts">
                <IconButton
                  icon={isShipped ? SearchIcon : PencilIcon}
                  label={t(isShipped ? 'checklists.look' : 'checklists.edit', { name: set.title })}
                  onPress={() => setEdited({ as: isShipped ? 'look' : 'edit', set })}
                />
                <IconButton
                  icon={CopyIcon}
                  label={t('checklists.copy', { name: set.title })}
                  onPress={() => setEdited({ as: 'copy', set })}
                />
                {!isShipped && (
                  <IconButton
                    icon={TrashIcon}
                    label={t('checklists.remove', { name: set.title })}
                    onPress={() => void remove.run({ setId: set.setId })}
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      {edited !== null && (
        <ChecklistDialog
          key={`${edited.as} ${edited.as === 'new' ? '' : edited.set.setId}`}
          edited={edited}
          sets={sets}
          onCopy={(set) => setEdited({ as: 'copy', set })}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
};
