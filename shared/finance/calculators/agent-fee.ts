import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, share, shownAmount } from '../fields.ts';

/** What a bank pays the agent for a guarantee: a percent of its tariff and a percent of what the client pays above it. */
export const agentFee = defineCalculator({
  name: 'agent-fee',
  input: z.strictObject({ tariff: amount, paid: amount, tariffPercent: share, excessPercent: share, currency }),
  answer: { ofTariff: shownAmount, ofExcess: shownAmount, amount: shownAmount },
  compute: ({ tariff, paid, tariffPercent, excessPercent }, sheet) => {
    const ofTariff = sheet.money('ofTariff', {
      rule: 'agent.of-tariff',
      formula: 'min(tariff; paid) × tariffPercent / 100',
      numbers: { tariff, paid, tariffPercent },
    });
    const ofExcess = sheet.money('ofExcess', {
      rule: 'agent.of-excess',
      formula: 'max(paid − tariff; 0) × excessPercent / 100',
      numbers: { paid, tariff, excessPercent },
    });
    const numbers = { ofTariff, ofExcess };
    return ok({
      ofTariff,
      ofExcess,
      amount: sheet.money('amount', { rule: 'agent.total', formula: 'ofTariff + ofExcess', numbers }),
    });
  },
});
