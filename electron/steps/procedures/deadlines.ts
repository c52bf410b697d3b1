import type { DeadlineNodeView, ProcedureDeadlines } from '#shared/contract/deadlines.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { ownNameOf, type DeadlineNode } from '#shared/procedure/deadline-graph.ts';
import { isWatched } from '../../store/procedures/additions.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import type { Host, Step } from '../context.ts';
import { loadSettings } from '../workspace/settings.ts';
import { gatherDeadlines } from './deadlines-gather.ts';

export const viewOf = (node: DeadlineNode): DeadlineNodeView => {
  const { basis } = node;
  const step = basis.by === 'own' ? basis.step : null;
  const rule = basis.by === 'rule' ? basis.rule : null;
  const term = step?.term ?? rule?.term ?? null;
  return {
    nodeId: node.id,
    event: step === null ? node.id : null,
    title: ownNameOf(basis),
    stepId: step?.stepId ?? null,
    state: node.state,
    at: node.state === 'dated' ? node.at : null,
    day: node.state === 'dated' ? node.day : null,
    zone: node.zone,
    by: basis.by,
    edition: node.edition,
    path: node.path,
    parent: node.parent,
    rule: rule === null ? null : { ruleId: rule.id, article: rule.article, bound: rule.bound, readOn: rule.readOn },
    term: term === null ? null : { unit: term.unit, amount: term.amount },
    waitsFor: node.state === 'waits' ? node.for : null,
    reason: node.state === 'unknown' ? { code: node.reason.code, details: { ...node.reason.details } } : null,
    remarks: node.remarks.map((remark) =>
      remark.code === 'against-rule'
        ? { code: remark.code, article: remark.rule.article, at: remark.bound }
        : { code: remark.code, article: null, at: null },
    ),
    isDone: step?.done ?? false,
  };
};

/** A procedure's dates as faces show them; own steps are counted in the user's own zone. */
export const describeDeadlines = async (host: Host, id: string): Promise<Outcome<ProcedureDeadlines>> => {
  const { zone } = await loadSettings(host);
  const gathered = gatherDeadlines(host.workspace, id, zone);
  if (!gathered.ok) return gathered;
  const { record, question, nodes } = gathered.value;
  return ok({
    id: procedureIdOf(record.procedure_key),
    sourceId: record.source_id,
    title: record.title,
    law: question.law,
    way: question.way,
    isNewerThanRules: gathered.value.isNewerThanRules,
    isWatched: isWatched(host.workspace.database, record.procedure_key),
    nodes: nodes.map(viewOf),
  });
};

export const showDeadlines: Step<'deadlines.show'> = async ({ id }, { host }) => describeDeadlines(host, id);
