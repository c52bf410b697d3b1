import { RadioGroup, Section } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

export type Manner = { readonly form: 'detached' | 'attached'; readonly encoding: 'der' | 'pem' };

export type HowToSignProps = {
  readonly manner: Manner;
  readonly isBid: boolean;
  readonly onChange: (manner: Manner) => void;
};

/** Form and spelling of the signature; what each means stands under it. */
export const HowToSign = ({ manner, isBid, onChange }: HowToSignProps) => {
  const { t } = useWords();
  return (
    <Section title={t('sign.how')} hint={t('sign.how.level')}>
      <div className="sign-manner">
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
          ]}
          value={manner.encoding}
          onChange={(encoding) => onChange({ ...manner, encoding })}
        />
      </div>
      <p className="sign-hint">
        {t(`sign.how.${manner.form}-hint`)}
        {isBid && ` ${t('sign.how.bid-hint')}`}
      </p>
    </Section>
  );
};
