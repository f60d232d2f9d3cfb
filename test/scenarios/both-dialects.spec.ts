// Every claim of the magda scenarios, made again in the words of the KSZ: the status must be the one that docs/contract.md has beside the
// Uitzondering, and the data the very same. The few claims that are about something only magda has are named, with the reason.
import { expect } from 'chai';
import { readScenarios, type Scenario } from '../../src/replay/scenario.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { FIXTURES } from '../gateway-kit.js';
import { everyNamed, faultOf, questionOf, valuesAt } from './reading.js';
import { openTheatre, SCENARIOS, type Theatre } from './theatre.js';
import { plain, translate } from './translate.js';

/** Last Uitzondering of magda, and what ksz says of the same. */
const TABLE: Readonly<Record<string, string>> = {
  '': 'DATA_FOUND MSG00000',
  '13001 MAGDA': 'NO_RESULT MSG00013',
  '40001 MAGDA': 'NO_RESULT MSG00013',
  '40006 MAGDA': 'NO_RESULT MSG00013',
  '99996 MAGDA': 'NO_RESULT MSG00001',
  '20002 MAGDA': 'NO_RESULT MSG00011',
  '20003 MAGDA': 'NO_RESULT MSG00008',
  '20006 MAGDA': 'NO_RESULT MSG00008',
  '20007 MAGDA': 'NO_RESULT MSG00008',
  '40034 MAGDA': 'NO_RESULT MSG00008',
  '40034 KBIGW': 'NO_RESULT MSG00008',
  '40035 KBIGW': 'NO_RESULT MSG00008',
  '50000 KBIGW': 'NO_RESULT MSG00008',
  '30002 KSZ': 'NO_RESULT MSG00007',
  '30004 KSZ': 'DATA_FOUND MSG00006',
  '40003 KSZ': 'NO_RESULT MSG00012',
  '30001 MAGDA': 'NO_DATA_FOUND MSG00100',
  '60006 MAGDA': 'NO_RESULT MSG00002',
  '60010 MAGDA': 'NO_RESULT MSG00002',
};
/** Ends in a Fault on both sides, or in ksz alone. */
const FAULTS: Readonly<Record<string, string>> = {
  '60009 MAGDA': 'MSG00003',
  '10001': 'MSG00008',
  '60009': 'MSG00003',
  '99996': 'MSG00001',
};

/** Claims about what only magda has. */
const MAGDA_ONLY: Readonly<Record<string, string>> = {
  'referte-hergebruikt': 'a ksz question has one reference, so the second is a replay',
  schemafout: 'the element that is wrong has another name, or is not there',
  'soapaction-van-de-wsdl': 'names the other dialect',
};

const NUMBERS = new Map(
  FIXTURES.flatMap((row) => (row.soort === 'partner' ? [[row.rij.naam, row.rij.Ondernemingsnummer] as const] : [])),
);

const scenarios = readScenarios(SCENARIOS).filter(
  (one): one is Scenario =>
    !('broken' in one) && one.dialect === 'magda' && one.settings.frozen !== true && one.operation !== 'envelope',
);

/** The scenario in the other dialect, or nothing. What comes before is translated where it can be. */
const inKsz = (scenario: Scenario): Scenario | undefined => {
  const { http, ...settings } = scenario.settings;
  if (settings.path !== undefined || MAGDA_ONLY[scenario.name.split('/').at(-1) ?? ''] !== undefined) return undefined;
  const numberOf = (naam: string): string | undefined => NUMBERS.get(naam);
  const request = translate(scenario.request, numberOf);
  if (request === undefined) return undefined;
  const path = `/${scenario.operation}Service/v1`;
  const before = scenario.before.map((first) => {
    const same = translate(first.request, numberOf);
    return same === undefined
      ? first
      : { ...first, request: same, path: `/${first.path.slice(1).split('Dienst')[0]}Service/v1` };
  });
  const { soapaction, ...headers } = scenario.headers;
  return {
    ...scenario,
    dialect: 'ksz',
    request,
    before,
    path,
    headers: soapaction === undefined ? headers : { ...headers, soapaction: '""' },
    settings,
  };
};

const first = (body: XmlElement, path: string): string => valuesAt(body, path)[0] ?? '';
const codeOf = (body: XmlElement): string => {
  const last = everyNamed(body, 'Uitzondering').at(-1);
  return last === undefined ? '' : `${first(last, 'Identificatie')} ${first(last, 'Oorsprong')}`;
};
const dataOf = (body: XmlElement, name: 'Inhoud' | 'result'): string =>
  everyNamed(body, name)
    .flatMap((one) => one.children)
    .flatMap((child) => (typeof child === 'object' && 'local' in child && child.local !== 'Gekend' ? plain(child) : []))
    .join('');

describe('a claim of a scenario in the other dialect', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  before(async () => {
    theatre = await openTheatre();
  });
  after(() => theatre.close());
  const translated = scenarios.flatMap((scenario) => {
    const other = inKsz(scenario);
    return other === undefined ? [] : [{ scenario, other }];
  });

  for (const { scenario, other } of translated)
    it(`${scenario.name} holds`, async () => {
      const magda = questionOf(scenario.expected);
      const { answer, result } = await theatre.play(other);
      const ksz = answer === undefined ? undefined : questionOf(answer.body);
      if (magda === undefined || ksz === undefined) throw new RangeError(result.reason ?? 'no answer');
      const fault = faultOf(magda);
      const reason = FAULTS[fault === undefined ? codeOf(magda) : fault.text.slice(0, 5)];
      if (fault !== undefined || reason !== undefined) {
        expect(everyNamed(ksz, 'reasonCode').flatMap((one) => valuesAt(one, '.'))).to.deep.equal([reason ?? []].flat());
        if (reason === undefined) expect(faultOf(ksz)).to.deep.equal(fault);
        return;
      }
      expect(`${first(ksz, 'status/value')} ${first(ksz, 'status/code')}`).to.equal(TABLE[codeOf(magda)]);
      // No establishment found is an empty list in magda, and no result in ksz.
      const none = codeOf(magda) === '30001 MAGDA';
      expect(dataOf(ksz, 'result')).to.equal(none ? '' : dataOf(magda, 'Inhoud'));
    });

  it('is made for all that can be said in both', () => {
    const services = ['KBIDossiers', 'Toeleiding', 'GeefKBIVestiging'];
    const left = scenarios.filter(
      (one) => services.includes(one.operation) && !translated.some(({ scenario }) => scenario === one),
    );
    // VDAB, VMSW and their like ask through MAGDA only: no legal context stands for their Hoedanigheid.
    const without = left.filter(
      ({ name, request }) =>
        MAGDA_ONLY[name.split('/').at(-1) ?? ''] === undefined &&
        !/<Hoedanigheid>(?!1700[123]<)\d/.test(request.toString()),
    );
    expect(without.map(({ name }) => name)).to.deep.equal([]);
    expect(translated.length).to.be.greaterThan(150);
    expect(
      Object.keys(MAGDA_ONLY).filter((claim) => !scenarios.some(({ name }) => name.endsWith(`/${claim}`))),
    ).to.deep.equal([]);
  });
});
