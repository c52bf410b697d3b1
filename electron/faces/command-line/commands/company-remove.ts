import { companyAct } from './company-lines.ts';

export const command = companyAct('remove');
