import { useState } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { Button, ErrorNotice, FilePicker, Section, TextField } from '../../components/index.ts';
import { remember } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';

/** A request to a supplier, to be copied and sent, and his answer out of a file. */
export const SuppliersSection = ({ bidId, isReadOnly }: { readonly bidId: string; readonly isReadOnly: boolean }) => {
  const { t, language } = useWords();
  const [supplier, setSupplier] = useState('');
  const [request, setRequest] = useState<string | null>(null);
  const [done, setDone] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isNamed = supplier.trim() !== '';
  const ask = async (): Promise<void> => {
    const answer = await call('prices.ask', { bidId, supplier, language });
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setRequest(`${answer.value.subject}\n\n${answer.value.text}`);
    setDone([t('prices.ask.done', { supplier, count: answer.value.asked })]);
  };
  const take = async (fileId: string | undefined): Promise<void> => {
    if (fileId === undefined) return;
    const label = t('prices.suppliers.take');
    const answer = await runJob({ name: 'prices.takeAnswers', input: { bidId, supplier, fileId }, label });
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { view, taken, unmatched } = answer.value;
    remember('prices.show', { bidId }, view);
    setDone([
      t('prices.ask.taken', { supplier, count: taken }),
      ...(unmatched.length === 0 ? [] : [t('prices.ask.unmatched', { names: unmatched.join('; ') })]),
    ]);
  };
  if (isReadOnly) return null;
  return (
    <Section title={t('prices.suppliers.title')}>
      <div className="price-settings">
        <TextField label={t('prices.suppliers.name')} value={supplier} onChange={setSupplier} />
        <Button isDisabled={!isNamed} onPress={() => void ask()}>
          {t('prices.suppliers.ask')}
        </Button>
        {isNamed && (
          <FilePicker kind="quiet" purpose="content" onChosen={([file]) => void take(file?.fileId)}>
            {t('prices.suppliers.take')}
          </FilePicker>
        )}
      </div>
      {failure !== null && <ErrorNotice failure={failure} />}
      {done.map((line) => (
        <p className="pane-note" key={line}>
          {line}
        </p>
      ))}
      {request !== null && (
        <TextField isReadOnly hideLabel rows={8} label={t('prices.suppliers.ask')} value={request} />
      )}
    </Section>
  );
};
