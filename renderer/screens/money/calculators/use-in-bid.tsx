import { useState } from 'react';
import { Button, ErrorNotice, Notice, Select } from '../../../components/index.ts';
import { amountText, currencySign } from '../../../format/numbers.ts';
import { useAct, useAsk } from '../../../state/ask.ts';
import { navigate } from '../../../state/route.ts';
import { useWords } from '../../../state/words.tsx';

/** Takes a calculated bid security over into a bid that is still being prepared. */
export const UseInBid = ({ amount, bidId }: { amount: string; bidId: string | null }) => {
  const { t, language } = useWords();
  const { value } = useAsk('bids.list', {});
  const set = useAct('bids.setSecurity');
  const open = (value?.rows ?? []).filter(({ status }) => status === 'draft' || status === 'ready');
  const [picked, setPicked] = useState<string | null>(bidId);
  const chosen = open.find((row) => row.bidId === picked) ?? null;
  if (open.length === 0) return null;
  const sum = `${amountText(amount, language)} ${currencySign('RUB', language)}`;
  const take = async (): Promise<void> => {
    if (chosen === null) return;
    const answer = await set.run({ bidId: chosen.bidId, security: { amount, currency: 'RUB' } });
    if (answer.ok) navigate({ screen: 'bids', id: chosen.bidId });
  };
  return (
    <div className="use-in-bid">
      {set.error !== null && <ErrorNotice failure={set.error} />}
      {bidId !== null && chosen === null && <Notice>{t('money.use.frozen')}</Notice>}
      <Select
        label={t('money.use.bid')}
        choices={open.map((row) => ({ value: row.bidId, label: row.procedureTitle, hint: row.buyer }))}
        value={chosen?.bidId ?? null}
        placeholder={t('money.use.choose')}
        onChange={setPicked}
      />
      <Button kind="primary" isDisabled={chosen === null} isBusy={set.isRunning} onPress={() => void take()}>
        {t('money.use.act', { sum })}
      </Button>
    </div>
  );
};
