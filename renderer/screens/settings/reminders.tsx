import { Section } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { DateRules } from './reminders-rules.tsx';
import { ReminderLevels } from './reminders-levels.tsx';
import './kinds.css';

/** When dates are said again, and the rules by which dates follow from others. */
export const Reminders = () => {
  const { t } = useWords();
  return (
    <div className="kinds">
      <Section title={t('reminders.levels')} hint={t('reminders.levels.hint')}>
        <ReminderLevels />
      </Section>
      <DateRules />
    </div>
  );
};
