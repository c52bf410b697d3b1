import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import { revocationDemands, type RevocationDemand } from '#shared/verification/conclusion.ts';
import {
  Button,
  CrossIcon,
  FilePicker,
  IconButton,
  RadioGroup,
  Section,
  ShieldIcon,
  Switch,
} from '../../components/index.ts';
import { DayField } from '../../components/day-field.tsx';
import { endOfMoscowDay } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';
import { TrustAnchors } from './trust-anchors.tsx';

export type VerifyTerms = {
  readonly content: FileHandle | null;
  readonly crls: readonly FileHandle[];
  readonly revocation: RevocationDemand;
  /** The moment for which the question is put; null: now. */
  readonly at: Instant | null;
  /** Ask the network for what is missing; for this verification only. */
  readonly fetch: boolean;
};

export const usualTerms: VerifyTerms = { content: null, crls: [], revocation: 'required', at: null, fetch: false };

export type VerifySettingsProps = {
  /** What is or was verified; null: nothing yet. */
  readonly fileName: string | null;
  /** A detached signature needs the document beside it; a bid's package has it inside. */
  readonly takesContent: boolean;
  readonly terms: VerifyTerms;
  readonly isRunning: boolean;
  readonly onChange: (terms: VerifyTerms) => void;
  readonly onVerify: () => void;
};

/** What is verified, by whose trust and with how much proof. */
export const VerifySettings = ({
  fileName,
  takesContent,
  terms,
  isRunning,
  onChange,
  onVerify,
}: VerifySettingsProps) => {
  const { t } = useWords();
  const [isPast, setPast] = useState(false);
  const today = dayIn(useMinute(), 'Europe/Moscow');
  return (
    <>
      <Section title={t('verify.what')}>
        {fileName === null ? (
          <p className="verify-hint">{t('verify.what.none')}</p>
        ) : (
          <>
            <p className="verify-file">
              <bdi className="file-name">{fileName}</bdi>
            </p>
            <div className="verify-file">
              {!takesContent ? null : terms.content === null ? (
                <FilePicker
                  kind="quiet"
                  purpose="content"
                  onChosen={([content]) => onChange({ ...terms, content: content ?? null })}
                >
                  {t('verify.content.choose')}
                </FilePicker>
              ) : (
                <>
                  <span className="faint">{t('verify.content')}</span>{' '}
                  <bdi className="file-name">{terms.content.name}</bdi>
                  <IconButton
                    icon={CrossIcon}
                    label={t('verify.content.drop')}
                    onPress={() => onChange({ ...terms, content: null })}
                  />
                </>
              )}
            </div>
          </>
        )}
      </Section>
      <Section title={t('verify.how')}>
        <div className="verify-terms">
          <RadioGroup
            label={t('verify.revocation')}
            choices={revocationDemands.map((value) => ({
              value,
              label: t(`verify.demand.${value}`),
              hint: t(`verify.revocation.${value}.hint`),
            }))}
            value={terms.revocation}
            onChange={(revocation) => onChange({ ...terms, revocation })}
          />
          <div className="verify-file">
            {terms.crls.map((crl) => (
              <span key={crl.fileId} className="verify-chip">
                <bdi className="file-name">{crl.name}</bdi>
                <IconButton
                  icon={CrossIcon}
                  label={t('verify.crl.drop', { file: crl.name })}
                  onPress={() => onChange({ ...terms, crls: terms.crls.filter(({ fileId }) => fileId !== crl.fileId) })}
                />
              </span>
            ))}
            <FilePicker
              kind="quiet"
              purpose="crl"
              multiple
              onChosen={(crls) => onChange({ ...terms, crls: [...terms.crls, ...crls] })}
            >
              {t('verify.crl.add')}
            </FilePicker>
          </div>
          <Switch isSelected={terms.fetch} onChange={(fetch) => onChange({ ...terms, fetch })}>
            {t('verify.fetch')}
          </Switch>
          <RadioGroup
            layout="row"
            label={t('verify.moment')}
            choices={[
              { value: 'now', label: t('verify.moment.now') },
              { value: 'past', label: t('verify.moment.day') },
            ]}
            value={isPast ? 'past' : 'now'}
            onChange={(moment) => {
              setPast(moment === 'past');
              onChange({ ...terms, at: moment === 'past' ? endOfMoscowDay(today) : null });
            }}
          />
          {isPast && (
            <DayField
              label={t('verify.moment.label')}
              hint={t('verify.moment.hint')}
              value={terms.at === null ? null : dayIn(terms.at, 'Europe/Moscow')}
              onChange={(day) => onChange({ ...terms, at: day === null ? null : endOfMoscowDay(day) })}
            />
          )}
          {fileName !== null && (
            <div>
              <Button kind="primary" icon={ShieldIcon} isBusy={isRunning} onPress={onVerify}>
                {t('verify.act')}
              </Button>
            </div>
          )}
        </div>
      </Section>
      <TrustAnchors />
    </>
  );
};
