import { RadioGroup, Section, TextField } from '../../components/index.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.tsx';

export type Manner = {
  readonly form: 'detached' | 'attached';
  readonly encoding: 'der' | 'pem' | 'base64';
  readonly level: 'B' | 'T';
};

/** Addresses as typed: one after another, by commas, spaces or lines. */
export const servicesOf = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((one) => one !== '');

export type HowToSignProps = {
  readonly manner: Manner;
  readonly onChange: (manner: Manner) => void;
};

/** Level, form and spelling of the signature; what each means stands under it. */
export const HowToSign = ({ manner, onChange }: HowToSignProps) => {
  const { t } = useWords();
  const services = usePreferences(({ timestampServices }) => timestampServices);
  const unfit = servicesOf(services).find((address) => !/^https?:\/\/[^/\s@]+/i.test(address));
  return (
    <Section title={t('sign.how')} hint={`CAdES-BASELINE-${manner.level}`}>
      <div className="sign-manner">
        <RadioGroup
          layout="row"
          label={t('sign.how.level-of')}
          choices={[
            { value: 'B', label: t('sign.how.level-b') },
            { value: 'T', label: t('sign.how.level-t') },
          ]}
          value={manner.level}
          onChange={(level) => onChange({ ...manner, level })}
        />
        <RadioGroup
          layout="row"
          label={t('sign.how.form')}
          choices={[
            { value: 'detached', label: t('sign.how.detached') },
            { value: 'attached', label: t('sign.how.attached') },
          ]}
          value={manner.form}
          onChange={(form) => onChange({ ...manner, form })}
        />
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
      </div>
      {manner.level === 'T' && (
        <TextField
          isCode
          label={t('sign.how.services')}
          hint={t('sign.how.services-hint')}
          placeholder="https://tsa.example.org"
          value={services}
          onChange={(timestampServices) => usePreferences.setState({ timestampServices })}
          {...(unfit === undefined ? {} : { fault: t('sign.how.services-unfit', { address: unfit }) })}
        />
      )}
      <p className="sign-hint">{t(`sign.how.${manner.form}-hint`)}</p>
    </Section>
  );
};
