/** Puts into words why the text is told to come from one carrier, or from a source that is lost. */
import type { SyndicationEvidence, SyndicationRoot } from '../../model/syndication.js';
import { rootConfidence } from './calibrate.js';
import { priorCosts, stepCosts, treeLimits } from './limits.js';
import type { Solved } from './solve.js';
import { type WeighedGroup, writtenAgency } from './weigh-group.js';
import { weighTime } from './weigh-time.js';

/** Tells the root of what was solved, with those that come next. */
export function tellRoot(solved: Solved, group: WeighedGroup): SyndicationRoot {
  const { root, roots, lostRoot } = solved;
  const all = [
    ...Array.from(roots, (share, carrier) => ({ carrier: carrier as number | null, share })),
    { carrier: null, share: lostRoot },
  ].sort((one, other) => other.share - one.share);
  const told = root === -1 ? null : root;
  const next = all.find(({ carrier }) => carrier !== told)?.carrier ?? null;
  const share = all.find(({ carrier }) => carrier === told)!.share;
  // What is told may be the one heir of a lost source, whose share is then the heir's, too.
  const lone = told !== null && share < lostRoot ? Math.max(share, 1 - lostRoot) : share;
  return {
    carrier: told,
    confidence: rootConfidence(lone),
    evidence: told === null ? tellLost(group) : tellCarrier(told, next, group),
    others: all
      .filter(({ carrier, share: own }) => carrier !== told && own >= treeLimits.leastOther)
      .slice(0, treeLimits.mostOthers)
      .map(({ carrier, share: own }) => ({ carrier, confidence: rootConfidence(own) })),
  };
}

function tellCarrier(told: number, next: number | null, group: WeighedGroup): readonly SyndicationEvidence[] {
  const { carriers, texts, agency } = group;
  const evidence: SyndicationEvidence[] = [];
  const add = (cue: SyndicationEvidence['cue'], detail: string, cost: number) =>
    evidence.push({ cue, detail, weight: round(cost / treeLimits.temperature) });
  const crediting = carriers.filter(({ credited, name }, at) => {
    const own = carriers[told]!.name;
    return at !== told && name !== own && credited.some((names) => names.has(own));
  }).length;
  if (crediting > 0)
    add(
      'credit',
      `${crediting} of ${carriers.length - 1} others credit it`,
      carriers[told]!.name === agency ? priorCosts.otherRoot : 0,
    );
  const shared = sharedUnits(group);
  const has = (carrier: number) =>
    shared.filter((unit) => texts[carrier]!.some(({ places }) => places.has(unit))).length;
  const more = next === null ? 0 : has(told) - has(next);
  add(
    'text',
    `has ${has(told)} of ${shared.length} sentences that two carriers or more have`,
    more * stepCosts.found,
  );
  const [own, other] = [texts[told]![0]!.time, next === null ? null : texts[next]![0]!.time];
  const dated = texts.filter(([first]) => first!.time !== null);
  if (own === null) add('time', 'it has no date', 0);
  else {
    const earlier = dated.filter(([first]) => first!.time![0] < own[0]).length;
    const words = earlier === 0 ? 'the earliest' : `after ${earlier}`;
    const weight = other === null ? 0 : weighTime(other, own) - weighTime(own, other);
    add('time', `${words} of ${dated.length} carriers with a date`, weight);
  }
  return evidence;
}

function tellLost(group: WeighedGroup): readonly SyndicationEvidence[] {
  const { carriers, texts, agency } = group;
  const shared = sharedUnits(group);
  const most = Math.max(
    ...texts.map((own) => shared.filter((unit) => own.some(({ places }) => places.has(unit))).length),
  );
  const crediting = carriers.filter(({ credited }) => credited.some((names) => names.has(agency))).length;
  const evidence: SyndicationEvidence[] = [
    {
      cue: 'lacks',
      detail: `no carrier has more than ${most} of ${shared.length} sentences that two or more have`,
      weight: round(((shared.length - most) * stepCosts.found) / treeLimits.temperature),
    },
  ];
  if (agency === '') return evidence;
  return [
    {
      cue: 'credit',
      detail: `${crediting} of ${carriers.length} credit ${writtenAgency(group)}, whose own text is not among the documents`,
      weight: round(-priorCosts.lost.named / treeLimits.temperature),
    },
    ...evidence,
  ];
}

function sharedUnits({ counts }: WeighedGroup): readonly number[] {
  return [...counts.unitHolders].flatMap(([unit, holders]) => (holders > 1 ? [unit] : []));
}

const round = (value: number) => Math.round(100 * value) / 100;
