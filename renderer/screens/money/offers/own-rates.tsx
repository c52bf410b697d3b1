import { useRef, useState } from 'react';
import type { MoneySettings } from '#shared/finance/funding/terms.ts';
import { Button, DecimalField, Dialog, ErrorNotice } from '../../../components/index.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { goToFault } from '../forms/faults.ts';

/** What own money earns in the business and on a special account: by these two rates it is compared with offers. */
export const OwnRatesDialog = ({ settings, onClose }: { settings: MoneySettings; onClose: () => void }) => {
  const { t, explain } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [own, setOwn] = useState<string | null>(settings.ownRate ?? null);
  const [account, setAccount] = useState<string | null>(settings.accountRate ?? null);
  const { run, isRunning, error, clear } = useAct('funding.saveSettings');
  const change = (set: (rate: string | null) => void) => (rate: string | null) => {
    clear();
    set(rate);
  };
  const faultAt = (path: string, label: string): { fault?: string } =>
    error !== null && error.details['path'] === path
      ? { fault: explain({ ...error, details: { ...error.details, path: label } }).message }
      : {};
  const isOfField = ['ownRate', 'accountRate'].some((path) => error?.details['path'] === path);
  const keep = async (): Promise<void> => {
    if (goToFault(form.current)) return;
    const { ownRate: _own, accountRate: _account, ...rest } = settings;
    const answer = await run({
      settings: {
        ...rest,
        ...(own === null ? {} : { ownRate: own }),
        ...(account === null ? {} : { accountRate: account }),
      },
    });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('offers.own.title')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" form="own-rates" isBusy={isRunning}>
            {t('offers.own.save')}
          </Button>
        </>
      }
    >
      <form
        id="own-rates"
        className="form"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        {error !== null && !isOfField && <ErrorNotice failure={error} />}
        <DecimalField
          label={t('offers.own.rate')}
          unit="%"
          value={own}
          onChange={change(setOwn)}
          {...faultAt('ownRate', t('offers.own.rate'))}
        />
        <DecimalField
          label={t('offers.own.account')}
          unit="%"
          value={account}
          onChange={change(setAccount)}
          {...faultAt('accountRate', t('offers.own.account'))}
        />
      </form>
    </Dialog>
  );
};
