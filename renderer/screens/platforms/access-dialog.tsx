import { useState } from 'react';
import type { PlatformAccess, PlatformCard } from '#shared/contract/platforms.ts';
import { Button, DayField, DecimalField, Dialog, ErrorNotice, Select, TextField } from '../../components/index.ts';
import { currencySign } from '../../format/numbers.ts';
import { remember, useAct } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { ScopeFields } from './scope-fields.tsx';

const blank = (platformId: string, today: string): PlatformAccess => ({
  accessId: '',
  platformId,
  tariff: '',
  price: null,
  currency: 'RUB',
  from: today,
  to: null,
  sections: [],
  sector: null,
  startPriceUpTo: null,
  login: null,
  note: null,
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

type AccessDialogProps = {
  readonly card: PlatformCard;
  readonly access: PlatformAccess | null;
  readonly onClose: () => void;
};

/** What was bought: a tariff of the card fills the rest in. */
export const AccessDialog = ({ card, access, onClose }: AccessDialogProps) => {
  const { t, language } = useWords();
  const today = useMinute().slice(0, 10);
  const [draft, setDraft] = useState<PlatformAccess>(access ?? blank(card.platformId, today));
  const { run, isRunning, error } = useAct('access.save');
  const set = (part: Partial<PlatformAccess>): void => setDraft({ ...draft, ...part });
  const keep = async (): Promise<void> => {
    const answer = await run({ access: { ...draft, tariff: draft.tariff.trim() } });
    if (!answer.ok) return;
    remember('platforms.show', { platformId: card.platformId }, answer.value);
    onClose();
  };
  const bySource = (tariffId: string): void => {
    const row = card.tariffs.find((tariff) => tariff.tariffId === tariffId);
    if (row === undefined) return;
    const { name, price, currency, sections, sector, startPriceUpTo } = row;
    set({ tariff: name, price, currency, sections: [...sections], sector, startPriceUpTo });
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t(access === null ? 'platforms.access.add' : 'platforms.access.edit')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={draft.tariff.trim() === ''} isBusy={isRunning} onPress={() => void keep()}>
            {t('platforms.access.save')}
          </Button>
        </>
      }
    >
      <div className="platform-form">
        {card.tariffs.length > 0 && access === null && (
          <Select
            label={t('platforms.access.by-tariff')}
            value={card.tariffs.find(({ name }) => name === draft.tariff)?.tariffId ?? null}
            placeholder={t('platforms.access.by-tariff.none')}
            choices={card.tariffs.map(({ tariffId, name }) => ({ value: tariffId, label: name }))}
            onChange={bySource}
          />
        )}
        <div className="form-pair">
          <TextField label={t('platforms.tariff.name')} value={draft.tariff} onChange={(tariff) => set({ tariff })} />
          <DecimalField
            label={t('platforms.access.paid')}
            isAmount
            unit={currencySign(draft.currency, language)}
            value={draft.price}
            onChange={(price) => set({ price })}
          />
        </div>
        <div className="form-pair">
          <DayField
            label={t('platforms.access.from')}
            value={draft.from}
            onChange={(from) => set({ from: from ?? today })}
          />
          <DayField
            label={t('platforms.access.to')}
            hint={t('platforms.access.to.hint')}
            value={draft.to}
            onChange={(to) => set({ to })}
          />
        </div>
        <ScopeFields
          scope={draft}
          currency={draft.currency}
          onChange={({ sections, ...part }) =>
            set({ ...part, ...(sections === undefined ? {} : { sections: [...sections] }) })
          }
        />
        <TextField
          label={t('platforms.access.login')}
          hint={t('platforms.access.login.hint')}
          isCode
          autoComplete="off"
          value={draft.login ?? ''}
          onChange={(login) => set({ login: orNull(login) })}
        />
        <TextField
          label={t('platforms.access.note')}
          value={draft.note ?? ''}
          onChange={(note) => set({ note: note === '' ? null : note })}
        />
        {error !== null && <ErrorNotice failure={error} />}
      </div>
    </Dialog>
  );
};
