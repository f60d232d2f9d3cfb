// Attacks on time: the Timestamp that is missing, stale, early, doubled or written so that two readers may disagree.
// Signed by a real partner after the change (BSP R3203, R3213, R3221, R3222, R3224, R3225, R3226, R3227).
import type { FaultKey } from '../../../../src/faults/catalogue.js';
import { KSZ, VDAB } from '../certificates.js';
import type { Attack } from '../kit.js';
import { NOW, times, timestampOf } from '../message.js';
import { row } from './row.js';

const CREATED = '<wsu:Created>2012-09-03T07:00:00Z</wsu:Created>';
const EXPIRES = '<wsu:Expires>2012-09-03T07:05:00Z</wsu:Expires>';
const INVALID = 'TIMESTAMP_INVALID';
const STALE = 'TIMESTAMP_EXPIRED';

const inner = (title: string, content: string, expect: FaultKey = INVALID): Attack =>
  row(`the Timestamp ${title}`, expect, () => ({ timestamp: timestampOf(content) }));
const created = (title: string, text: string, expect: FaultKey = INVALID): Attack =>
  row(`Created ${title}`, expect, () => ({ timestamp: timestampOf(`<wsu:Created>${text}</wsu:Created>`) }));
const expires = (title: string, text: string, expect: FaultKey = INVALID): Attack =>
  row(`Expires ${title}`, expect, () => ({ timestamp: timestampOf(`${CREATED}<wsu:Expires>${text}</wsu:Expires>`) }));
const received = (title: string, after: number, expect: FaultKey = STALE, expiry?: number): Attack =>
  row(
    `the message is received ${title}`,
    expect,
    () => ({ timestamp: times(NOW, expiry === undefined ? undefined : NOW + expiry) }),
    undefined,
    { now: NOW + after },
  );

const CONTENT: readonly Attack[] = [
  inner('is empty', ''),
  inner('has no Created (R3203)', EXPIRES),
  inner('has two Created (R3203)', CREATED + CREATED),
  inner('has two Created and Expires', CREATED + CREATED + EXPIRES),
  inner('has two Expires (R3224)', CREATED + EXPIRES + EXPIRES),
  inner('has Expires before Created (R3221)', EXPIRES + CREATED),
  inner('has a third child (R3222)', `${CREATED}${EXPIRES}<x/>`),
  inner('has another child than Expires (R3222)', `${CREATED}<x/>`),
  inner('has another child before Created', `<x/>${CREATED}`),
  inner('has text', `${CREATED}x`, 'SECURITY_STRUCTURE'),
  inner('has a comment', `${CREATED}<!-- -->`, 'SECURITY_STRUCTURE'),
  inner('has a Created of another namespace', '<Created>2012-09-03T07:00:00Z</Created>'),
  inner('has an Expires of another namespace', `${CREATED}<Expires>2012-09-03T07:05:00Z</Expires>`),
  inner(
    'has a Created with a ValueType (R3225)',
    '<wsu:Created ValueType="xsd:dateTime">2012-09-03T07:00:00Z</wsu:Created>',
  ),
  inner(
    'has an Expires with a ValueType (R3226)',
    `${CREATED}<wsu:Expires ValueType="xsd:dateTime">2012-09-03T07:05:00Z</wsu:Expires>`,
  ),
  inner('has a Created with a comment in it', '<wsu:Created>2012-09-03T07:00:00Z<!-- --></wsu:Created>'),
  inner('has a Created with an element in it', '<wsu:Created><x>2012-09-03T07:00:00Z</x></wsu:Created>'),
  inner('has an Expires with a comment in it', `${CREATED}<wsu:Expires>2012-09-03T07:05:00Z<!-- --></wsu:Expires>`),
];

const FORMS: readonly Attack[] = [
  created('is empty', ''),
  created('is a date', '2012-09-03'),
  created('is a number', '1346655600000'),
  created('is words', 'Mon, 03 Sep 2012 07:00:00 GMT'),
  created('has no zone', '2012-09-03T07:00:00'),
  created('has the zone +02:00', '2012-09-03T09:00:00+02:00'),
  created('has the zone +00:00', '2012-09-03T07:00:00+00:00'),
  created('has a small z', '2012-09-03T07:00:00z'),
  created('has a space for the T', '2012-09-03 07:00:00Z'),
  created('has a comma', '2012-09-03T07:00:00,000Z'),
  created('has no seconds', '2012-09-03T07:00Z'),
  created('has no digits behind its point', '2012-09-03T07:00:00.Z'),
  created('has ten digits behind its point', '2012-09-03T07:00:00.0000000000Z'),
  created('has a leap second (R3217)', '2012-09-03T06:59:60Z'),
  created('has the hour 24', '2012-09-02T24:00:00Z'),
  created('has the hour 25', '2012-09-03T25:00:00Z'),
  created('has the 31st of a month of thirty days', '2012-09-31T07:00:00Z'),
  created('has 29 February of a common year', '2011-02-29T07:00:00Z'),
  created('has the month 13', '2012-13-03T07:00:00Z'),
  created('has a year of six digits', '+002012-09-03T07:00:00Z'),
  created('has a negative year', '-2012-09-03T07:00:00Z'),
  created('has Arabic digits', '٢٠١٢-09-03T07:00:00Z'),
  created('has a line feed behind it', '2012-09-03T07:00:00Z\n'),
  created('has a space before it', ' 2012-09-03T07:00:00Z'),
  created('is NaN', 'NaN'),
  expires('is empty', ''),
  expires('has no zone', '2012-09-03T07:05:00'),
  expires('has the zone +02:00', '2012-09-03T09:05:00+02:00'),
  expires('is never', 'INF'),
  expires('does not exist', '2012-09-31T07:05:00Z'),
  expires('equals Created', '2012-09-03T07:00:00Z'),
  expires('goes before Created (R3221)', '2012-09-03T06:59:59Z'),
];

const WINDOW: readonly Attack[] = [
  received('when it expires', 300_000),
  received('a moment after it expired', 300_001),
  received('an hour later', 3_600_000),
  received('a day later', 86_400_000),
  received('when its own, shorter life is over', 10_000, STALE, 10_000),
  received('after the longest life, although it claims a year', 300_001, STALE, 31_536_000_000),
  received('more than a minute before it was made', -60_001),
  received('an hour before it was made', -3_600_000),
  received('a year before it was made', -31_536_000_000),
  row('Created has no Expires and is stale', STALE, () => ({ timestamp: timestampOf(CREATED) }), undefined, {
    now: NOW + 300_001,
  }),
  row('Created is of the year 9999', STALE, () => ({
    timestamp: timestampOf('<wsu:Created>9999-12-31T23:59:59Z</wsu:Created>'),
  })),
  row('Created is of the year 0001', STALE, () => ({
    timestamp: timestampOf('<wsu:Created>0001-01-01T00:00:00Z</wsu:Created>'),
  })),
  row(
    'Expires is of the year 9999 and Created is stale',
    STALE,
    () => ({ timestamp: timestampOf(`${CREATED}<wsu:Expires>9999-12-31T23:59:59Z</wsu:Expires>`) }),
    undefined,
    { now: NOW + 300_001 },
  ),
  row(
    'ksz sends no Timestamp',
    'SIGNATURE_COVERAGE',
    () => ({ timestamp: '', references: [{ uri: '#Body' }, { uri: '#X509' }] }),
    () => KSZ,
  ),
  row('ocmw-gent sends no Timestamp', 'SIGNATURE_COVERAGE', () => ({ timestamp: '', references: [{ uri: '#Body' }] })),
  row(
    'vdab sends a Timestamp that it does not sign',
    'SIGNATURE_COVERAGE',
    () => ({ references: [{ uri: '#Body' }] }),
    () => VDAB,
  ),
  row(
    'vdab sends a stale Timestamp',
    STALE,
    () => ({}),
    () => VDAB,
    { now: NOW + 300_001 },
  ),
  row(
    'vdab sends a malformed Timestamp',
    INVALID,
    () => ({ timestamp: timestampOf('<wsu:Created>now</wsu:Created>') }),
    () => VDAB,
  ),
];

export const TIME: readonly Attack[] = [...CONTENT, ...FORMS, ...WINDOW];
