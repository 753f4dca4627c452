import type { Rules } from '../rule';
import { chartFound } from './chart-found';
import { chartMatches } from './chart-matches';
import { chartNameKnown } from './chart-name-known';

/** The rules about a root and its chart in this workspace. */
export const CHART_RULES: Rules = [chartFound, chartNameKnown, chartMatches];
