import { useMemo, useState } from 'react';
import { Button, RadioGroup, RefreshIcon, Section, Select, SignIcon } from '../../../components/index.ts';
import { useOffer, type Command } from '../../../state/commands.ts';
import { usePasswordPage } from '../../../state/password-page.ts';
import { useWords } from '../../../state/words.tsx';
import { LevelChoice, noProofs, type Level, type Proofs } from '../level-choice.tsx';
import { useServices } from '../services.ts';
import { WithWhat, type ChosenKey } from '../with-what.tsx';
import { deskActs, runAct, type DeskAct } from './run-act.ts';
import type { SignatureEntry, SignaturesDesk } from './use-signatures.ts';

type Act = DeskAct | 'sign';
const acts = ['raise', 'cosign', 'countersign', 'merge', 'split', 'queue', 'sign'] as const satisfies readonly Act[];
const isDeskAct = (act: Act): act is DeskAct => (deskActs as readonly string[]).includes(act);
const needsKey = (act: Act): boolean => act === 'cosign' || act === 'countersign';

/** The files an act is for: all that it fits; counter-signing is about one signature, so about the file that is open. */
const fitting = (act: Act, { entries, chosen }: SignaturesDesk): readonly SignatureEntry[] => {
  const all = entries.filter(({ file }) => file.acts.includes(act));
  if (act !== 'countersign' || all.length < 2) return all;
  return all.filter(({ file }) => file.fileId === chosen);
};

const isEnough = (act: Act, count: number): boolean => count >= (act === 'merge' ? 2 : 1);

/** The palette chooses an act as the list does; what it needs is then asked for here. */
const useActCommands = (possible: readonly Act[], choose: (act: Act) => void): readonly Command[] => {
  const { t } = useWords();
  const said = possible.join(' ');
  return useMemo(
    () =>
      acts
        .filter((one) => said.split(' ').includes(one))
        .map((one) => ({
          id: `signatures:${one}`,
          label: t(`signatures.act.${one}`),
          group: t('signatures.tab'),
          run: () => choose(one),
        })),
    [said, choose, t],
  );
};

/** What can be done next, what that needs, and one button that says what will happen. */
export const ActChooser = ({
  desk,
  onSign,
}: {
  desk: SignaturesDesk;
  onSign: (entries: readonly SignatureEntry[]) => void;
}) => {
  const { t } = useWords();
  const [wanted, setWanted] = useState<Act | null>(null);
  const [raiseTo, setRaiseTo] = useState<Exclude<Level, 'B'>>('T');
  const [newLevel, setNewLevel] = useState<Level>('B');
  const [proofs, setProofs] = useState<Proofs>(noProofs);
  const [key, setKey] = useState<ChosenKey | null>(null);
  const [signer, setSigner] = useState('1');
  const { services } = useServices();
  const isAwaited = usePasswordPage(desk.isBusy);

  const possible = acts.filter((one) => isEnough(one, fitting(one, desk).length));
  useOffer('signatures', useActCommands(possible, setWanted));
  const act = wanted !== null && possible.includes(wanted) ? wanted : (possible[0] ?? 'raise');
  const entries = fitting(act, desk);
  const failed = entries.filter(({ outcome }) => outcome !== null && outcome.act === act && !outcome.done);
  const level: Level = act === 'raise' ? raiseTo : act === 'cosign' ? newLevel : 'B';
  const count = entries.length;

  const why = (): string | null => {
    if (!isEnough(act, count)) return t(desk.entries.length === 0 ? 'signatures.why.empty' : 'signatures.why.none');
    if (needsKey(act) && key === null) return t('sign.why.no-key');
    if (needsKey(act) && (key?.blockers ?? 0) > 0) return t('sign.why.blocked', { count: key?.blockers ?? 0 });
    // LT completes what has its timestamps already without asking anybody.
    if (level !== 'B' && level !== 'LT' && services.length === 0) return t('signatures.why.no-service');
    return null;
  };
  const reason = why();
  const open = entries[0]?.file.signatures ?? [];
  // Another file may have fewer signers than the one that was open before.
  const whose = Number(signer) <= open.length ? signer : '1';
  const label = (some: number): string =>
    act === 'raise'
      ? t('signatures.go.raise', { count: some, level: raiseTo })
      : t(`signatures.go.${act}`, { count: some });
  const run = (some: readonly SignatureEntry[]): void => {
    if (!isDeskAct(act)) return onSign(some);
    const options = { level, services, proofs, key, signer: Number(whose), label: label(some.length) };
    return void desk.act(() => runAct(act, some, options));
  };

  return (
    <>
      <Section title={t('signatures.act')}>
        <RadioGroup
          hideLabel
          label={t('signatures.act')}
          choices={acts.map((one) => {
            const isPossible = possible.includes(one);
            return {
              value: one,
              label: t(`signatures.act.${one}`),
              isDisabled: !isPossible,
              ...(isPossible && one === act ? { hint: t(`signatures.act.${one}.hint`) } : {}),
            };
          })}
          value={act}
          onChange={setWanted}
        />
      </Section>
      {act === 'raise' && (
        <Section title={t('signatures.level')}>
          <LevelChoice
            levels={['T', 'LT', 'LTA']}
            level={raiseTo}
            proofs={proofs}
            onLevel={setRaiseTo}
            onProofs={setProofs}
          />
        </Section>
      )}
      {needsKey(act) && <WithWhat bidId={null} chosen={key} onChoose={setKey} />}
      {act === 'cosign' && (
        <Section title={t('sign.how')}>
          <LevelChoice
            levels={['B', 'T', 'LT', 'LTA']}
            level={newLevel}
            proofs={proofs}
            onLevel={setNewLevel}
            onProofs={setProofs}
          />
        </Section>
      )}
      {act === 'countersign' && open.length > 1 && (
        <Section title={t('signatures.countersign.whose')}>
          <Select
            hideLabel
            label={t('signatures.countersign.whose')}
            choices={open.map(({ name, organization }, index) => ({
              value: String(index + 1),
              label: `${String(index + 1)}. ${name ?? organization ?? t('signatures.signer.unknown')}`,
            }))}
            value={whose}
            onChange={setSigner}
          />
        </Section>
      )}
      <div className="sign-act">
        {failed.length > 0 && failed.length < count && (
          <Button icon={RefreshIcon} isDisabled={reason !== null || desk.isBusy} onPress={() => run(failed)}>
            {t('signatures.retry', { count: failed.length })}
          </Button>
        )}
        <Button
          kind="primary"
          icon={SignIcon}
          isDisabled={reason !== null}
          isBusy={desk.isBusy}
          onPress={() => run(entries)}
        >
          {label(count)}
        </Button>
        {isAwaited && <p className="sign-why">{t('sign.password.waiting')}</p>}
        {reason !== null && <p className="sign-why">{reason}</p>}
      </div>
    </>
  );
};
