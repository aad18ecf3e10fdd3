/**
 * Makes the columns of the atlas: reports in the order of their first dates, undated ones behind them, and for each what
 * the river draws and the filters ask.
 */
import type { Detection } from '../../../detect/detection.js';
import type { OrderedCluster } from '../../../model/cluster.js';
import { parseTime } from '../../../text/parse-time.js';
import { byCount, countNames } from './count-names.js';
import { packNumbers } from './encode.js';
import type { ReportFigures } from './figures.js';
import type { MarkColumns } from './shape.js';

const minute = 60_000;

/** One report of the atlas. */
export interface AtlasReport {
  readonly cluster: OrderedCluster;
  /** Of its revisions, in minutes since 1970, ascending. */
  readonly times: readonly number[];
  /** Absent after `scan`. */
  readonly figures: ReportFigures | undefined;
}

export interface Marks {
  readonly marks: MarkColumns;
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
}

/** Reports in the order of the atlas. `editions` is empty after `scan`. */
export function orderReports(
  { clusters, profiles }: Pick<Detection, 'clusters' | 'profiles'>,
  editions: ReadonlyMap<string, { readonly dates: readonly string[]; readonly figures: ReportFigures }>,
): AtlasReport[] {
  const reports = clusters.map((cluster): AtlasReport => {
    const edition = editions.get(cluster.id);
    const times =
      edition === undefined
        ? cluster.order.revisions.map((id) => profiles.get(id)?.timeMs ?? Number.NaN)
        : edition.dates.map(parseTime);
    return { cluster, times: inMinutes(times), figures: edition?.figures };
  });
  const first = ({ times }: AtlasReport) => times[0] ?? Number.POSITIVE_INFINITY;
  return reports.sort(
    (left, right) =>
      // Two that are undated are equally late.
      Number(first(left) > first(right)) - Number(first(left) < first(right)) ||
      (left.cluster.id < right.cluster.id ? -1 : 1),
  );
}

function inMinutes(times: readonly number[]): number[] {
  return times
    .filter((time) => !Number.isNaN(time))
    .map((time) => Math.floor(time / minute))
    .sort((left, right) => left - right);
}

export function packMarks(reports: readonly AtlasReport[]): Marks {
  const outlets = byCount(countNames(reports.flatMap(({ figures }) => figures?.outlets ?? [])));
  const languages = byCount(countNames(reports.flatMap(({ figures }) => figures?.language ?? [])));
  const outletOf = new Map(outlets.map((name, at) => [name, at]));
  const languageOf = new Map(languages.map((name, at) => [name, at]));
  const dated = reports.filter(({ times }) => times.length > 0);
  const zero = dated[0]?.times[0] ?? 0;
  const column = (value: (report: AtlasReport) => number) => packNumbers(reports.map(value));
  const marks: MarkColumns = {
    count: reports.length,
    dated: dated.length,
    zero,
    starts: packNumbers(dated.map(({ times }, at) => times[0]! - (dated[at - 1]?.times[0] ?? zero))),
    steps: packNumbers(dated.flatMap(({ times }) => [times.length - 1, ...stepsOf(times)])),
    documents: column(({ cluster }) => cluster.members.length),
    outlets: packNumbers(
      reports.flatMap(({ figures }) => {
        const own = figures?.outlets ?? [];
        return [own.length, ...own.map((name) => outletOf.get(name)!)];
      }),
    ),
    languages: column(({ figures }) =>
      figures === undefined || figures.language === null ? 0 : languageOf.get(figures.language)! + 1,
    ),
    slight: column(({ figures }) => figures?.facts[0] ?? 0),
    middling: column(({ figures }) => figures?.facts[1] ?? 0),
    grave: column(({ figures }) => figures?.facts[2] ?? 0),
    corrections: column(({ figures }) => figures?.corrections ?? 0),
    withdrawn: column(({ figures }) => Number(figures?.isWithdrawn ?? false)),
    rewritten: column(({ figures }) =>
      figures === undefined || figures.rewritten === null ? 0 : Math.round(100 * figures.rewritten) + 1,
    ),
    cohesion: column(({ cluster }) => Math.round(100 * cluster.cohesion.mean)),
    weakest: column(({ cluster }) => {
      const scores = cluster.links.filter(({ tier }) => tier === 'merge').map(({ score }) => score);
      return scores.length === 0 ? 0 : Math.round(100 * Math.min(...scores)) + 1;
    }),
  };
  return { marks, outlets, languages };
}

const stepsOf = (times: readonly number[]) => times.slice(1).map((time, at) => time - times[at]!);
