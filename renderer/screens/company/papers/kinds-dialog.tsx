import { useState } from 'react';
import type { PaperKind, PaperRule, PaperTerm } from '#shared/company/papers/kind.ts';
import type { PaperKindRecord } from '#shared/contract/papers.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import {
  Badge,
  Button,
  Checkbox,
  Dialog,
  ErrorNotice,
  FilePicker,
  IconButton,
  PlusIcon,
  Select,
  TextField,
  TrashIcon,
} from '../../../components/index.ts';
import { announce } from '../../../state/announce.ts';
import { useAct } from '../../../state/ask.ts';
import { useWords } from '../../../state/words.tsx';
import { kindName, ruleText, sourceText } from './paper-words.ts';

const terms = ['endless', 'stated', 'for', 'not-older'] as const satisfies readonly PaperTerm['kind'][];
const units = ['days', 'months'] as const;
const needs = ['deadline', 'published', 'signing'] as const;

const termOf = (kind: PaperTerm['kind'], before: PaperTerm): PaperTerm => {
  const span =
    before.kind === 'for' || before.kind === 'not-older'
      ? { unit: before.unit, amount: before.amount }
      : ({ unit: 'days', amount: 30 } as const);
  if (kind === 'endless') return { kind };
  return kind === 'stated' ? { kind, otherwise: 'unknown' } : { kind, ...span };
};

const newRule = (place: number): PaperRule => ({
  ruleId: `own-${String(place)}`,
  term: { kind: 'not-older', unit: 'days', amount: 30 },
  need: 'deadline',
  source: null,
  address: null,
  readOn: null,
  validFrom: '2000-01-01',
  validTo: null,
});

/** Names of the user's kinds are in any writing; their ids are not. */
const freeId = (kinds: readonly PaperKindRecord[]): string => {
  for (let number = 1; ; number += 1) {
    const kindId = `own-kind-${String(number)}`;
    if (!kinds.some(({ kind }) => kind.kindId === kindId)) return kindId;
  }
};

/** The kinds of paper with their rules; what the user edits stands before what the program brings. */
export const KindsDialog = ({ kinds, onClose }: { kinds: readonly PaperKindRecord[]; onClose: () => void }) => {
  const words = useWords();
  const { t } = words;
  const [edited, setEdited] = useState<PaperKind | null>(null);
  const save = useAct('paperKinds.save');
  const remove = useAct('paperKinds.remove');
  const take = useAct('paperKinds.import');
  const give = useAct('paperKinds.export');
  const keep = async (): Promise<void> => {
    if (edited === null) return;
    const answer = await save.run({ kind: edited });
    if (answer.ok) setEdited(null);
  };
  const takeFile = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    const answer = await take.run({ fileId: file.fileId });
    if (answer.ok) announce(t('papers.kinds.taken', { count: answer.value.kindIds.length }));
  };
  const write = async (): Promise<void> => {
    const answer = await give.run({ keep: true });
    if (answer.ok) announce(t('papers.kinds.written', { path: answer.value.path ?? answer.value.name }));
  };
  const failed = save.error ?? remove.error ?? take.error ?? give.error;
  return (
    <Dialog
      size="large"
      title={edited === null ? t('papers.kinds') : kindName(edited, words)}
      isOpen
      onClose={onClose}
      acts={
        edited === null ? (
          <>
            <FilePicker kind="quiet" purpose="document" onChosen={(files) => void takeFile(files)}>
              {t('papers.kinds.import')}
            </FilePicker>
            <Button kind="quiet" onPress={() => void write()}>
              {t('papers.kinds.export')}
            </Button>
            <Button onPress={onClose}>{t('ui.close')}</Button>
          </>
        ) : (
          <>
            <Button kind="quiet" onPress={() => setEdited(null)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="primary" isBusy={save.isRunning} onPress={() => void keep()}>
              {t('papers.kinds.save')}
            </Button>
          </>
        )
      }
    >
      {failed !== null && <ErrorNotice failure={failed} />}
      {edited === null ? (
        <>
          <Button
            icon={PlusIcon}
            kind="quiet"
            onPress={() =>
              setEdited({
                kindId: freeId(kinds),
                name: t('papers.kinds.new-name'),
                isSingle: false,
                itemId: null,
                rules: [newRule(1)],
              })
            }
          >
            {t('papers.kinds.new')}
          </Button>
          <ul className="paper-kinds">
            {kinds.map((record) => (
              <li key={record.kind.kindId}>
                <div className="paper-kind-head">
                  <Button kind="quiet" onPress={() => setEdited(record.kind)}>
                    {kindName(record.kind, words)}
                  </Button>
                  {record.standing !== 'shipped' && <Badge>{t(`standing.${record.standing}`)}</Badge>}
                  {record.standing !== 'shipped' && (
                    <IconButton
                      icon={TrashIcon}
                      label={t('papers.kinds.forget', { kind: kindName(record.kind, words) })}
                      onPress={() => void remove.run({ kindId: record.kind.kindId })}
                    />
                  )}
                </div>
                {record.kind.rules.map((rule) => (
                  <p key={rule.ruleId} className="paper-kind-rule">
                    {ruleText(rule, words)} <span className="quiet">· {sourceText(rule, words)}</span>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <KindFields kind={edited} onChange={setEdited} />
      )}
    </Dialog>
  );
};

const KindFields = ({ kind, onChange }: { kind: PaperKind; onChange: (kind: PaperKind) => void }) => {
  const words = useWords();
  const { t } = words;
  const setRule = (at: number, rule: PaperRule): void =>
    onChange({ ...kind, rules: kind.rules.map((one, place) => (place === at ? rule : one)) });
  const free = Math.max(0, ...kind.rules.map(({ ruleId }) => Number(/^own-(\d+)$/.exec(ruleId)?.[1] ?? 0))) + 1;
  return (
    <div className="paper-form">
      <TextField
        label={t('papers.kinds.name')}
        value={kindName(kind, words)}
        onChange={(name) => onChange({ ...kind, name })}
      />
      <Checkbox isSelected={kind.isSingle} onChange={(isSingle) => onChange({ ...kind, isSingle })}>
        {t('papers.kinds.single')}
      </Checkbox>
      <p className="quiet">{t('papers.kinds.first')}</p>
      {kind.rules.map((rule, at) => (
        <fieldset key={rule.ruleId} className="paper-rule">
          <legend className="visually-hidden">{ruleText(rule, words)}</legend>
          <Select
            label={t('papers.kinds.term')}
            choices={terms.map((value) => ({ value, label: t(`papers.term.${value}`) }))}
            value={rule.term.kind}
            onChange={(value) => setRule(at, { ...rule, term: termOf(value, rule.term) })}
          />
          {(rule.term.kind === 'for' || rule.term.kind === 'not-older') && (
            <>
              <TextField
                isCode
                label={t('papers.kinds.amount')}
                value={String(rule.term.amount)}
                onChange={(text) => {
                  const amount = Number(text);
                  if ((rule.term.kind === 'for' || rule.term.kind === 'not-older') && Number.isSafeInteger(amount))
                    setRule(at, { ...rule, term: { ...rule.term, amount } });
                }}
              />
              <Select
                label={t('papers.kinds.unit')}
                choices={units.map((value) => ({ value, label: t(`papers.unit.${value}`) }))}
                value={rule.term.unit}
                onChange={(unit) => {
                  if (rule.term.kind === 'for' || rule.term.kind === 'not-older')
                    setRule(at, { ...rule, term: { ...rule.term, unit } });
                }}
              />
            </>
          )}
          <div className="rule-wide">
            <Select
              label={t('papers.kinds.need')}
              choices={needs.map((value) => ({ value, label: t(`paper.need.${value}`) }))}
              value={rule.need}
              onChange={(need) => setRule(at, { ...rule, need })}
            />
          </div>
          <div className="rule-wide">
            <TextField
              label={t('papers.kinds.source')}
              value={rule.source ?? ''}
              onChange={(source) => setRule(at, { ...rule, source: source === '' ? null : source, readOn: null })}
            />
          </div>
          <IconButton
            icon={TrashIcon}
            label={t('papers.kinds.rule-remove', { rule: ruleText(rule, words) })}
            isDisabled={kind.rules.length === 1}
            onPress={() => onChange({ ...kind, rules: kind.rules.filter((_, place) => place !== at) })}
          />
        </fieldset>
      ))}
      <Button kind="quiet" icon={PlusIcon} onPress={() => onChange({ ...kind, rules: [...kind.rules, newRule(free)] })}>
        {t('papers.kinds.rule-add')}
      </Button>
    </div>
  );
};
