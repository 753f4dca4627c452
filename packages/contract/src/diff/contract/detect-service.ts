// Finds what changed in `service`: name, version, owner, image and chart.
import { compareVersions, parseVersion } from '../../reference/version';
import type { Chart, Service } from '../../model/contract';
import { hideLogin } from '../../reference/oci-name';
import type { FoundChange } from '../change/detection';
import { detectField, placesOf } from './detect-field';
import { detectOwner } from './detect-owner';
import { childPair, comesOrGoes, type SpotPair } from './spot';

export function detectService(service: SpotPair<Service>): FoundChange[] {
  return [
    ...detectField(childPair(service, 'name'), 'The name of the service', {
      path: 'service.name',
      modified: 'service-renamed',
    }),
    ...detectVersion(childPair(service, 'version')),
    ...detectOwner(childPair(service, 'owner')),
    ...detectImage(childPair(service, 'image')),
    ...detectChart(childPair(service, 'chart')),
  ];
}

function detectVersion(version: SpotPair<string>): FoundChange[] {
  const modified = `service-version-${moveOf(version.base.value, version.head.value)}`;
  return detectField(version, 'The version of the service', { path: 'service.version', modified });
}

function moveOf(base = '', head = ''): string {
  const from = parseVersion(base);
  const to = parseVersion(head);
  if (!from || !to) return 'unordered';
  const order = compareVersions(to, from);
  if (order === 0) return 'rewritten';
  return order > 0 ? 'raised' : 'lowered';
}

function detectImage(image: SpotPair<NonNullable<Service['image']>>): FoundChange[] {
  const rules = {
    path: 'service.image',
    added: 'image-added',
    removed: 'image-removed',
    modified: 'image-changed',
  };
  const ref = detectField(childPair(image, 'ref'), 'The image of the service', rules, hideLogin);
  return comesOrGoes(image) ? ref : [...ref, ...detectPrivate(childPair(image, 'private'))];
}

/** Absent is not private: the image did not change. */
function detectPrivate(field: SpotPair<boolean>): FoundChange[] {
  const [from, to] = [field.base.value ?? false, field.head.value ?? false];
  if (from === to) return [];
  return [
    {
      rule: to ? 'image-became-private' : 'image-became-public',
      path: 'service.image.private',
      type: 'modified',
      subject: `The image of the service is ${to ? 'private now' : 'no longer private'}.`,
      oldValue: from,
      newValue: to,
      ...placesOf(field),
    },
  ];
}

function detectChart(chart: SpotPair<Chart>): FoundChange[] {
  const rules = {
    path: 'service.chart',
    added: 'chart-added',
    removed: 'chart-removed',
    modified: 'chart-changed',
  };
  return detectField(asText(chart), 'The chart of the service', rules);
}

/** `ref:version`, as the reference implementation compares and prints it. */
function asText({ base, head }: SpotPair<Chart>): SpotPair<string> {
  const print = (chart?: Chart) => chart && `${hideLogin(chart.ref)}:${chart.version}`;
  return {
    base: { ...base, value: print(base.value) },
    head: { ...head, value: print(head.value) },
  };
}
