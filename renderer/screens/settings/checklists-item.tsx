import { useState } from 'react';
import type { ChecklistSets } from '#shared/contract/checklists.ts';
import { checklistParties, itemNeeds } from '#shared/bid/checklist-sets/vocabulary.ts';
import { Badge, Checkbox, Checkboxes, IconButton, Select, TextField, TrashIcon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

export type SetItem = ChecklistSets['sets'][number]['set']['items'][number];

/** A paper with nothing said yet, under a name that is free in its set. */
export const blankItem = (taken: readonly string[]): SetItem => {
  let number = taken.length + 1;
  while (taken.includes(`paper-${String(number)}`)) number += 1;
  return {
    itemId: `paper-${String(number)}`,
    title: '',
    need: 'required',
    basis: '',
    parties: [],
    smallBusiness: null,
    onlyWithSecurity: false,
    perLot: false,
    dueDays: null,
    nameHints: [],
  };
};

/** One paper of a set: shut it says what it is, open it is edited. */
export const ChecklistItemForm = ({
  item,
  isReadOnly,
  onChange,
  onRemove,
}: {
  readonly item: SetItem;
  readonly isReadOnly: boolean;
  readonly onChange: (item: SetItem) => void;
  readonly onRemove: () => void;
}) => {
  const { t, say } = useWords();
  const [days, setDays] = useState(item.dueDays === null ? '' : String(item.dueDays));
  const [hints, setHints] = useState(item.nameHints.join(', '));
  const set = (part: Partial<SetItem>): void => onChange({ ...item, ...part });
  const title = item.title ?? say(`bid.item.${item.itemId}`, item.itemId);
  const isUnfit = !/^\d{0,2}$/.test(days) || Number(days) > 60;
  const head = (
    <>
      <bdi className="texts-item-name">{title === '' ? t('checklists.item') : title}</bdi>
      <Badge>{t(`bid.need.${item.need}`)}</Badge>
      {item.perLot && <Badge>{t('checklist.per-lot')}</Badge>}
      {item.parties.map((party) => (
        <Badge key={party}>{t(`checklist.party.${party}`)}</Badge>
      ))}
      {item.smallBusiness === true && <Badge>{t('checklist.small-business')}</Badge>}
      <span className="quiet">
        {item.dueDays === null || item.dueDays === 0 ? '' : t('checklists.days', { count: item.dueDays })}
      </span>
      <bdi className="quiet texts-item-basis">{item.basis}</bdi>
    </>
  );
  return (
    <li className="texts-item">
      {isReadOnly ? (
        <div className="texts-item-head">{head}</div>
      ) : (
        <details open={item.title === ''}>
          <summary className="texts-item-head">{head}</summary>
          <div className="kinds-form texts-item-form">
            <div className="kinds-pair">
              <TextField
                label={t('checklists.item.title')}
                value={item.title ?? ''}
                placeholder={say(`bid.item.${item.itemId}`, '')}
                onChange={(text) =>
                  set({ title: text === '' && say(`bid.item.${item.itemId}`, '') !== '' ? null : text })
                }
              />
              <TextField label={t('checklists.item.basis')} value={item.basis} onChange={(basis) => set({ basis })} />
            </div>
            <div className="kinds-pair">
              <Select
                label={t('checklists.item.need')}
                value={item.need}
                choices={itemNeeds.map((need) => ({ value: need, label: t(`bid.need.${need}`) }))}
                onChange={(need) => set({ need })}
              />
              <TextField
                label={t('checklists.item.due')}
                hint={t('checklists.item.due.hint')}
                inputMode="numeric"
                value={days}
                onChange={(text) => {
                  setDays(text);
                  if (/^\d{0,2}$/.test(text) && Number(text) <= 60) set({ dueDays: text === '' ? null : Number(text) });
                }}
                {...(isUnfit ? { fault: '0–60' } : {})}
              />
            </div>
            <fieldset className="texts-choices">
              <legend className="field-label">{t('checklists.item.parties')}</legend>
              <Checkboxes
                of={checklistParties}
                chosen={item.parties}
                named={(party) => t(`checklist.party.${party}`)}
                onChange={(parties) => set({ parties })}
              />
              <span className="field-hint">{t('checklists.item.parties.hint')}</span>
            </fieldset>
            <div className="texts-choices">
              <Checkbox isSelected={item.perLot} onChange={(perLot) => set({ perLot })}>
                {t('checklists.item.lot')}
              </Checkbox>
              <Checkbox
                isSelected={item.smallBusiness === true}
                onChange={(on) => set({ smallBusiness: on ? true : null })}
              >
                {t('checklists.item.small')}
              </Checkbox>
              <Checkbox isSelected={item.onlyWithSecurity} onChange={(onlyWithSecurity) => set({ onlyWithSecurity })}>
                {t('checklists.item.security')}
              </Checkbox>
            </div>
            <div className="texts-item-end">
              <TextField
                label={t('checklists.item.hints')}
                hint={t('checklists.item.hints.hint')}
                value={hints}
                onChange={(text) => {
                  setHints(text);
                  const words = text.split(',').map((word) => word.trim().toLowerCase());
                  set({ nameHints: words.filter((word) => word.length >= 2).slice(0, 40) });
                }}
              />
              <IconButton icon={TrashIcon} label={t('checklists.item.remove', { name: title })} onPress={onRemove} />
            </div>
          </div>
        </details>
      )}
    </li>
  );
};
