/** Says numbers, dates and steps as people write them, so that all pages use the same words. */
import type { EdgeType } from '../../model/alignment.js';

/** "1 revision", "3 revisions". */
export function counted(count: number, noun: string): string {
  return `${groupDigits(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 12345 → "12,345". */
export function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** .989 → "99 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** An ISO time to the minute, in the zone that it was given in; any other date as it is. */
export function isoMinutes(date: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date) ? `${date.slice(0, 10)} ${date.slice(11, 16)}` : date;
}

/** ", 2026-03-01 07:06"; nothing where the date is not known. */
export function dateWords(date: string | null): string {
  return date === null || date === '' ? '' : `, ${isoMinutes(date)}`;
}

/** What became of a reading in the next revision; of one after the base, how it came from the one before. */
export const edgeWords: Readonly<Record<EdgeType, readonly [towardsNewer: string, fromOlder: string]>> = {
  same: ['same in', 'same as'],
  edit: ['edited in', 'edited from'],
  split: ['divided in', 'joined from'],
  merge: ['joined with other text in', 'divided from'],
  regroup: ['regrouped in', 'regrouped from'],
  move: ['moved in', 'moved from'],
  'move-edit': ['moved and edited in', 'moved and edited from'],
  reintroduced: ['gone, and back in', 'gone before, and in'],
};
