import { useState } from 'react';
import { Tabs } from '../../components/index.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { VerifyDesk } from '../verify/verify-desk.tsx';
import { usualManner } from './how-to-sign.tsx';
import { SignDesk } from './sign-desk.tsx';
import { SignaturesDesk } from './signatures/signatures-desk.tsx';
import { useSignatures, type SignatureEntry } from './signatures/use-signatures.ts';
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
  const [manner, setManner] = useState(usualManner);
  const sign = (entries: readonly SignatureEntry[]): void => {
    // Who adds a signature to a signed PDF means inside, beside those that are there.
    const isSignedPdf = entries.some(({ file }) => file.kind === 'pdf' && file.signatures.length > 0);
    if (isSignedPdf) setManner({ ...manner, form: 'by-file' });
    navigate({ screen: 'sign' });
    void batch.addFiles(entries.map(({ file }) => file));
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
            content: (
              <SignDesk key={id ?? 'files'} bidId={id ?? null} desk={batch} manner={manner} onManner={setManner} />
            ),
          },
          {
            id: 'signatures',
            label: t('signatures.tab'),
            content: <SignaturesDesk desk={signatures} onSign={sign} />,
          },
          { id: 'verify', label: t('verify.tab'), content: <VerifyDesk /> },
        ]}
      />
    </div>
  );
};
