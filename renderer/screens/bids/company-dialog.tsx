import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { Button, Dialog, ErrorNotice, RadioGroup } from '../../components/index.ts';
import { announce } from '../../state/announce.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type Props = { readonly bid: BidDetail; readonly isOpen: boolean; readonly onClose: () => void };

/** Which of our companies bids: its papers, keys and powers of attorney are those the bid is judged by. */
export const BidCompanyDialog = ({ bid, isOpen, onClose }: Props) => {
  const { t } = useWords();
  const companies = useAsk('company.list', isOpen ? {} : null).value?.companies ?? [];
  const { run, error, isRunning, clear } = useAct('bids.setCompany');
  const [chosen, setChosen] = useState<string | null>(null);
  const companyId = chosen ?? bid.companyId;
  const close = (): void => {
    setChosen(null);
    clear();
    onClose();
  };
  const nameOf = ({ shortName, fullName, inn }: (typeof companies)[number]): string =>
    [shortName === '' ? fullName : shortName, inn].filter((part) => part !== '').join(' · ') || t('frame.no-company');
  const save = async (): Promise<void> => {
    const answer = await run({ bidId: bid.bidId, companyId });
    if (!answer.ok) return;
    announce(t('bids.company.changed', { company: answer.value.companyName }));
    close();
  };
  return (
    <Dialog
      title={t('bids.act.company')}
      isOpen={isOpen}
      onClose={close}
      acts={
        <>
          <Button kind="quiet" onPress={close}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={isRunning || companyId === bid.companyId} onPress={() => void save()}>
            {t('bids.company.act')}
          </Button>
        </>
      }
    >
      <p dir="auto">{t('bids.company.effect')}</p>
      <RadioGroup
        label={t('bids.company')}
        hideLabel
        choices={companies.map((company) => ({ value: company.companyId, label: nameOf(company) }))}
        value={companyId}
        onChange={setChosen}
      />
      {error !== null && <ErrorNotice failure={error} />}
    </Dialog>
  );
};
