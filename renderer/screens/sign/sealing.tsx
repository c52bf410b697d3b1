import { useMemo, useState } from 'react';
import { Button, Section } from '../../components/index.ts';
import { useOffer } from '../../state/commands.ts';
import { useWords } from '../../state/words.tsx';
import { SealDialog } from '../bids/sealing-dialog.tsx';
import { UnsealDialog } from '../bids/sealing-open.tsx';

/** Files that are encrypted to named certificates: made out of signed ones, and opened with one's own key. */
export const Sealing = () => {
  const { t } = useWords();
  const [asking, setAsking] = useState<'seal' | 'open' | null>(null);
  useOffer(
    'sealing',
    useMemo(() => {
      const group = t('frame.palette.here');
      return [
        { id: 'sealing.seal', label: t('seal.act.file'), group, run: () => setAsking('seal') },
        { id: 'sealing.open', label: t('seal.act.open'), group, run: () => setAsking('open') },
      ];
    }, [t]),
  );
  return (
    <Section
      title={t('seal.title')}
      acts={
        <>
          <Button kind="quiet" onPress={() => setAsking('seal')}>
            {t('seal.act.file')}
          </Button>
          <Button kind="quiet" onPress={() => setAsking('open')}>
            {t('seal.act.open')}
          </Button>
        </>
      }
    >
      {asking === 'seal' && <SealDialog bidId={null} onClose={() => setAsking(null)} />}
      {asking === 'open' && <UnsealDialog onClose={() => setAsking(null)} />}
    </Section>
  );
};
