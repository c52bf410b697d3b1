import { useState } from 'react';
import type { TokenKeyView, TokenLibraryView, TokenView } from '#shared/contract/tokens.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  CertificateIcon,
  Code,
  DefinitionList,
  ErrorNotice,
  FindingList,
  KeyIcon,
  LockIcon,
  PlusIcon,
  StatusLight,
  type Fact,
  type Tone,
} from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { runJob } from '../../state/jobs.ts';
import { useWords } from '../../state/words.tsx';
import { Validity, commonName } from '../../components/certificate.tsx';
import { TokenKeys } from './token-keys.tsx';

type Slot = TokenLibraryView['slots'][number];

const toneOfSlot = ({ token, findings }: Slot): Tone => {
  if (findings.some(({ severity }) => severity === 'blocker')) return 'stop';
  if (token === null) return 'open';
  return findings.some(({ severity }) => severity === 'warning') ? 'attention' : 'fine';
};

/** One reader with what is in it: its facts at the start, the doctor's words at the end. */
export const Token = ({ library, slot }: { library: string; slot: Slot }) => {
  const { t } = useWords();
  const tone = toneOfSlot(slot);
  const { token } = slot;
  const states = {
    fine: t('tokens.badge.ready'),
    attention: t('tokens.badge.attention'),
    stop: t('tokens.badge.stop'),
    open: t('tokens.badge.empty'),
    neutral: t('tokens.badge.ready'),
  } as const;
  const heading = token === null ? slot.reader : token.label || token.serial || token.model;
  return (
    <section className="token" aria-label={heading}>
      <header className="token-head">
        <KeyIcon size={20} />
        <h3 className="clip">
          <bdi>{heading}</bdi>
        </h3>
        <StatusLight tone={tone}>{states[tone]}</StatusLight>
      </header>
      {token !== null && (
        <div className="token-body">
          <div className="token-facts">
            <DefinitionList narrow facts={factsOf(token, t)} />
            <Certificates library={library} token={token} />
          </div>
          <div className="token-doctor">
            <h4>{t('tokens.doctor')}</h4>
            <FindingList findings={slot.findings} label={t('tokens.doctor')} />
          </div>
          {token.serial !== '' && <Keys library={library} token={token} />}
        </div>
      )}
    </section>
  );
};

type Translate = ReturnType<typeof useWords>['t'];

const pinFact = ({ pin }: TokenView, t: Translate): Fact => {
  const left =
    pin.tries === 'locked'
      ? t('tokens.pin.locked')
      : pin.tries === 'last'
        ? t('tokens.pin.last')
        : pin.tries === 'low'
          ? t('tokens.pin.low')
          : null;
  const how = pin.onPad
    ? t('tokens.pin.pad')
    : pin.wanted
      ? t('tokens.pin.range', { minimum: pin.minimum, maximum: pin.maximum })
      : t('tokens.pin.none');
  return {
    label: t('tokens.pin'),
    value: (
      <span className="token-pin">
        <span>{how}</span>
        {left !== null && <Badge tone={pin.tries === 'low' ? 'attention' : 'stop'}>{left}</Badge>}
      </span>
    ),
  };
};

const factsOf = (token: TokenView, t: Translate): readonly Fact[] => [
  { label: t('tokens.serial'), value: token.serial === '' ? '—' : <Code>{token.serial}</Code> },
  { label: t('tokens.maker'), value: <bdi>{token.manufacturer}</bdi> },
  {
    label: t('tokens.model'),
    value: t('tokens.firmware', { model: token.model, firmware: token.firmware }),
  },
  {
    label: t('tokens.signs-with'),
    value: (
      <ul className="token-families">
        {token.signsWith.map((family) => (
          <li key={family}>{t(`tokens.family.${family}`)}</li>
        ))}
        {token.hashesStreebog && <li>{t('tokens.family.streebog')}</li>}
        {token.signsWith.length === 0 && !token.hashesStreebog && <li>{t('tokens.signs-with.nothing')}</li>}
      </ul>
    ),
  },
  pinFact(token, t),
];

/** Certificates that show without a PIN; a press keeps one among the keys that sign. */
const Certificates = ({ library, token }: { library: string; token: TokenView }) => {
  const { t } = useWords();
  const keep = useAct('tokens.keep');
  if (token.certificates.length === 0) return null;
  return (
    <div className="token-certificates">
      <h4>{t('tokens.certificates')}</h4>
      {keep.error !== null && <ErrorNotice failure={keep.error} />}
      <ul>
        {token.certificates.map(({ certificate, keyId }) => {
          const subject = commonName(certificate.subject);
          const { certificateId } = certificate;
          return (
            <li key={certificateId} className="token-certificate">
              <CertificateIcon />
              <span className="token-certificate-words">
                <span>
                  <bdi>{subject}</bdi>{' '}
                  <span className="faint">
                    {t('keys.bits', { algorithm: certificate.keyAlgorithm, bits: certificate.keyBits })}
                  </span>
                </span>
                <Validity certificate={certificate} />
              </span>
              {keyId === null ? (
                <Button
                  icon={PlusIcon}
                  aria-label={t('tokens.use.named', { subject })}
                  isDisabled={keep.isRunning}
                  onPress={() => void keep.run({ library, token: token.serial || token.label, certificateId })}
                >
                  {t('tokens.use')}
                </Button>
              ) : (
                <Badge tone="fine">{t('tokens.used')}</Badge>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

/** Private keys show after the PIN, which is asked for in its own window or on the token's pad. */
const Keys = ({ library, token }: { library: string; token: TokenView }) => {
  const { t } = useWords();
  const [keys, setKeys] = useState<readonly TokenKeyView[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isLooking, setLooking] = useState(false);
  const look = async (): Promise<void> => {
    setLooking(true);
    setFailure(null);
    const answer = await runJob({
      name: 'tokens.keys',
      input: { library, token: token.serial || token.label },
      label: t('tokens.keys.job', { token: token.name }),
    });
    setLooking(false);
    if (answer.ok) setKeys(answer.value.keys);
    else if (answer.error.code !== 'call.cancelled') setFailure(answer.error);
  };
  return (
    <div className="token-keys">
      <div className="token-keys-head">
        <h4>{t('tokens.keys')}</h4>
        {keys === null && <span className="quiet">{t('tokens.keys.hidden')}</span>}
        <Button icon={LockIcon} isBusy={isLooking} onPress={() => void look()}>
          {t('tokens.keys.show')}
        </Button>
      </div>
      {failure !== null && <ErrorNotice failure={failure} />}
      {keys !== null && <TokenKeys keys={keys} />}
    </div>
  );
};
