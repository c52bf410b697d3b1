import { useState } from 'react';
import type { AuctionView } from '#shared/contract/auctions.ts';
import type { Asked } from '#shared/contract/index.ts';
import { Button, Dialog, ErrorNotice, Skeleton } from '../../../components/index.ts';
import { useAct, useAsk } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { asInput, type FormValues } from '../forms/form-values.ts';
import { momentOf, startMomentOf } from './start-moment.ts';
import { termFields, TermsForm } from './terms-form.tsx';

type ChangeTermsProps = {
  readonly view: AuctionView;
  readonly onClose: () => void;
  readonly onKept: (view: AuctionView) => void;
};

/** The terms of an auction under way; what was noted stays. */
export const ChangeTerms = ({ view: { auctionId, terms }, onClose, onKept }: ChangeTermsProps) => {
  const { t } = useWords();
  const calculators = useAsk('calculators.list', {});
  const set = useAct('auctions.setTerms');
  const [values, setValues] = useState<FormValues>(JSON.parse(JSON.stringify(terms)) as FormValues);
  const [start, setStart] = useState(startMomentOf(terms.startsAt));
  const schema = calculators.value?.calculators.find(({ name }) => name === 'auction-desk')?.input;
  const fields = schema === undefined ? [] : termFields(schema);
  const keep = async (): Promise<void> => {
    const startsAt = momentOf(start);
    // A set of rules of the platform's own has no field here and stays as it was.
    const own = terms.ruleSet === undefined ? {} : { ruleSet: terms.ruleSet };
    const next = {
      ...own,
      ...asInput(fields, values),
      ...(startsAt === null ? {} : { startsAt }),
    } as Asked<'auctions.setTerms'>['terms'];
    const answer = await set.run({ auctionId, terms: next });
    if (!answer.ok) return;
    onKept(answer.value);
    onClose();
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('auction.terms')}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isBusy={set.isRunning} onPress={() => void keep()}>
            {t('auction.terms.save')}
          </Button>
        </>
      }
    >
      {schema === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <TermsForm
          fields={fields}
          values={values}
          start={start}
          onChange={setValues}
          onStart={setStart}
          failure={set.error}
        />
      )}
      {set.error !== null && <ErrorNotice failure={set.error} />}
    </Dialog>
  );
};
