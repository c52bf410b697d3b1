import type { CompanyRow } from '#shared/contract/company.ts';
import { useAsk } from './ask.ts';

/** The company that the screens show, where the workspace keeps several; null where it keeps one, whose all is. */
export const useChosenAmongSeveral = (): CompanyRow | null => {
  const companies = useAsk('company.list', {}).value?.companies ?? [];
  return companies.length < 2 ? null : (companies.find(({ isChosen }) => isChosen) ?? null);
};
