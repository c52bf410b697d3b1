import { useState } from 'react';
import type { KindRecord } from '#shared/contract/kinds.ts';
import { procedureFlags } from '#shared/procedure/flags.ts';
import { kindGroups, stages, type Stage } from '#shared/procedure/kinds/stages.ts';
import {
  Button,
  Checkbox,
  Checkboxes,
  DayField,
  Dialog,
  ErrorNotice,
  Section,
  Select,
  TextField,
} from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { useKindName } from './kinds-name.ts';

type Kind = KindRecord['kind'];
const codes = ['type', 'open', 'boardExtendedType', 'tradeTypeCode', 'lotType'] as const;

const blank = (today: string): Kind => ({
  kindId: '',
  group: 'other',
  name: '',
  api: {},
  flags: [],
  stages: [
    { stage: 'bids', optional: false, rounds: false },
    { stage: 'results', optional: false, rounds: false },
    { stage: 'contract', optional: false, rounds: false },
  ],
  source: '',
  validFrom: today,
  validTo: null,
});

/** Stages stand in the order of a procedure's life, whatever the order in which they were chosen. */
const withStage = (kind: Kind, stage: Stage, on: boolean): Kind['stages'] => {
  const kept = kind.stages.filter((one) => one.stage !== stage);
  const added = on ? [...kept, { stage, optional: false, rounds: false }] : kept;
  return added.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
};

/** One kind: its name, stages, flags, and the codes by which the platform's interface tells it. */
export const KindDialog = ({ record, onClose }: { record: KindRecord | null; onClose: () => void }) => {
  const { t } = useWords();
  const nameOf = useKindName();
  const today = useMinute().slice(0, 10);
  const [draft, setDraft] = useState<Kind>(record?.kind ?? blank(today));
  const { run, isRunning, error } = useAct('kinds.edit');
  const set = (part: Partial<Kind>): void => setDraft({ ...draft, ...part });
  const brought = record?.shipped ?? null;
  const isReady =
    draft.kindId !== '' && draft.stages.length > 0 && (brought !== null || (draft.name ?? '').trim() !== '');
  const keep = async (): Promise<void> => {
    const name = (draft.name ?? '').trim();
    const answer = await run({
      kind: { ...draft, name: name === '' ? null : name, source: draft.source.trim() || t('kinds.source.own') },
    });
    if (answer.ok) onClose();
  };
  const setCode = (code: (typeof codes)[number], text: string): void => {
    const { [code]: _, ...rest } = draft.api;
    set({ api: /^\d{1,6}$/.test(text) ? { ...rest, [code]: Number(text) } : rest });
  };
  return (
    <Dialog
      isOpen
      size="large"
      title={record === null ? t('kinds.add') : nameOf(record.kind)}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void keep()}>
            {t('kinds.save')}
          </Button>
        </>
      }
    >
      <div className="kinds-form">
        <div className="kinds-pair">
          <TextField
            label={t('kinds.name')}
            value={draft.name ?? ''}
            placeholder={record === null ? '' : nameOf({ ...record.kind, name: null })}
            hint={brought === null ? t('kinds.name.hint') : t('kinds.name.hint-brought')}
            onChange={(name) => set({ name })}
          />
          <Select
            label={t('kinds.group')}
            value={draft.group}
            choices={kindGroups.map((group) => ({ value: group, label: t(`procedure.kind-group.${group}`) }))}
            onChange={(group) => set({ group })}
          />
        </div>
        {record === null && (
          <TextField
            label={t('platforms.id')}
            hint={t('platforms.id.hint')}
            isCode
            value={draft.kindId}
            onChange={(kindId) => set({ kindId })}
          />
        )}
        <Section title={t('kinds.stages')} hint={t('kinds.stages.hint')}>
          <ul className="kinds-stages">
            {stages.map((stage) => {
              const own = draft.stages.find((one) => one.stage === stage);
              const name = t(`procedure.stage.${stage}`);
              const mark = (part: { optional?: boolean; rounds?: boolean }): void =>
                set({ stages: draft.stages.map((one) => (one.stage === stage ? { ...one, ...part } : one)) });
              return (
                <li key={stage}>
                  <Checkbox
                    isSelected={own !== undefined}
                    onChange={(on) => set({ stages: withStage(draft, stage, on) })}
                  >
                    {name}
                  </Checkbox>
                  {own !== undefined && (
                    <>
                      <Checkbox isSelected={own.optional} onChange={(optional) => mark({ optional })}>
                        {t('kinds.optional')}
                      </Checkbox>
                      <Checkbox isSelected={own.rounds} onChange={(rounds) => mark({ rounds })}>
                        {t('kinds.rounds')}
                      </Checkbox>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
        <Section title={t('kinds.flags')}>
          <div className="kinds-flags">
            <Checkboxes
              of={procedureFlags}
              chosen={draft.flags}
              named={(flag) => t(`procedure.flag.${flag}`)}
              onChange={(flags) => set({ flags })}
            />
          </div>
        </Section>
        <Section title={t('kinds.codes')} hint={t('kinds.codes.hint')}>
          <div className="kinds-codes">
            {codes.map((code) => (
              <TextField
                key={code}
                label={code}
                isCode
                inputMode="numeric"
                value={draft.api[code] === undefined ? '' : String(draft.api[code])}
                onChange={(text) => setCode(code, text)}
              />
            ))}
          </div>
        </Section>
        <div className="kinds-pair">
          <DayField
            label={t('platforms.valid-from')}
            value={draft.validFrom}
            onChange={(validFrom) => set({ validFrom: validFrom ?? today })}
          />
          <DayField label={t('platforms.valid-to')} value={draft.validTo} onChange={(validTo) => set({ validTo })} />
        </div>
        <TextField label={t('platforms.source')} value={draft.source} onChange={(source) => set({ source })} />
        {error !== null && <ErrorNotice failure={error} />}
      </div>
    </Dialog>
  );
};
