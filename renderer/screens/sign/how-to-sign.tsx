import type { Asked } from '#shared/contract/index.ts';
import { RadioGroup, Section, Select } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { askedProofs, LevelChoice, noProofs, type Level, type Proofs } from './level-choice.tsx';

export const signatureForms = ['detached', 'attached', 'by-file', 'asic-e', 'asic-s', 'sig-zip'] as const;
export type SignatureForm = (typeof signatureForms)[number];
/** A bid is packed by its own step: its signatures stand beside the files or around them. */
const bidForms = ['detached', 'attached'] as const satisfies readonly SignatureForm[];

export type Manner = {
  readonly form: SignatureForm;
  readonly encoding: 'der' | 'pem' | 'base64';
  readonly level: Level;
  readonly scheme: 'usual' | 'rsa-pss';
  readonly proofs: Proofs;
};

export const usualManner: Manner = {
  form: 'detached',
  encoding: 'der',
  level: 'B',
  scheme: 'usual',
  proofs: noProofs,
};

type Shape = Omit<Asked<'batches.pack'>, 'batchId' | 'container' | 'out' | 'encoding'>;

/** What every way of signing is told alike. */
export const shapeOf = (manner: Manner, services: readonly string[]): Shape => ({
  level: manner.level,
  tsas: manner.level === 'B' ? [] : [...services],
  scheme: manner.scheme === 'usual' ? null : manner.scheme,
  ...(manner.level === 'LT' || manner.level === 'LTA' ? askedProofs(manner.proofs) : {}),
});

/** How signatures that stayed below their level are raised to it; null at B, below which there is nothing. */
export const againOf = (
  manner: Manner,
  services: readonly string[],
): Omit<Asked<'signing.augment'>, 'fileIds'> | null => {
  const { level, proofs } = manner;
  if (level === 'B') return null;
  return { level, tsas: [...services], ...(level === 'T' ? {} : askedProofs(proofs)) };
};

/** One signature over all files: they are packed together with it. */
export const containerOf = ({ form }: Manner): 'asic-e' | 'asic-s' | 'sig-zip' | null =>
  form === 'asic-e' || form === 'asic-s' || form === 'sig-zip' ? form : null;

const takesEncoding = ({ form }: Manner): boolean => form !== 'asic-e' && form !== 'asic-s';

/** As the standards name it (ETSI EN 319 122-1 and 142-1). */
const profileOf = ({ form, level }: Manner): string =>
  form === 'by-file' ? `PAdES-BASELINE-${level}, CAdES-BASELINE-${level}` : `CAdES-BASELINE-${level}`;

export type HowToSignProps = {
  readonly manner: Manner;
  readonly isBid: boolean;
  readonly onChange: (manner: Manner) => void;
};

/** Form, level and spelling of the signature; what each means stands under it. */
export const HowToSign = ({ manner, isBid, onChange }: HowToSignProps) => {
  const { t } = useWords();
  const forms: readonly SignatureForm[] = isBid ? bidForms : signatureForms;
  // What was chosen for files and a bid does not take is detached there.
  const form = forms.includes(manner.form) ? manner.form : 'detached';
  return (
    <Section title={t('sign.how')} hint={<bdi className="ltr">{profileOf({ ...manner, form })}</bdi>}>
      <Select
        label={t('sign.how.form')}
        choices={forms.map((value) => ({
          value,
          label: t(`signatures.form.${value}`),
          hint: t(`signatures.form.${value}.hint`),
        }))}
        value={form}
        onChange={(next) => onChange({ ...manner, form: next })}
        hint={t(`signatures.form.${form}.hint`)}
      />
      <LevelChoice
        levels={['B', 'T', 'LT', 'LTA']}
        level={manner.level}
        proofs={manner.proofs}
        onLevel={(level) => onChange({ ...manner, level })}
        onProofs={(proofs) => onChange({ ...manner, proofs })}
      />
      <details className="sign-more">
        <summary>{t('signatures.more')}</summary>
        <div className="sign-manner">
          {takesEncoding({ ...manner, form }) && (
            <RadioGroup
              layout="row"
              label={t('sign.how.encoding')}
              choices={[
                { value: 'der', label: 'DER' },
                { value: 'pem', label: 'PEM' },
                { value: 'base64', label: 'Base64' },
              ]}
              value={manner.encoding}
              onChange={(encoding) => onChange({ ...manner, encoding })}
            />
          )}
          <RadioGroup
            layout="row"
            label={t('signatures.scheme')}
            choices={[
              { value: 'usual', label: t('signatures.scheme.usual') },
              { value: 'rsa-pss', label: 'RSA-PSS' },
            ]}
            value={manner.scheme}
            onChange={(scheme) => onChange({ ...manner, scheme })}
          />
        </div>
      </details>
    </Section>
  );
};
