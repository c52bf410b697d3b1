import type { InspectedSignature } from '#shared/contract/inspection.ts';
import {
  Button,
  Code,
  CrossIcon,
  ExactTime,
  FilePicker,
  FindingList,
  IconButton,
  Notice,
  ShieldIcon,
  StatusLight,
  type Tone,
} from '../../../components/index.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { useAsk } from '../../../state/ask.ts';
import { call } from '../../../state/host.ts';
import { navigate } from '../../../state/route.ts';
import { useWords } from '../../../state/words.tsx';
import { askToVerify } from '../../verify/last-reports.ts';
import type { SignatureEntry, SignaturesDesk } from './use-signatures.ts';

const toneOfState: Readonly<Record<InspectedSignature['state'], Tone>> = {
  intact: 'fine',
  'content-missing': 'open',
  broken: 'stop',
};

/** One file: every signature in it, in the order of the file, and what came of the last act. */
export const SignatureDetail = ({ desk, entry }: { desk: SignaturesDesk; entry: SignatureEntry }) => {
  const { t } = useWords();
  const { file, content, outcome } = entry;
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const lacksContent = file.signatures.some(({ state }) => state === 'content-missing');
  const verify = (): void => {
    askToVerify({ fileId: file.fileId, name: file.name, size: file.size }, content);
    navigate({ screen: 'sign', tab: 'verify' });
  };
  return (
    <section className="sign-preview" aria-label={t('signatures.detail', { file: file.name })}>
      <header className="sign-preview-head">
        <h3 className="clip">
          <bdi>{file.name}</bdi>
        </h3>
        {file.acts.includes('verify') && (
          <Button kind="quiet" icon={ShieldIcon} onPress={verify}>
            {t('signatures.verify')}
          </Button>
        )}
        {canReveal && (
          <Button kind="quiet" onPress={() => void call('files.reveal', { path: file.path })}>
            {t('sign.preview.reveal')}
          </Button>
        )}
        <IconButton icon={CrossIcon} label={t('ui.close')} onPress={() => desk.choose(null)} />
      </header>
      <p className="sign-preview-path">
        <Code>{outcome?.path ?? file.path}</Code>
        <CopyButton text={outcome?.path ?? file.path} what={t('bids.path.path-of', { file: file.name })} />
      </p>
      {outcome !== null && outcome.findings.length > 0 && (
        <FindingList findings={outcome.findings.map((one) => ({ ...one, place: {} }))} />
      )}
      {file.findings.length > 0 && <FindingList findings={file.findings.map((one) => ({ ...one, place: {} }))} />}
      {lacksContent && (
        <Notice
          tone="attention"
          act={
            <FilePicker
              purpose="content"
              onChosen={([chosen]) => void desk.setContent(file.fileId, chosen ?? null)}
              onRefused={desk.refuse}
            >
              {t('signatures.content.choose')}
            </FilePicker>
          }
        >
          {t('signatures.content.missing')}
        </Notice>
      )}
      {content !== null && (
        <p className="sign-hint">
          {t('signatures.content')} <bdi className="file-name">{content.name}</bdi>
        </p>
      )}
      {file.signatures.length > 0 && (
        <ol className="signers" aria-label={t('signatures.column.signers')}>
          {file.signatures.map((signature, index) => (
            // The same signature may stand in a file twice; they keep the file's order.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="signer">
              <SignerLine signature={signature} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

const SignerLine = ({ signature }: { signature: InspectedSignature }) => {
  const { t } = useWords();
  const { name, organization, tier, format, claimedSigningTime, algorithm, counterSigners, covers, state } = signature;
  // A company's certificate often has the company as its common name, too.
  const said = [...new Set([name, organization])].filter((one) => one !== null && one !== '');
  return (
    <>
      <div className="signer-head">
        <bdi className="signer-name">{said.length === 0 ? t('signatures.signer.unknown') : said.join(', ')}</bdi>
        <StatusLight tone={toneOfState[state]}>{t(`signatures.state.${state}`)}</StatusLight>
      </div>
      <p className="signer-facts">
        <bdi className="ltr">{tier === 'none' ? format : `${format}, ${tier}`}</bdi>
        <bdi className="ltr">{algorithm}</bdi>
        {claimedSigningTime !== null && (
          <span>
            {t('signatures.claims')} <ExactTime at={claimedSigningTime} />
          </span>
        )}
      </p>
      {counterSigners.length > 0 && (
        <p className="signer-facts">
          {t('signatures.counter', {
            names: counterSigners.map((one) => one || t('signatures.signer.unknown')).join('; '),
          })}
        </p>
      )}
      {covers.length > 0 && (
        <p className="signer-facts">
          {t('signatures.covers')} <bdi className="file-name">{covers.slice(0, 6).join(', ')}</bdi>
          {covers.length > 6 && <span className="faint">{t('signatures.others', { count: covers.length - 6 })}</span>}
        </p>
      )}
    </>
  );
};
