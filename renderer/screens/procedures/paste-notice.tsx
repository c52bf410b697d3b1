import { useState } from 'react';
import type { RecognisedFact } from '#shared/contract/intake.ts';
import type { ImportAnswer } from '#shared/contract/procedures.ts';
import { Button, Checkbox, ErrorNotice, Notice, Select, Table, TextField } from '../../components/index.ts';
import { moscow } from '../../format/time.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type Seen = {
  readonly facts: readonly RecognisedFact[];
  readonly needsZone: boolean;
  readonly missing: readonly string[];
};

const around = 24;
/** The words of the text around what was recognised, so that one sees where it comes from. */
const placeOf = (text: string, { start, end }: RecognisedFact): readonly [string, string, string] => [
  text.slice(Math.max(0, start - around), start).replace(/\s+/g, ' '),
  text.slice(start, end),
  text.slice(end, end + around).replace(/\s+/g, ' '),
];

/** A notice pasted as text: recognised, shown with its places, and taken in as far as the user confirms it. */
export const PasteNotice = ({ onTaken }: { onTaken: (answer: ImportAnswer) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<Seen | null>(null);
  const recognise = useAct('texts.recognise');
  const look = async (): Promise<void> => {
    const answer = await recognise.run({ text });
    if (answer.ok) setSeen(answer.value);
  };
  return (
    <>
      <TextField
        label={t('intake.paste.text')}
        rows={seen === null ? 12 : 5}
        value={text}
        onChange={(next) => {
          setText(next);
          setSeen(null);
        }}
      />
      {recognise.error !== null && <ErrorNotice failure={recognise.error} />}
      {seen === null ? (
        <Button kind="primary" isBusy={recognise.isRunning} isDisabled={text.trim() === ''} onPress={() => void look()}>
          {t('intake.paste.look')}
        </Button>
      ) : (
        <Confirm text={text} seen={seen} onTaken={onTaken} />
      )}
    </>
  );
};

const keyOf = ({ field, start }: RecognisedFact): string => `${field} ${start}`;

const Confirm = ({ text, seen, onTaken }: { text: string; seen: Seen; onTaken: (answer: ImportAnswer) => void }) => {
  const { t, say } = useWords();
  const { value: status } = useAsk('workspace.status', {});
  const take = useAct('texts.import');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [zone, setZone] = useState<string>(moscow);
  const facts = seen.facts.filter((fact) => !left.has(keyOf(fact)));
  const missing = ['number', 'title'].filter((field) => !facts.some((fact) => fact.field === field));
  const nameOf = (field: string): string => say(`tableField.${field}`, field);
  const submit = async (): Promise<void> => {
    const answer = await take.run({ text, facts: [...facts], zone: seen.needsZone ? zone : null });
    if (answer.ok) onTaken(answer.value);
  };
  const zones = [...new Set([moscow, status?.settings.zone ?? moscow, 'Europe/Kyiv', 'UTC'])];
  return (
    <>
      <p>{t('intake.paste.found')}</p>
      <Table
        label={t('intake.paste.found')}
        rows={seen.facts}
        keyOf={keyOf}
        columns={[
          {
            id: 'field',
            label: t('changes.what'),
            cell: (fact) => (
              <Checkbox
                isSelected={!left.has(keyOf(fact))}
                onChange={(isTaken) => {
                  const next = new Set(left);
                  if (isTaken) next.delete(keyOf(fact));
                  else next.add(keyOf(fact));
                  setLeft(next);
                }}
              >
                {nameOf(fact.field)}
              </Checkbox>
            ),
          },
          {
            id: 'value',
            label: t('intake.paste.value'),
            width: '32%',
            cell: (fact) => (
              <bdi className="change-fact">
                {fact.value}
                {fact.currency === null ? '' : ` ${fact.currency}`}
              </bdi>
            ),
          },
          {
            id: 'place',
            label: t('intake.paste.text'),
            cell: (fact) => {
              const [before, own, after] = placeOf(text, fact);
              return (
                <bdi className="quiet change-fact">
                  …{before}
                  <mark className="paste-place">{own}</mark>
                  {after}…
                </bdi>
              );
            },
          },
        ]}
      />
      {missing.length > 0 && (
        <Notice tone="stop">{t('intake.paste.missing', { fields: missing.map(nameOf).join(', ') })}</Notice>
      )}
      {seen.needsZone && (
        <Select
          label={t('intake.map.zone')}
          choices={zones.map((value) => ({ value, label: value }))}
          value={zone}
          onChange={setZone}
        />
      )}
      {take.error !== null && <ErrorNotice failure={take.error} />}
      <Button kind="primary" isBusy={take.isRunning} isDisabled={missing.length > 0} onPress={() => void submit()}>
        {t('intake.paste.import')}
      </Button>
    </>
  );
};
