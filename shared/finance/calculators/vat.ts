import { z } from 'zod';
import { Decimal } from '../../kernel/decimal.ts';
import { parseAmount } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, share, shownAmount } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const always = ['vat.zero', 'vat.reduced', 'vat.standard'] as const;
const since2025 = ['vat.simplified-lower', 'vat.simplified-upper'] as const;

/**
 * Value added tax inside a sum (`included`) or on top of it. The rate in force depends on the day of delivery or acceptance
 * (`deliveredOn`); a rate that the Tax Code does not know on that day is calculated and said.
 */
export const vat = defineCalculator({
  name: 'vat',
  input: z.strictObject({ amount, ratePercent: share, included: z.boolean(), deliveredOn: day.optional(), currency }),
  answer: { net: shownAmount, vat: shownAmount, gross: shownAmount },
  compute: ({ amount: given, ratePercent, included, deliveredOn }, sheet, { rules }) => {
    const on = basisDay(rules, 'vat', deliveredOn);
    const chosen = rulesOn(rules, 'vat', on.day, always, 'deliveredOn');
    if (!chosen.ok) return chosen;
    const simplified = rulesOn(rules, 'vat', on.day, since2025, 'deliveredOn');
    const known = [...Object.values(chosen.value), ...(simplified.ok ? Object.values(simplified.value) : [])];
    const rule = known.find((each) => new Decimal(each.value).eq(ratePercent));
    if (rule === undefined) {
      const details = { rate: ratePercent, day: on.day, known: known.map((each) => each.value) };
      sheet.say('finance.vat-rate-unknown', 'warning', details, { path: 'ratePercent' });
    }
    sayBasisDay(sheet, 'vat', rule === undefined ? [] : [rule], on);
    const by = rule === undefined ? [] : [rule];
    const tax = sheet.money('vat', {
      rule: included ? 'vat.inside' : 'vat.on-top',
      formula: included ? 'amount × ratePercent / (100 + ratePercent)' : 'amount × ratePercent / 100',
      numbers: { amount: given, ratePercent },
      by,
    });
    const shown = parseAmount(given) ?? given;
    const result = included
      ? sheet.money('net', { rule: 'vat.net', formula: 'gross − vat', numbers: { gross: shown, vat: tax } })
      : sheet.money('gross', { rule: 'vat.gross', formula: 'net + vat', numbers: { net: shown, vat: tax } });
    return ok(included ? { net: result, vat: tax, gross: shown } : { net: shown, vat: tax, gross: result });
  },
});
