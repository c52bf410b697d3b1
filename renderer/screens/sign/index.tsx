import type { FileHandle } from '#shared/contract/vocabulary.ts';
import { Tabs } from '../../components/index.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { VerifyDesk } from '../verify/verify-desk.tsx';
import { SignDesk } from './sign-desk.tsx';
import { SignaturesDesk } from './signatures/signatures-desk.tsx';
import { useSignatures } from './signatures/use-signatures.ts';
import { useBatch } from './use-batch.ts';
import './sign.css';

const tabNames = ['sign', 'signatures', 'verify'] as const;

/** Three desks over files; signing and verifying share nothing else: the verifier reads bytes as a stranger would. */
export const SignScreen = () => {
  const { t } = useWords();
  const { id, tab } = useRoute();
  // The lists outlive a look at another desk.
  const batch = useBatch();
  const signatures = useSignatures();
  const sign = (files: readonly FileHandle[]): void => {
    navigate({ screen: 'sign' });
    void batch.addFiles(files);
  };
  return (
    <div className="page sign-screen">
      <h1 className="visually-hidden">{t('frame.screen.sign')}</h1>
      <Tabs
        label={t('frame.screen.sign')}
        chosen={tabNames.find((name) => name === tab) ?? 'sign'}
        onChoose={(next) => navigate(next === 'sign' ? { screen: 'sign' } : { screen: 'sign', tab: next })}
        tabs={[
          {
            id: 'sign',
            label: t('sign.tab'),
            content: <SignDesk key={id ?? 'files'} bidId={id ?? null} desk={batch} />,
          },
          {
            id: 'signatures',
            label: t('signatures.tab'),
            content: <SignaturesDesk desk={signatures} onSign={(entries) => sign(entries.map(({ file }) => file))} />,
          },
          { id: 'verify', label: t('verify.tab'), content: <VerifyDesk /> },
        ]}
      />
    </div>
  );
};
