import { useState } from 'react';
import type { PlatformCard } from '#shared/contract/platforms.ts';
import { Button, Checkbox, DayField, DecimalField, Dialog, ErrorNotice, TextField } from '../../components/index.ts';
import { currencySign } from '../../format/numbers.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { freeId } from './free-id.ts';
import { ScopeFields } from './scope-fields.tsx';
import { useSaveCard } from './use-card.ts';

type Tariff = PlatformCard['tariffs'][number];

const blank = (today: string): Tariff => ({
  tariffId: '',
  name: '',
  price: '',
  currency: 'RUB',
  isLeast: false,
  term: null,
  sections: [],
  sector: null,
  startPriceUpTo: null,
  source: '',
  readOn: today,
  validFrom: null,
  validTo: null,
});

type TariffDialogProps = { readonly card: PlatformCard; readonly tariff: Tariff | null; readonly onClose: () => void };

export const TariffDialog = ({ card, tariff, onClose }: TariffDialogProps) => {
  const { t, language } = useWords();
  const today = useMinute().slice(0, 10);
  const [draft, setDraft] = useState<Tariff>(tariff ?? blank(today));
  const { save, isRunning, error } = useSaveCard();
  const set = (part: Partial<Tariff>): void => setDraft({ ...draft, ...part });
  const isReady = draft.name.trim() !== '' && draft.price !== '' && draft.source.trim() !== '';
  const keep = async (): Promise<void> => {
    const ids = card.tariffs.map(({ tariffId }) => tariffId);
    const row = { ...draft, tariffId: tariff?.tariffId ?? freeId('tariff', ids) };
    const tariffs =
      tariff === null
        ? [...card.tariffs, row]
        : card.tariffs.map((one) => (one.tariffId === tariff.tariffId ? row : one));
    if (await save({ ...card, tariffs })) onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t(tariff === null ? 'platforms.tariff.add' : 'platforms.tariff.edit')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void keep()}>
            {t('platforms.tariff.save')}
          </Button>
        </>
      }
    >
      <div className="platform-form">
        {/* The dialog was opened to type this. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField label={t('platforms.tariff.name')} value={draft.name} onChange={(name) => set({ name })} autoFocus />
        <div className="form-pair">
          <DecimalField
            label={t('platforms.tariff.price')}
            isAmount
            unit={currencySign(draft.currency, language)}
            hint={t('platforms.tariff.price.hint')}
            value={draft.price === '' ? null : draft.price}
            onChange={(price) => set({ price: price ?? '' })}
          />
          <TextField
            label={t('platforms.currency')}
            isCode
            maxLength={3}
            value={draft.currency}
            onChange={(currency) => set({ currency: currency.toUpperCase() })}
          />
        </div>
        <Checkbox isSelected={draft.isLeast} onChange={(isLeast) => set({ isLeast })}>
          {t('platforms.tariff.is-least')}
        </Checkbox>
        <ScopeFields
          scope={draft}
          currency={draft.currency}
          onChange={({ sections, ...part }) =>
            set({ ...part, ...(sections === undefined ? {} : { sections: [...sections] }) })
          }
        />
        <div className="form-pair">
          <DayField
            label={t('platforms.valid-from')}
            value={draft.validFrom}
            onChange={(validFrom) => set({ validFrom })}
          />
          <DayField label={t('platforms.valid-to')} value={draft.validTo} onChange={(validTo) => set({ validTo })} />
        </div>
        <div className="form-pair">
          <TextField label={t('platforms.source')} value={draft.source} onChange={(source) => set({ source })} />
          <DayField
            label={t('platforms.read-on')}
            value={draft.readOn}
            onChange={(readOn) => set({ readOn: readOn ?? today })}
          />
        </div>
        {error !== null && <ErrorNotice failure={error} />}
      </div>
    </Dialog>
  );
};
