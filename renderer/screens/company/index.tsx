import { EmptyState } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

export const CompanyScreen = () => <EmptyState title={useWords().t('ui.none')} />;
