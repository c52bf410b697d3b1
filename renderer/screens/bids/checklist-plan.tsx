import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { Button, TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import type { Edit } from './use-bid-acts.ts';

type Item = BidDetail['checklist'][number];

/** Who sees to an item and how many working days before the deadline it is due. */
export const ChecklistPlan = ({ item, edit }: { item: Item; edit: Edit }) => {
  const { t } = useWords();
  const [owner, setOwner] = useState(item.owner ?? '');
  const [days, setDays] = useState(item.dueDays === null ? '' : String(item.dueDays));
  const isUnfit = !/^\d{0,2}$/.test(days) || Number(days) > 60;
  const keep = (): void => {
    const dueDays = days === '' ? null : Number(days);
    void edit('checklists.plan', { itemId: item.itemId, owner: owner.trim() === '' ? null : owner.trim(), dueDays });
  };
  return (
    <div className="price-settings checklist-plan">
      <TextField label={t('checklist.owner')} value={owner} onChange={setOwner} />
      <TextField
        label={t('checklist.due-days')}
        value={days}
        onChange={setDays}
        inputMode="numeric"
        {...(isUnfit ? { fault: '0–60' } : {})}
      />
      <Button isDisabled={isUnfit} onPress={keep}>
        {t('checklist.keep')}
      </Button>
    </div>
  );
};
