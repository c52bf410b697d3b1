import { useState } from 'react';
import type { ChecklistSets } from '#shared/contract/checklists.ts';
import { checklistLaws } from '#shared/bid/checklist-sets/vocabulary.ts';
import {
  Button,
  Checkboxes,
  CopyIcon,
  DayField,
  Dialog,
  ErrorNotice,
  Notice,
  PlusIcon,
  Section,
  Select,
  TextField,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { ChecklistItemForm, blankItem, type SetItem } from './checklists-item.tsx';
import { useKindName } from './kinds-name.ts';

type ChecklistSet = ChecklistSets['sets'][number]['set'];
export type Edited = { readonly as: 'new' } | { readonly as: 'look' | 'edit' | 'copy'; readonly set: ChecklistSet };

const none = '';

const freeId = (stem: string, taken: readonly string[]): string => {
  const name = stem.slice(0, 56);
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${String(number)}`)) number += 1;
  return `${name}-${String(number)}`;
};

/** One set: what it is for, and its papers. One that comes with the program is only looked at. */
export const ChecklistDialog = ({
  edited,
  sets,
  onCopy,
  onClose,
}: {
  readonly edited: Edited;
  readonly sets: readonly ChecklistSets['sets'][number][];
  readonly onCopy: (set: ChecklistSet) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const nameOf = useKindName();
  const today = useMinute().slice(0, 10);
  const taken = sets.map(({ set }) => set.setId);
  const shipped = sets.flatMap(({ set, isShipped }) => (isShipped ? [set] : []));
  const [draft, setDraft] = useState<ChecklistSet>(() => {
    if (edited.as === 'new')
      return {
        setId: freeId('own', taken),
        title: '',
        laws: [],
        kinds: [],
        platformId: null,
        replaces: null,
        validFrom: today,
        validTo: null,
        source: '',
        items: [blankItem([])],
      };
    if (edited.as !== 'copy') return edited.set;
    const isShipped = shipped.some(({ setId }) => setId === edited.set.setId);
    return {
      ...edited.set,
      setId: freeId(`${edited.set.setId}-own`, taken),
      title: t('checklists.copy-name', { name: edited.set.title }),
      replaces: isShipped ? edited.set.setId : edited.set.replaces,
    };
  });
  const save = useAct('checklists.save');
  const platforms = useAsk('platforms.list', {}).value?.platforms ?? [];
  const kinds = useAsk('kinds.records', {}).value?.kinds ?? [];
  const set = (part: Partial<ChecklistSet>): void => setDraft({ ...draft, ...part });
  const setItem = (at: number, item: SetItem): void =>
    set({ items: draft.items.map((one, index) => (index === at ? item : one)) });
  const isLooking = edited.as === 'look';
  const isReady =
    draft.title.trim() !== '' &&
    draft.source.trim() !== '' &&
    draft.items.length > 0 &&
    draft.items.every(({ title, basis }) => title !== '' && basis.trim() !== '');
  const keep = async (): Promise<void> => {
    if ((await save.run(draft)).ok) onClose();
  };
  return (
    <Dialog
      isOpen
      size="large"
      title={draft.title === '' ? t('checklists.add') : draft.title}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t(isLooking ? 'ui.close' : 'ui.cancel')}
          </Button>
          {isLooking ? (
            <Button kind="primary" icon={CopyIcon} onPress={() => onCopy(draft)}>
              {t('checklists.copy-act')}
            </Button>
          ) : (
            <Button kind="primary" isDisabled={!isReady} isBusy={save.isRunning} onPress={() => void keep()}>
              {t('checklists.save')}
            </Button>
          )}
        </>
      }
    >
      <div className="kinds-form">
        {isLooking && <Notice tone="neutral">{t('checklists.shipped')}</Notice>}
        <div className="kinds-pair">
          <TextField
            label={t('checklists.name')}
            value={draft.title}
            isReadOnly={isLooking}
            onChange={(title) => set({ title })}
          />
          <TextField
            label={t('checklists.source')}
            value={draft.source}
            isReadOnly={isLooking}
            onChange={(source) => set({ source })}
          />
        </div>
        <fieldset className="texts-choices">
          <legend className="field-label">{t('checklists.laws')}</legend>
          <Checkboxes
            of={checklistLaws}
            chosen={draft.laws}
            named={(law) => t(`checklist.law.${law}`)}
            isDisabled={isLooking}
            onChange={(laws) => set({ laws })}
          />
          <span className="field-hint">{t('checklists.laws.hint')}</span>
        </fieldset>
        <div className="policies-row">
          <Select
            label={t('checklists.kind')}
            isDisabled={isLooking}
            value={draft.kinds[0] ?? none}
            choices={[
              { value: none, label: t('checklists.any') },
              ...kinds.map(({ kind }) => ({ value: kind.kindId, label: nameOf(kind) })),
            ]}
            onChange={(kindId) => set({ kinds: kindId === none ? [] : [kindId] })}
          />
          <Select
            label={t('checklists.platform')}
            isDisabled={isLooking}
            value={draft.platformId ?? none}
            choices={[
              { value: none, label: t('checklists.any') },
              ...platforms.map(({ platformId, name }) => ({ value: platformId, label: name })),
            ]}
            onChange={(platformId) => set({ platformId: platformId === none ? null : platformId })}
          />
          {!isLooking && (
            <Select
              label={t('checklists.replaces')}
              hint={t('checklists.replaces.hint')}
              value={draft.replaces ?? none}
              choices={[
                { value: none, label: t('checklists.replaces.none') },
                ...sets
                  .filter((one) => one.set.setId !== draft.setId)
                  .map((one) => ({ value: one.set.setId, label: one.set.title })),
              ]}
              onChange={(replaces) => set({ replaces: replaces === none ? null : replaces })}
            />
          )}
        </div>
        {!isLooking && (
          <div className="kinds-pair">
            <DayField
              label={t('platforms.valid-from')}
              value={draft.validFrom}
              onChange={(validFrom) => set({ validFrom: validFrom ?? today })}
            />
            <DayField label={t('platforms.valid-to')} value={draft.validTo} onChange={(validTo) => set({ validTo })} />
          </div>
        )}
        <Section title={t('checklists.items')}>
          <ol className="texts-items">
            {draft.items.map((item, at) => (
              <ChecklistItemForm
                key={item.itemId}
                item={item}
                isReadOnly={isLooking}
                onChange={(changed) => setItem(at, changed)}
                onRemove={() => set({ items: draft.items.filter((one) => one !== item) })}
              />
            ))}
          </ol>
          {!isLooking && (
            <Button
              kind="quiet"
              icon={PlusIcon}
              onPress={() => set({ items: [...draft.items, blankItem(draft.items.map(({ itemId }) => itemId))] })}
            >
              {t('checklists.item.add')}
            </Button>
          )}
        </Section>
        {save.error !== null && <ErrorNotice failure={save.error} />}
      </div>
    </Dialog>
  );
};
