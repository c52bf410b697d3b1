import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { checkGuarantee, fieldNames, type FieldName } from '../guarantee-check/check.ts';
import { guaranteeFacts } from '../guarantee-check/facts.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';
import type { Rule } from '../rules/rule-book.ts';
import { guaranteeEnd } from './guarantee-end.ts';

/** Where a difference is for the customer to weigh: the law names no court, and the digits carry the sum. */
const mayBeMissing: ReadonlySet<FieldName> = new Set(['sum-in-words', 'court', 'beneficiary-inn', 'principal-inn']);

const articles = {
  '44-fz': { content: '44-FZ art. 45 p.2', payment: '44-FZ art. 45 p.3' },
  '223-fz': { content: '223-FZ art. 3.4 p.14.1', payment: '223-FZ art. 3.4 p.14.3' },
} as const;

/**
 * An issued guarantee’s text against the notice: each field found, different or not found, with the words it was read from. A difference
 * stops, a missing field warns. Whether the guarantee stands in its registry can not be seen in its text.
 */
export const guaranteeCheck = defineCalculator({
  name: 'guarantee-check',
  input: guaranteeFacts.extend({ text: z.string().min(1).max(200_000) }),
  answer: {
    verdict: z.enum(['agrees', 'differs', 'incomplete']),
    fields: z.array(
      z.strictObject({
        field: z.enum(fieldNames),
        status: z.enum(['found', 'differs', 'not-found']),
        read: z.string().nullable(),
        /** Where in the text those words stand, in UTF-16 units of its NFC form, `end` exclusive. */
        place: z.strictObject({ start: z.int(), end: z.int() }).nullable(),
        expected: z.string(),
        article: z.string(),
      }),
    ),
  },
  compute: ({ text, ...facts }, sheet, basis) => {
    const { law, deadline, performedUntil, publishedOn } = facts;
    if (deadline !== undefined && performedUntil !== undefined) {
      return failFinance('finance.one-of', { path: 'deadline', fields: ['deadline', 'performedUntil'] });
    }
    const book = law === '223-fz' ? '223-fz-smb' : '44-fz';
    const on = basisDay(basis.rules, book, publishedOn);
    const chosen = rulesOn(basis.rules, book, on.day, ['guarantee.payment', 'late.guarantor']);
    if (!chosen.ok) return chosen;
    const { 'guarantee.payment': payment, 'late.guarantor': penalty } = chosen.value;
    sayBasisDay(sheet, book, [payment, penalty], on);
    let earliestEnd: string | null = null;
    if (deadline !== undefined || performedUntil !== undefined) {
      const end = guaranteeEnd.answerOf({ law, deadline, performedUntil, publishedOn }, basis);
      if (!end.ok) return end;
      sheet.adopt('term', { steps: end.value.steps, findings: [] });
      earliestEnd = end.value.earliestEnd;
    }
    const asked = (line: string, rule: Rule): string =>
      sheet.note(
        line,
        { rule: 'guarantee.asked', formula: line, numbers: { [line]: rule.value }, by: [rule] },
        rule.value,
      );
    const checked = checkGuarantee(text, facts, {
      earliestEnd,
      paymentWorkingDays: Number(asked('paymentDays', payment)),
      penaltyPercent: asked('penaltyPercent', penalty),
    });
    const fields = checked.map((each) => {
      const article =
        each.field === 'payment-term' || each.field === 'penalty' ? articles[law].payment : articles[law].content;
      return { ...each, article };
    });
    for (const { field, status, read, expected, article } of fields) {
      const place = { path: field };
      if (status === 'differs') {
        sheet.say('finance.guarantee-differs', 'blocker', { field, read, expected, article }, place);
      }
      if (status === 'not-found') {
        const severity = mayBeMissing.has(field) ? 'info' : 'warning';
        sheet.say('finance.guarantee-silent', severity, { field, expected, article }, place);
      }
    }
    const missing = fields.some(({ field, status }) => status === 'not-found' && !mayBeMissing.has(field));
    const differs = fields.some(({ status }) => status === 'differs');
    return ok({
      verdict: differs ? ('differs' as const) : missing ? ('incomplete' as const) : ('agrees' as const),
      fields,
    });
  },
});
