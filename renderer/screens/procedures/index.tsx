import { EmptyState } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

export const ProceduresScreen = () => <EmptyState title={useWords().t('ui.none')} />;
