import { useRef, useState, type KeyboardEvent } from 'react';
import { Button, ErrorNotice, TextField } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { readTypedDecimal } from '../../../format/typed-decimal.ts';
import { announce } from '../../../state/announce.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { doubtAbout, stepFrom } from './entry-logic.ts';
import type { Desk } from './use-desk.ts';
import { Verdict } from './verdict.tsx';

export type PriceEntryProps = {
  readonly auctionId: string;
  readonly desk: Desk;
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** Where offers are noted as they come. Its keys are all one needs for a whole auction; what is odd asks for a second press. */
export const PriceEntry = ({ auctionId, desk, text, onText }: PriceEntryProps) => {
  const { t, explain, language } = useWords();
  const offer = useAct('auctions.offer');
  const undo = useAct('auctions.undo');
  const place = useRef<HTMLDivElement>(null);
  /** The price and whose it would be, of which a second press is waited for. */
  const [asked, setAsked] = useState<string | null>(null);
  const { view } = desk;
  const price = text.trim() === '' ? null : readTypedDecimal(text, language);
  const focus = (): void => place.current?.querySelector('input')?.focus();
  const sum = (amount: string): string => `${amountText(amount, language)} ${currencySign('RUB', language)}`;

  const note = async (own: boolean): Promise<void> => {
    if (price === null || view === undefined || !desk.isJudged || offer.isRunning) return;
    const key = `${price} ${String(own)}`;
    if (doubtAbout(own, view.desk) !== null && asked !== key) {
      setAsked(key);
      return;
    }
    const answer = await offer.run({ auctionId, amount: price, own });
    setAsked(null);
    focus();
    if (!answer.ok) return;
    onText('');
    desk.take(answer.value);
    announce(t(own ? 'auction.noted.ours' : 'auction.noted.theirs', { price: sum(price) }));
  };
  const takeBack = async (): Promise<void> => {
    const last = view?.offers.findLast(({ isUndone }) => !isUndone);
    if (last === undefined || undo.isRunning) return;
    const answer = await undo.run({ auctionId });
    focus();
    if (!answer.ok) return;
    desk.take(answer.value);
    announce(t('auction.taken-back', { price: sum(last.amount) }));
  };
  const press = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const done = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Enter') {
      done();
      void note(isCommand);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && view !== undefined) {
      done();
      const next = stepFrom(price, view.desk.ladder, event.key === 'ArrowDown' ? 'down' : 'up');
      onText(next === null ? '' : amountText(next, language));
      setAsked(null);
    } else if (event.code === 'KeyZ' && isCommand && text === '') {
      done();
      void takeBack();
    } else if (event.key === 'Escape' && text !== '') {
      done();
      onText('');
      setAsked(null);
    }
  };
  const isUnreadable = text.trim() !== '' && price === null;
  const wrong = isUnreadable ? t('ui.number-unreadable') : desk.fault === null ? null : explain(desk.fault).message;
  const hasOffers = view?.offers.some(({ isUndone }) => !isUndone) === true;
  return (
    <section className="auction-entry" aria-label={t('auction.entry')}>
      <div className="auction-entry-field" ref={place} onKeyDownCapture={press}>
        <TextField
          autoFocus
          label={t('auction.entry')}
          value={text}
          unit={currencySign('RUB', language)}
          inputMode="decimal"
          autoComplete="off"
          onChange={(next) => {
            onText(next);
            setAsked(null);
          }}
        />
        <div className="auction-entry-acts">
          <Button keys="Enter" isDisabled={price === null} onPress={() => void note(false)}>
            {t('auction.add-theirs')}
          </Button>
          <Button kind="primary" keys="Ctrl+Enter" isDisabled={price === null} onPress={() => void note(true)}>
            {t('auction.add-ours')}
          </Button>
          <Button kind="quiet" keys="Ctrl+Z" isDisabled={!hasOffers} onPress={() => void takeBack()}>
            {t('auction.undo')}
          </Button>
        </div>
      </div>
      <p className="field-hint">{t('auction.entry.hint')}</p>
      <Verdict
        view={desk.isJudged ? view : undefined}
        isTyped={price !== null}
        wrong={wrong}
        doubt={view === undefined || asked === null ? null : doubtAbout(asked.endsWith('true'), view.desk)}
      />
      {offer.error !== null && <ErrorNotice failure={offer.error} />}
      {undo.error !== null && <ErrorNotice failure={undo.error} />}
    </section>
  );
};
