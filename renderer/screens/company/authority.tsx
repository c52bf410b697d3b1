import { useState } from 'react';
import type { AuthorityView } from '#shared/contract/authority.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  Code,
  DefinitionList,
  Dialog,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  IconButton,
  PlusIcon,
  Section,
  ShieldIcon,
  Skeleton,
  StatusLight,
  TrashIcon,
  type Tone,
} from '../../components/index.ts';
import { plainDayText } from '../../format/time.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';

const namesOf = (parties: readonly { readonly name: string }[]): string => parties.map(({ name }) => name).join(', ');

const verdictOf = ({ findings }: AuthorityView): readonly [Tone, 'sound' | 'doubtful' | 'unsound'] => {
  if (findings.some(({ severity }) => severity === 'blocker')) return ['stop', 'unsound'];
  return findings.some(({ severity }) => severity === 'warning') ? ['attention', 'doubtful'] : ['fine', 'sound'];
};

/** Machine-readable powers of attorney with what was found of them for today. */
export const PowersOfAttorney = () => {
  const { t } = useWords();
  const { value, error } = useAsk('authority.list', {});
  const { run, error: refused } = useAct('authority.add');
  const { run: remove, error: kept } = useAct('authority.remove');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [leaving, setLeaving] = useState<AuthorityView | null>(null);
  // The user takes the file and its signature together; the signature is told by its name.
  const add = async (files: readonly FileHandle[]): Promise<void> => {
    setFailure(null);
    const file = files.find(({ name }) => /\.xml$/i.test(name)) ?? files[0];
    const signature = files.find((one) => one !== file);
    if (file !== undefined) await run({ fileId: file.fileId, signatureFileId: signature?.fileId ?? null });
  };
  const failed = failure ?? refused ?? kept ?? error;
  return (
    <Section
      title={t('authority.tab')}
      hint={t('authority.lead')}
      acts={
        <FilePicker
          purpose="package"
          multiple
          icon={PlusIcon}
          onChosen={(files) => void add(files)}
          onRefused={setFailure}
        >
          {t('authority.add')}
        </FilePicker>
      }
    >
      {failed !== null && <ErrorNotice failure={failed} />}
      {value === undefined && error === null && <Skeleton lines={6} />}
      {value?.authorities.length === 0 && (
        <EmptyState icon={ShieldIcon} title={t('authority.empty')}>
          {t('authority.empty.words')} {t('authority.add.effect')}
        </EmptyState>
      )}
      {value?.authorities.map((authority) => (
        <Power key={authority.authorityId} authority={authority} onRemove={() => setLeaving(authority)} />
      ))}
      <Dialog
        isAlert
        title={t('authority.remove.title')}
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        acts={
          <>
            <Button kind="quiet" autoFocus onPress={() => setLeaving(null)}>
              {t('ui.cancel')}
            </Button>
            <Button
              kind="danger"
              onPress={() => {
                if (leaving !== null) void remove({ authorityId: leaving.authorityId });
                setLeaving(null);
              }}
            >
              {t('authority.remove')}
            </Button>
          </>
        }
      >
        <p>{t('authority.remove.effect', { number: leaving?.power.number ?? '' })}</p>
      </Dialog>
    </Section>
  );
};

/** Each power by its name and code, then what is given in words. */
const GivenPowers = ({ powers }: { powers: AuthorityView['power']['powers'] }) => (
  <ul className="power-list">
    {powers.codes.map(({ code, name }, index) => (
      // A file may give one code twice, with other limits.
      // oxlint-disable-next-line react/no-array-index-key
      <li key={`${code}-${index}`}>
        {name !== '' && <bdi>{name}</bdi>}
        <Code>{code}</Code>
      </li>
    ))}
    {powers.text !== null && (
      <li>
        <bdi>{powers.text}</bdi>
      </li>
    )}
  </ul>
);

const Power = ({ authority, onRemove }: { authority: AuthorityView; onRemove: () => void }) => {
  const { t, language } = useWords();
  const { power, signature, findings, bids } = authority;
  const [tone, verdict] = verdictOf(authority);
  const who = namesOf(power.representatives);
  return (
    <section className="key" aria-label={who}>
      <header className="key-head">
        <ShieldIcon size={20} />
        <h2 className="clip">
          <bdi>{who}</bdi>
        </h2>
        {power.isPassedOn && <Badge>{t('authority.passed-on')}</Badge>}
        <StatusLight tone={tone}>{t(`authority.${verdict}`)}</StatusLight>
        <IconButton icon={TrashIcon} kind="danger" label={`${t('authority.remove')}: ${who}`} onPress={onRemove} />
      </header>
      <div className="key-body">
        <DefinitionList
          facts={[
            { label: t('authority.column.principal'), value: <bdi>{namesOf(power.principals)}</bdi> },
            {
              label: t('authority.column.term'),
              value: (
                <bdi>
                  {plainDayText(power.issuedOn, language, 'date')} – {plainDayText(power.validUntil, language, 'date')}
                </bdi>
              ),
            },
            {
              label: t('authority.powers'),
              value: <GivenPowers powers={power.powers} />,
              ...(power.powers.jointly === true && power.representatives.length > 1
                ? { hint: t('authority.jointly') }
                : {}),
            },
            {
              label: t('authority.signature'),
              value: (
                <bdi>
                  {signature === null ? t('authority.signature.none') : (signature.name ?? signature.snils ?? '—')}
                </bdi>
              ),
            },
            { label: t('authority.column.number'), value: <Code>{power.number}</Code> },
            ...(bids.length === 0
              ? []
              : [
                  {
                    label: t('authority.column.bids'),
                    value: (
                      <>
                        {bids.map(({ bidId, title }) => (
                          <Button key={bidId} kind="quiet" onPress={() => navigate({ screen: 'bids', id: bidId })}>
                            <bdi>{title}</bdi>
                          </Button>
                        ))}
                      </>
                    ),
                  },
                ]),
          ]}
        />
        <FindingList findings={findings} label={t('authority.column.verdict')} />
      </div>
    </section>
  );
};
