import { useState } from 'react';
import type { SignaturePolicy } from '#shared/contract/policies.ts';
import { laws } from '#shared/procedure/date-rule-vocabulary.ts';
import {
  signatureFormats,
  signatureKinds,
  signatureLevels,
  signaturePlacements,
  signatureScopes,
} from '#shared/procedure/platforms/vocabulary.ts';
import { policyOf } from '#shared/signature/policy-of.ts';
import { Button, Checkbox, DayField, Dialog, ErrorNotice, Select, TextField } from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { useKindName } from './kinds-name.ts';
import './policies.css';

const any = '';

const blank = (today: string): SignaturePolicy => policyOf({ policyId: '', name: '', source: '', readOn: today });

/** An id of the user's own that nothing else has; it is seen on the command line alone. */
const freeId = (taken: readonly string[]): string => {
  let number = taken.length + 1;
  while (taken.includes(`own-${number}`)) number += 1;
  return `own-${number}`;
};

/** One policy: whom it is for, and what it demands; what is left open is not demanded. */
export const PolicyDialog = ({ policy, onClose }: { policy: SignaturePolicy | null; onClose: () => void }) => {
  const { t } = useWords();
  const nameOf = useKindName();
  const today = useMinute().slice(0, 10);
  const [draft, setDraft] = useState<SignaturePolicy>(policy ?? blank(today));
  const platforms = useAsk('platforms.list', {}).value?.platforms ?? [];
  const kinds = useAsk('kinds.records', {}).value?.kinds ?? [];
  const taken = useAsk('policies.list', {}).value?.policies ?? [];
  const { run, isRunning, error } = useAct('policies.save');
  const set = (part: Partial<SignaturePolicy>): void => setDraft({ ...draft, ...part });
  const isReady = draft.name.trim() !== '' && draft.source.trim() !== '';
  const keep = async (): Promise<void> => {
    const policyId = draft.policyId === '' ? freeId(taken.map((one) => one.policyId)) : draft.policyId;
    const signers = draft.signers.map((signer) => signer.trim()).filter((signer) => signer !== '');
    const answer = await run({
      policy: { ...draft, policyId, signers, name: draft.name.trim(), source: draft.source.trim() },
    });
    if (answer.ok) onClose();
  };
  /** A choice among words of the cards; none of them is no demand. */
  const choice = <Value extends string>(
    label: string,
    value: Value | null,
    values: readonly Value[],
    words: (value: Value) => string,
    onChange: (value: Value | null) => void,
    none: string = t('policies.not-demanded'),
  ) => (
    <Select
      label={label}
      value={value ?? any}
      choices={[{ value: any, label: none }, ...values.map((one) => ({ value: one, label: words(one) }))]}
      onChange={(chosen) => onChange(values.find((one) => one === chosen) ?? null)}
    />
  );
  return (
    <Dialog
      isOpen
      size="large"
      title={policy === null ? t('policies.add') : policy.name}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={!isReady} isBusy={isRunning} onPress={() => void keep()}>
            {t('policies.save')}
          </Button>
        </>
      }
    >
      <div className="policies-form">
        <TextField label={t('policies.column.name')} value={draft.name} onChange={(name) => set({ name })} autoFocus />
        <div className="policies-row">
          {choice(
            t('policies.platform'),
            draft.platformId,
            platforms.map(({ platformId }) => platformId),
            (id) => platforms.find(({ platformId }) => platformId === id)?.name ?? id,
            (platformId) => set({ platformId }),
            t('policies.any'),
          )}
          {choice(
            t('policies.kind'),
            draft.kindId,
            kinds.map(({ kind }) => kind.kindId),
            (id) => {
              const kind = kinds.find((one) => one.kind.kindId === id)?.kind;
              return kind === undefined ? id : nameOf(kind);
            },
            (kindId) => set({ kindId }),
            t('policies.any'),
          )}
          {choice(
            t('policies.law'),
            draft.law,
            laws,
            (law) => t(`policies.law.${law}`),
            (law) => set({ law }),
            t('policies.any'),
          )}
        </div>
        <div className="policies-row">
          {choice(
            t('platforms.figure.signature.kind'),
            draft.kind,
            signatureKinds,
            (kind) => t(`platforms.word.signature.kind.${kind}`),
            (kind) => set({ kind }),
          )}
          {choice(
            t('platforms.figure.signature.formats'),
            draft.format,
            signatureFormats,
            (format) => t(`platforms.word.signature.formats.${format}`),
            (format) => set({ format }),
          )}
          {choice(
            t('platforms.figure.signature.level'),
            draft.level,
            signatureLevels,
            (level) => t(`platforms.word.signature.level.${level}`),
            (level) => set({ level }),
          )}
        </div>
        <div className="policies-row">
          {choice(
            t('platforms.figure.signature.placement'),
            draft.placement,
            signaturePlacements,
            (placement) => t(`platforms.word.signature.placement.${placement}`),
            (placement) => set({ placement }),
          )}
          {choice(
            t('platforms.figure.signature.scope'),
            draft.scope,
            signatureScopes,
            (scope) => t(`platforms.word.signature.scope.${scope}`),
            (scope) => set({ scope }),
          )}
        </div>
        <TextField
          label={t('policies.signers')}
          hint={t('policies.signers.hint')}
          rows={3}
          value={draft.signers.join('\n')}
          onChange={(text) => set({ signers: text === '' ? [] : text.split('\n') })}
        />
        <div className="policies-row">
          <TextField label={t('policies.source')} value={draft.source} onChange={(source) => set({ source })} />
          <DayField
            label={t('policies.read-on')}
            value={draft.readOn}
            onChange={(readOn) => set({ readOn: readOn ?? today })}
          />
        </div>
        <Checkbox isSelected={draft.strict} onChange={(strict) => set({ strict })}>
          {t('policies.strict')}
        </Checkbox>
        {error !== null && <ErrorNotice failure={error} />}
      </div>
    </Dialog>
  );
};
