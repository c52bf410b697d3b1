import { Page, Tabs } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useChosenAmongSeveral } from '../../state/company.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { PowersOfAttorney } from './authority.tsx';
import { Companies } from './companies.tsx';
import { KeysAndTokens } from './keys-and-tokens.tsx';
import { Papers } from './papers/index.tsx';
import { Profile } from './profile.tsx';
import { TrustAnchors } from './trust-anchors.tsx';
import './company.css';

const tabNames = ['profile', 'papers', 'keys', 'authority', 'trust'] as const;
type TabName = (typeof tabNames)[number];

export const CompanyScreen = () => {
  const { t } = useWords();
  const { tab } = useRoute();
  const { value: keys } = useAsk('keys.list', {});
  const company = useChosenAmongSeveral();
  const isOurs = ({ companyId }: { companyId: string }): boolean => company === null || companyId === company.companyId;
  const { value: trust } = useAsk('trust.list', {});
  const { value: papers } = useAsk('papers.list', {});
  const { value: powers } = useAsk('authority.list', {});
  const chosen: TabName = tabNames.find((name) => name === tab) ?? 'profile';
  return (
    <Page title={t('frame.screen.company')} lead={t('company.lead')} acts={<Companies />} flush>
      <Tabs
        label={t('company.tabs')}
        chosen={chosen}
        onChoose={(next) => navigate({ screen: 'company', tab: next })}
        tabs={[
          { id: 'profile', label: t('company.tab.profile'), content: <Profile /> },
          {
            id: 'papers',
            label: t('company.tab.papers'),
            ...(papers === undefined ? {} : { count: papers.papers.length }),
            content: <Papers />,
          },
          {
            id: 'keys',
            label: t('company.tab.keys'),
            ...(keys === undefined ? {} : { count: keys.keys.filter(isOurs).length }),
            content: <KeysAndTokens />,
          },
          {
            id: 'authority',
            label: t('authority.tab'),
            ...(powers === undefined ? {} : { count: powers.authorities.length }),
            content: <PowersOfAttorney />,
          },
          {
            id: 'trust',
            label: t('company.tab.trust'),
            ...(trust === undefined ? {} : { count: trust.anchors.length }),
            content: <TrustAnchors />,
          },
        ]}
      />
    </Page>
  );
};
