import { useEffect, useState } from 'react';
import type { Failure } from '#shared/kernel/failure.ts';
import { dayIn } from '#shared/kernel/instant.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  ImportIcon,
  Notice,
  Section,
  Select,
  Skeleton,
  TextField,
} from '../../../components/index.ts';
import { moscow } from '../../../format/time.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { call } from '../../../state/host.ts';
import { runJob } from '../../../state/jobs.ts';
import { useWords } from '../../../state/words.tsx';
import { goToPane, useMoneyPlace } from '../address.ts';
import { keepInput, useSheets } from '../calculators/sheets.ts';
import { useCalculation } from '../calculators/use-calculation.ts';
import { asInput, type FormValues } from '../forms/form-values.ts';
import { fieldsOf } from '../forms/schema.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { checkOf } from './check-answer.ts';
import { FieldList } from './field-list.tsx';
import { MarkedText } from './marked-text.tsx';
import './guarantee.css';

const sheet = 'pane.guarantee';
const usual = ['deadline', 'purchaseCode', 'noticeNumber', 'beneficiary.inn', 'principal.inn', 'publishedOn', 'court'];

/** A guarantee's text against what the notice asks: fields in the middle, the words they were read from beside. */
export const GuaranteePane = () => {
  const { value, error } = useAsk('calculators.list', {});
  const schema = value?.calculators.find(({ name }) => name === 'guarantee-check')?.input;
  if (schema === undefined)
    return (
      <div className="money-pane">{error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={error} />}</div>
    );
  return <GuaranteeCheck schema={schema} />;
};

const GuaranteeCheck = ({ schema }: { schema: Readonly<Record<string, unknown>> }) => {
  const { t, say, explain } = useWords();
  const { within } = useMoneyPlace();
  const today = dayIn(useMinute(), moscow);
  const bids = useAsk('bids.list', {});
  const kept = useSheets(({ inputs }) => inputs[sheet]);
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const [text, setText] = useState('');
  const [readFrom, setReadFrom] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(true);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const fields = fieldsOf(schema).filter(({ name }) => name !== 'text');
  const values: FormValues = { law: '44-fz', kind: 'bid', publishedOn: today, ...kept };
  const shown = text.normalize('NFC');
  const calculation = useCalculation('guarantee-check', { ...asInput(fields, values), text: shown });
  const check = calculation.isStale ? null : checkOf(calculation.figures);
  const bidId = within ?? '';
  useEffect(() => {
    if (bidId === '') return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const answer = await call('guarantees.suggest', { bidId });
      if (!isWanted) return;
      if (!answer.ok) {
        setRefused(answer.error);
        return;
      }
      keepInput(sheet, JSON.parse(JSON.stringify(answer.value.facts)) as FormValues);
      setMissing(answer.value.missing);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bidId]);
  const open = async (fileId: string | undefined, name: string): Promise<void> => {
    if (fileId === undefined) return;
    setRefused(null);
    const answer = await runJob({ name: 'guarantees.read', input: { fileId }, label: t('guarantee.reading') });
    if (!answer.ok) {
      setRefused(answer.error);
      return;
    }
    setText(answer.value.text);
    setReadFrom(name);
    setEditing(false);
    setChosen(null);
  };
  const rows = bids.value?.rows ?? [];
  const isTextMissing = shown.trim() === '';
  const failure = isTextMissing || calculation.failure?.details['path'] === 'text' ? null : calculation.failure;
  const textFault =
    !isTextMissing && calculation.failure?.details['path'] === 'text' ? explain(calculation.failure).message : null;
  return (
    <div className="guarantee-panes">
      <section className="guarantee-facts" aria-label={t('guarantee.facts')}>
        <p className="quiet">{t('guarantee.lead')}</p>
        {rows.length > 0 && (
          <Select
            label={t('guarantee.bid')}
            choices={[
              { value: '', label: t('guarantee.bid.none') },
              ...rows.map((row) => ({ value: row.bidId, label: row.procedureTitle, hint: row.buyer })),
            ]}
            value={rows.some((row) => row.bidId === bidId) ? bidId : ''}
            onChange={(next) => {
              if (next === '') setMissing(null);
              goToPane('guarantee', next === '' ? undefined : next, 'replace');
            }}
          />
        )}
        {missing !== null && (
          <Notice>
            {missing.length === 0
              ? t('guarantee.suggested-all')
              : t('guarantee.suggested', {
                  fields: missing.map((field) => say(`calc.field.${field}`, field)).join(', '),
                })}
          </Notice>
        )}
        <SchemaForm
          key={bidId}
          fields={fields}
          values={values}
          onChange={(next) => keepInput(sheet, next)}
          failure={failure}
          open={usual}
          without={[]}
        />
      </section>
      <section className="guarantee-result" aria-label={t('guarantee.result')}>
        {refused !== null && <ErrorNotice failure={refused} />}
        {check === null ? (
          <>
            {failure !== null && failure.code !== 'finance.field-missing' && <ErrorNotice failure={failure} />}
            <EmptyState title={t('guarantee.empty')} />
          </>
        ) : (
          <>
            <Notice tone={check.verdict === 'agrees' ? 'fine' : check.verdict === 'differs' ? 'stop' : 'attention'}>
              <strong>{t(`guarantee.verdict.${check.verdict}`)}</strong>{' '}
              <span className="quiet">{t('guarantee.registry')}</span>
            </Notice>
            <FieldList
              fields={check.fields}
              chosen={chosen}
              onChoose={(field) => {
                setEditing(false);
                setChosen(field);
              }}
            />
            <FindingList
              findings={(calculation.figures?.findings ?? []).filter(
                ({ code }) => code === 'finance.rules-older-than-notice' || code === 'finance.rule-secondary-source',
              )}
            />
          </>
        )}
      </section>
      <section className="guarantee-side">
        <Section
          title={t('guarantee.text')}
          acts={
            <>
              {!isEditing && (
                <Button kind="quiet" onPress={() => setEditing(true)}>
                  {t('guarantee.edit')}
                </Button>
              )}
              <FilePicker
                kind="quiet"
                icon={ImportIcon}
                purpose="content"
                onChosen={([file]) => void open(file?.fileId, file?.name ?? '')}
                onRefused={setRefused}
              >
                {t('guarantee.open')}
              </FilePicker>
            </>
          }
        >
          {readFrom !== null && <p className="faint">{t('guarantee.read', { name: readFrom })}</p>}
          {isEditing ? (
            <TextField
              label={t('guarantee.text')}
              hideLabel
              rows={24}
              value={text}
              onChange={(next) => {
                setText(next);
                setReadFrom(null);
              }}
              onBlur={() => {
                if (check !== null) setEditing(false);
              }}
              hint={t('guarantee.text.hint')}
              {...(textFault === null ? {} : { fault: textFault })}
            />
          ) : (
            <MarkedText text={shown} fields={check?.fields ?? []} chosen={chosen} label={t('guarantee.text')} />
          )}
        </Section>
      </section>
    </div>
  );
};
