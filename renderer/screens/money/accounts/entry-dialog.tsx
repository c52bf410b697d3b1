import { useState } from 'react';
import type { LedgerView } from '#shared/contract/money.ts';
import { Button, DayField, DecimalField, Dialog, ErrorNotice, Select, TextField } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { asksFor, enteredKinds, entryOf, type EntryDraft } from './entry-form.ts';

type Named = { readonly id: string; readonly name: string };
export type EntryDialogProps = {
  readonly start: EntryDraft;
  readonly platforms: readonly Named[];
  readonly bids: readonly Named[];
  readonly holds: LedgerView['accounts'][number]['holds'];
  readonly holdName: (hold: LedgerView['accounts'][number]['holds'][number]) => string;
  readonly onClose: () => void;
};

/** One entry, with the fields its kind asks for. What does not add up is refused by the ledger, and nothing is kept. */
export const EntryDialog = ({ start, platforms, bids, holds, holdName, onClose }: EntryDialogProps) => {
  const { t, language } = useWords();
  const [draft, setDraft] = useState(start);
  const { run, isRunning, error } = useAct('ledger.add');
  const set = (part: Partial<EntryDraft>): void => setDraft({ ...draft, ...part });
  const asks = asksFor(draft.kind);
  const entry = entryOf(draft);
  const sign = currencySign('RUB', language);
  const kinds = enteredKinds.filter((kind) => holds.length > 0 || !asksFor(kind).hold);
  const keep = async (): Promise<void> => {
    if (entry !== null && (await run({ entry })).ok) onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('money.accounts.add')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" form="ledger-entry" isDisabled={entry === null} isBusy={isRunning}>
            {t('money.accounts.enter')}
          </Button>
        </>
      }
    >
      <form
        id="ledger-entry"
        className="planning-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        {error !== null && <ErrorNotice failure={error} />}
        <Select
          label={t('money.accounts.what')}
          value={draft.kind}
          choices={kinds.map((kind) => ({
            value: kind,
            label: t(`ledger.kind.${kind}`),
            hint: t(`money.accounts.about.${kind}`),
          }))}
          onChange={(kind) => set({ kind })}
        />
        {asks.hold ? (
          <Select
            label={t('money.accounts.hold')}
            value={draft.holdId === null ? null : String(draft.holdId)}
            placeholder={t('money.form.choose')}
            choices={holds.map((hold) => ({
              value: String(hold.holdId),
              label: holdName(hold),
              hint: `${amountText(hold.left, language)}\u00a0${sign}`,
            }))}
            onChange={(holdId) => set({ holdId: Number(holdId) })}
          />
        ) : (
          <Select
            label={t('money.column.platform')}
            value={draft.platformId === '' ? null : draft.platformId}
            placeholder={t('money.form.choose')}
            choices={platforms.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(platformId) => set({ platformId })}
          />
        )}
        <div className="money-pair">
          {asks.amount && (
            <DecimalField
              label={t('money.export.amount')}
              isAmount
              unit={sign}
              value={draft.amount}
              onChange={(amount) => set({ amount })}
              {...(asks.amountIsOptional ? { hint: t('money.accounts.all-of-it') } : {})}
            />
          )}
          <DayField label={t('money.export.day')} value={draft.day} onChange={(day) => set({ day })} />
        </div>
        {asks.bid && (
          <Select
            label={t('money.export.bid')}
            value={draft.bidId === '' ? 'none' : draft.bidId}
            choices={[
              { value: 'none', label: t('money.accounts.no-bid') },
              ...bids.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(bidId) => set({ bidId: bidId === 'none' ? '' : bidId })}
          />
        )}
        {asks.subject && (
          <TextField
            label={t('money.accounts.subject')}
            value={draft.subject}
            onChange={(subject) => set({ subject })}
          />
        )}
        {asks.expected && (
          <DayField
            label={t('money.column.expected')}
            value={draft.expectedRelease}
            onChange={(expectedRelease) => set({ expectedRelease })}
          />
        )}
        <TextField label={t('money.accounts.note')} value={draft.note} onChange={(note) => set({ note })} />
      </form>
    </Dialog>
  );
};
