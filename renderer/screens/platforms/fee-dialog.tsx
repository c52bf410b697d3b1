import { useState } from 'react';
import type { PlatformCard } from '#shared/contract/platforms.ts';
import { feePayers } from '#shared/procedure/platforms/vocabulary.ts';
import {
  Button,
  DayField,
  DecimalField,
  Dialog,
  ErrorNotice,
  RadioGroup,
  Select,
  TextField,
} from '../../components/index.ts';
import { currencySign } from '../../format/numbers.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { freeId } from './free-id.ts';
import { ScopeFields } from './scope-fields.tsx';
import { useSaveCard } from './use-card.ts';

type Fee = PlatformCard['fees'][number];

const blank = (today: string): Fee => ({
  feeId: '',
  name: '',
  payer: 'winner',
  fixed: null,
  percent: '1',
  atMost: null,
  atLeast: null,
  currency: 'RUB',
  smallBusinessOnly: null,
  sections: [],
  sector: null,
  startPriceUpTo: null,
  source: '',
  readOn: today,
  validFrom: null,
  validTo: null,
});

const smallChoices = ['everywhere', 'small', 'not-small'] as const;
const smallOf = (choice: (typeof smallChoices)[number]): boolean | null =>
  choice === 'everywhere' ? null : choice === 'small';

type FeeDialogProps = { readonly card: PlatformCard; readonly fee: Fee | null; readonly onClose: () => void };

export const FeeDialog = ({ card, fee, onClose }: FeeDialogProps) => {
  const { t, language } = useWords();
  const today = useMinute().slice(0, 10);
  const [draft, setDraft] = useState<Fee>(fee ?? blank(today));
  const { save, isRunning, error } = useSaveCard();
  const set = (part: Partial<Fee>): void => setDraft({ ...draft, ...part });
  const unit = currencySign(draft.currency, language);
  const isShare = draft.fixed === null;
  const isReady = draft.name.trim() !== '' && draft.source.trim() !== '' && (draft.fixed ?? draft.percent ?? '') !== '';
  const keep = async (): Promise<void> => {
    const ids = card.fees.map(({ feeId }) => feeId);
    const row = { ...draft, feeId: fee?.feeId ?? freeId('fee', ids) };
    const fees = fee === null ? [...card.fees, row] : card.fees.map((one) => (one.feeId === fee.feeId ? row : one));
    if (await save({ ...card, fees })) onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t(fee === null ? 'platforms.fee.add' : 'platforms.fee.edit')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void keep()}>
            {t('platforms.fee.save')}
          </Button>
        </>
      }
    >
      <div className="platform-form">
        {/* The dialog was opened to type this. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField label={t('platforms.fee.name')} value={draft.name} onChange={(name) => set({ name })} autoFocus />
        <RadioGroup
          label={t('platforms.fee.payer')}
          layout="row"
          value={draft.payer}
          choices={feePayers.map((payer) => ({ value: payer, label: t(`platforms.payer.${payer}`) }))}
          onChange={(payer) => set({ payer })}
        />
        <RadioGroup
          label={t('platforms.fee.kind')}
          layout="row"
          value={isShare ? 'share' : 'sum'}
          choices={[
            { value: 'share', label: t('platforms.fee.kind.share') },
            { value: 'sum', label: t('platforms.fee.kind.sum') },
          ]}
          onChange={(kind) =>
            set(
              kind === 'share'
                ? { fixed: null, percent: '1' }
                : { fixed: '', percent: null, atMost: null, atLeast: null },
            )
          }
        />
        {isShare ? (
          <div className="form-pair">
            <DecimalField
              label={t('platforms.fee.share')}
              unit="%"
              value={draft.percent}
              onChange={(percent) => set({ percent: percent ?? '' })}
            />
            <DecimalField
              label={t('platforms.fee.most')}
              isAmount
              unit={unit}
              value={draft.atMost}
              onChange={(atMost) => set({ atMost })}
            />
          </div>
        ) : (
          <DecimalField
            label={t('platforms.fee.fixed')}
            isAmount
            unit={unit}
            value={draft.fixed === '' ? null : draft.fixed}
            onChange={(fixed) => set({ fixed: fixed ?? '' })}
          />
        )}
        <Select
          label={t('platforms.fee.where')}
          value={draft.smallBusinessOnly === null ? 'everywhere' : draft.smallBusinessOnly ? 'small' : 'not-small'}
          choices={smallChoices.map((choice) => ({ value: choice, label: t(`platforms.fee.where.${choice}`) }))}
          onChange={(choice) => set({ smallBusinessOnly: smallOf(choice) })}
        />
        <ScopeFields
          scope={draft}
          currency={draft.currency}
          onChange={({ sections, ...part }) =>
            set({ ...part, ...(sections === undefined ? {} : { sections: [...sections] }) })
          }
        />
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
