import { useEffect, useState } from 'react';
import type { Asked } from '#shared/contract/index.ts';
import { Button, ErrorNotice, Notice, Section, Select, Skeleton, TextField } from '../../../components/index.ts';
import { remember, useAct, useAsk } from '../../../state/ask.ts';
import { call } from '../../../state/host.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane } from '../address.ts';
import { asInput, type FormValues } from '../forms/form-values.ts';
import { momentOf, startMomentOf, type StartMoment } from './start-moment.ts';
import { termFields, TermsForm } from './terms-form.tsx';

const blank: FormValues = { rules: '44-fz' };

/** A new auction: chosen by its bid, whose notice and price table fill it in, or typed. */
export const BeginAuction = () => {
  const { t, say } = useWords();
  const calculators = useAsk('calculators.list', {});
  const bids = useAsk('bids.list', {});
  const begin = useAct('auctions.begin');
  const [bidId, setBidId] = useState('');
  const [title, setTitle] = useState('');
  const [values, setValues] = useState<FormValues>(blank);
  const [start, setStart] = useState<StartMoment>({ day: null, time: '' });
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (bidId === '') return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const answer = await call('auctions.suggest', { bidId });
      if (!answer.ok || !isWanted) return;
      const { startsAt, ...terms } = answer.value.terms;
      setTitle(answer.value.title);
      setValues(JSON.parse(JSON.stringify({ ...blank, ...terms })) as FormValues);
      setStart(startMomentOf(startsAt));
      setMissing(answer.value.missing);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bidId]);
  const schema = calculators.value?.calculators.find(({ name }) => name === 'auction-desk')?.input;
  if (schema === undefined)
    return calculators.error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={calculators.error} />;
  const fields = termFields(schema);
  const keep = async (): Promise<void> => {
    const startsAt = momentOf(start);
    // What the step refuses it names by its field.
    const terms = {
      ...asInput(fields, values),
      ...(startsAt === null ? {} : { startsAt }),
    } as Asked<'auctions.begin'>['terms'];
    const answer = await begin.run({
      terms,
      title: title.trim() === '' ? null : title.trim(),
      bidId: bidId === '' ? null : bidId,
    });
    if (!answer.ok) return;
    const { auctionId } = answer.value;
    remember('auctions.show', { auctionId }, answer.value);
    goToPane('auction', auctionId, 'replace');
  };
  const failedPath = begin.error?.details['path'];
  const isShownAtField =
    typeof failedPath === 'string' &&
    (failedPath === 'startsAt' || failedPath === 'title' || fields.some(({ name }) => name === failedPath));
  const rows = bids.value?.rows ?? [];
  return (
    <Section title={t('auction.new')}>
      <form
        className="auction-begin"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        {rows.length > 0 && (
          <Select
            label={t('auction.bid')}
            choices={[
              { value: '', label: t('auction.no-bid') },
              ...rows.map((row) => ({ value: row.bidId, label: row.procedureTitle, hint: row.buyer })),
            ]}
            value={bidId}
            onChange={(next) => {
              setBidId(next);
              if (next === '') setMissing(null);
            }}
          />
        )}
        <TextField
          isRequired
          label={t('auction.name')}
          value={title}
          onChange={setTitle}
          {...(failedPath === 'title' ? { fault: t('auction.name-missing') } : {})}
        />
        {missing !== null && (
          <Notice>
            {missing.length === 0
              ? t('auction.suggested-all')
              : t('auction.suggested', {
                  fields: missing.map((field) => say(`calc.field.${field}`, field)).join(', '),
                })}
          </Notice>
        )}
        <TermsForm
          fields={fields}
          values={values}
          start={start}
          onChange={setValues}
          onStart={setStart}
          failure={begin.error}
        />
        {begin.error !== null && !isShownAtField && <ErrorNotice failure={begin.error} />}
        <div>
          <Button kind="primary" type="submit" isBusy={begin.isRunning}>
            {t('auction.begin')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
