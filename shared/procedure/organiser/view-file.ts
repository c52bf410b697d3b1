import { z } from 'zod';
import type { Finding } from '../../kernel/failure.ts';
import { harmlessLine } from '../../kernel/harmless-text.ts';
import type { Person } from './people.ts';
import { savedView, type SavedView } from './views.ts';

/**
 * Views as a file for others. What belongs to one workspace does not travel: people go by name, and a view is known by its
 * name alone.
 */
const shape = z.object({
  format: z.literal('bidwright-views'),
  version: z.literal(1),
  views: z.array(z.unknown()).max(1_000),
});

export const viewFileText = (views: readonly SavedView[], people: readonly Person[]): string =>
  `${JSON.stringify(
    {
      format: 'bidwright-views',
      version: 1,
      views: views.map(({ viewId, filter: { assignee, ...filter }, ...view }) => ({
        ...view,
        // A view of the program's own has no name: its id names it everywhere.
        ...(view.name === null ? { viewId } : {}),
        filter: {
          ...filter,
          ...(assignee === undefined
            ? {}
            : { assignee: people.find(({ personId }) => personId === assignee)?.name ?? assignee }),
        },
      })),
    },
    null,
    2,
  )}\n`;

const travelling = savedView.partial({ viewId: true });
export type TravellingView = z.infer<typeof travelling>;

export type ReadViewFile =
  | { readonly views: readonly TravellingView[]; readonly findings: readonly Finding[] }
  | { readonly unreadable: string };

const found = (code: string, details: Finding['details']): Finding => ({
  code,
  severity: 'warning',
  place: {},
  details,
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Views out of such a file, for the people and entries known here; what can not be read is left out and told. */
export const readViewFile = (
  text: string,
  known: { readonly people: readonly Person[]; readonly entries: ReadonlySet<string> },
): ReadViewFile => {
  const file = shape.safeParse(parsed(text));
  if (!file.success) {
    const [issue] = file.error.issues;
    return { unreadable: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
  }
  const findings: Finding[] = [];
  const views = file.data.views.flatMap((one, index): TravellingView[] => {
    const read = travelling.safeParse(one);
    if (!read.success) {
      const [issue] = read.error.issues;
      const reason = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
      findings.push(found('organiser.view-left-out', { view: String(index + 1), reason }));
      return [];
    }
    const { filter, ...view } = read.data;
    const name = harmlessLine(view.name ?? view.viewId ?? String(index + 1));
    for (const entry of [...(filter.workStages ?? []), ...(filter.reasons ?? [])])
      if (!known.entries.has(entry)) findings.push(found('organiser.view-entry-unknown', { view: name, entry }));
    const { assignee, ...rest } = filter;
    if (assignee === undefined || assignee === 'me' || assignee === 'none')
      return [{ ...view, filter: read.data.filter }];
    const person = known.people.find((each) => each.name === assignee);
    if (person !== undefined) return [{ ...view, filter: { ...rest, assignee: person.personId } }];
    findings.push(found('organiser.view-person-unknown', { view: name, person: harmlessLine(assignee) }));
    return [{ ...view, filter: rest }];
  });
  return { views, findings };
};
