import { describe, expect, it } from 'vitest';
import { mostNoticeItems } from '#shared/bid/checklist-sets/from-notice.ts';
import { winnerPapers } from '#shared/bid/submission/winner-papers.ts';
import { blankRequirement, type Requirement } from '#shared/procedure/criteria.ts';

const asked = (name: string, more: Partial<Requirement> = {}): Requirement => ({
  ...blankRequirement,
  kind: 'exclusion',
  name,
  stage: 'winner',
  path: `/notice/${name}`,
  ...more,
});
const whole = { lotId: null, lots: [] };
const names = (requirements: readonly Requirement[], place: Parameters<typeof winnerPapers>[1] = whole) =>
  winnerPapers(requirements, place).map(({ name }) => name);

describe('what a notice asks of the winner', () => {
  it('is what it says is the winner’s, not what goes into a bid, what the buyer looks up or what nobody is named for', () => {
    const stages = ['bid', 'request', 'buyer', 'winner', null] as const;
    expect(names(stages.map((stage) => asked(String(stage), { stage })))).toEqual(['winner']);
  });

  it('keeps its words, its proof, its article and its place', () => {
    const more = { description: 'не старше месяца', evidence: ['справка'], legalBasis: 'ст. 17', mandatory: true };
    expect(winnerPapers([asked('Судимость', more)], whole)).toEqual([
      { name: 'Судимость', ...more, path: '/notice/Судимость', lot: null },
    ]);
  });

  it('is that of the bid’s lot and of all, named by the lot where there are several', () => {
    const lots = [
      { id: '1', title: 'Насосы' },
      { id: '2', title: 'Трубы' },
    ];
    const all = [asked('a', { lotId: '1' }), asked('b', { lotId: '2' }), asked('c')];
    expect(winnerPapers(all, { lotId: '2', lots }).map(({ name, lot }) => [name, lot])).toEqual([
      ['b', 'Трубы'],
      ['c', null],
    ]);
    expect(names(all, { lotId: null, lots })).toEqual(['a', 'b', 'c']);
  });

  it('says a thing once, and no more things than anybody could work through', () => {
    expect(names([asked('Справка'), asked(' справка')])).toEqual(['Справка']);
    expect(names(Array.from({ length: mostNoticeItems + 5 }, (_, at) => asked(`№ ${at}`)))).toHaveLength(
      mostNoticeItems,
    );
  });
});
