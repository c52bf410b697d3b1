import type { FileHandle } from '#shared/contract/vocabulary.ts';
import { CrossIcon, FilePicker, IconButton, RadioGroup, Switch, TextField } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { typeServices, useServices } from './services.ts';

export type Level = 'B' | 'T' | 'LT' | 'LTA';

/** What LT and LTA are completed from, besides what was kept and what the signature carries. */
export type Proofs = {
  readonly fetch: boolean;
  readonly crls: readonly FileHandle[];
  readonly certificates: readonly FileHandle[];
};
export const noProofs: Proofs = { fetch: false, crls: [], certificates: [] };

/** The same in the contract's words. */
export const askedProofs = ({ fetch, crls, certificates }: Proofs) => ({
  fetch: fetch ? ('missing' as const) : ('nothing' as const),
  crlFileIds: crls.map(({ fileId }) => fileId),
  certificateFileIds: certificates.map(({ fileId }) => fileId),
});

/** What a level needs: a service for T, and what proves the chain for LT and LTA. */
export const LevelChoice = <Known extends Level>({
  levels,
  level,
  proofs,
  onLevel,
  onProofs,
}: {
  levels: readonly Known[];
  level: Known;
  proofs: Proofs;
  onLevel: (level: Known) => void;
  onProofs: (proofs: Proofs) => void;
}) => {
  const { t } = useWords();
  return (
    <div className="level-choice">
      <RadioGroup
        layout="row"
        label={t('sign.how.level-of')}
        choices={levels.map((value) => ({ value, label: value }))}
        value={level}
        onChange={onLevel}
      />
      <p className="sign-hint">{t(`signatures.level.${level}`)}</p>
      {level !== 'B' && <TimestampServices />}
      {(level === 'LT' || level === 'LTA') && <ProofSources proofs={proofs} onChange={onProofs} />}
    </div>
  );
};

/** Who is asked for timestamps, and what is sent there. */
export const TimestampServices = () => {
  const { t } = useWords();
  const { typed, saved, services } = useServices();
  const unfit = services.find((address) => !/^https?:\/\/[^/\s@]+/i.test(address));
  return (
    <TextField
      isCode
      label={t('sign.how.services')}
      hint={saved.length > 0 ? t('signatures.services.saved') : t('sign.how.services-hint')}
      placeholder={saved.length > 0 ? saved.join(', ') : 'https://tsa.example.org'}
      value={typed}
      onChange={typeServices}
      {...(unfit === undefined ? {} : { fault: t('sign.how.services-unfit', { address: unfit }) })}
    />
  );
};

const ProofSources = ({ proofs, onChange }: { proofs: Proofs; onChange: (proofs: Proofs) => void }) => {
  const { t } = useWords();
  const { crls, certificates } = proofs;
  const chosen = [
    ...crls.map((file) => ({ file, left: { ...proofs, crls: crls.filter((one) => one !== file) } })),
    ...certificates.map((file) => ({
      file,
      left: { ...proofs, certificates: certificates.filter((one) => one !== file) },
    })),
  ];
  return (
    <div className="proof-sources">
      <Switch isSelected={proofs.fetch} onChange={(fetch) => onChange({ ...proofs, fetch })}>
        {t('signatures.proofs.fetch')}
      </Switch>
      <div className="proof-files">
        {chosen.map(({ file, left }) => (
          <span key={file.fileId} className="proof-file">
            <bdi className="file-name">{file.name}</bdi>
            <IconButton
              icon={CrossIcon}
              label={t('verify.crl.drop', { file: file.name })}
              onPress={() => onChange(left)}
            />
          </span>
        ))}
        <FilePicker
          kind="quiet"
          purpose="crl"
          multiple
          onChosen={(files) => onChange({ ...proofs, crls: [...crls, ...files] })}
        >
          {t('verify.crl.add')}
        </FilePicker>
        <FilePicker
          kind="quiet"
          purpose="trust"
          multiple
          onChosen={(files) => onChange({ ...proofs, certificates: [...certificates, ...files] })}
        >
          {t('signatures.proofs.certificates')}
        </FilePicker>
      </div>
    </div>
  );
};
