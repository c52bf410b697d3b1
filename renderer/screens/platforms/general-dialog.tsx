import { useState } from 'react';
import type { PlatformCard } from '#shared/contract/platforms.ts';
import { sections } from '#shared/procedure/platforms/vocabulary.ts';
import {
  Button,
  Checkbox,
  Checkboxes,
  DayField,
  Dialog,
  ErrorNotice,
  Select,
  TextField,
} from '../../components/index.ts';
import { zoneChoices } from '../../format/zones.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { useSaveCard } from './use-card.ts';

/** What is no figure of a card: its name, its zone, the words that notices name it by. */
export const GeneralDialog = ({ card, onClose }: { card: PlatformCard; onClose: () => void }) => {
  const { t } = useWords();
  const now = useMinute();
  const [draft, setDraft] = useState(card);
  const [aliases, setAliases] = useState(card.aliases.join('\n'));
  const { save, isRunning, error } = useSaveCard();
  const set = (part: Partial<PlatformCard>): void => setDraft({ ...draft, ...part });
  const keep = async (): Promise<void> => {
    const listed = aliases
      .split('\n')
      .map((line) => line.trim().toLowerCase())
      .filter((line) => line !== '');
    if (await save({ ...draft, name: draft.name.trim(), aliases: [...new Set(listed)] })) onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('platforms.general')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isBusy={isRunning} isDisabled={draft.name.trim() === ''} onPress={() => void keep()}>
            {t('platforms.save')}
          </Button>
        </>
      }
    >
      <div className="platform-form">
        <TextField label={t('platforms.name')} value={draft.name} onChange={(name) => set({ name })} />
        <div className="form-pair">
          <Select
            label={t('platforms.zone')}
            value={draft.zone}
            choices={zoneChoices(draft.zone, now)}
            onChange={(zone) => set({ zone })}
          />
          <TextField
            label={t('platforms.country')}
            value={draft.country}
            isCode
            maxLength={2}
            onChange={(country) => set({ country: country.toUpperCase() })}
          />
        </div>
        <TextField
          label={t('platforms.aliases')}
          hint={t('platforms.aliases.hint')}
          rows={4}
          value={aliases}
          onChange={setAliases}
        />
        <div className="platform-checks" role="group" aria-label={t('platforms.sections')}>
          <Checkboxes
            of={sections}
            chosen={draft.sections}
            named={(section) => t(`platforms.section.${section}`)}
            onChange={(chosen) => set({ sections: chosen })}
          />
        </div>
        <Checkbox
          isSelected={draft.signature.strictOids}
          onChange={(strictOids) => set({ signature: { ...draft.signature, strictOids } })}
        >
          {t('platforms.strict.choice')}
        </Checkbox>
        <DayField
          label={t('platforms.reviewed')}
          value={draft.reviewedOn}
          onChange={(reviewedOn) => set({ reviewedOn: reviewedOn ?? card.reviewedOn })}
        />
        {error !== null && <ErrorNotice failure={error} />}
      </div>
    </Dialog>
  );
};
