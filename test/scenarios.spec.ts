// Every folder of fixtures/scenarios is a test: the question is signed and asked, the answer compared, and held against hand-written facts.
// Adding a scenario needs no code here; a scenario of KBIDossiers that gives data needs its line in scenarios/facts.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssertionError, expect } from 'chai';
import { gatewayDirectory, verifyAnswer } from '../src/client/verify-answer.js';
import { CATALOGUE, type FaultKey } from '../src/faults/catalogue.js';
import { loadKeys } from '../src/pki/key-folder.js';
import { readScenarios, type Scenario } from '../src/replay/scenario.js';
import { loadValidator, type Validator } from '../src/schema/validator.js';
import { createTrust } from '../src/security/trust.js';
import { checkRow } from '../src/world/shapes/rows.js';
import type { XmlElement } from '../src/xml/tree.js';
import { FACTS, type Facts } from './scenarios/facts.js';
import { PUBLIEKE_FACTS } from './scenarios/facts-publiek.js';
import { everyNamed, faultOf, filled, questionOf, valuesAt } from './scenarios/reading.js';
import { openTheatre, ROOT, SCENARIOS, type Shown, type Theatre } from './scenarios/theatre.js';
import { faultCode, faultText, REASONS, STATUSES, UITZONDERINGEN } from './scenarios/wire.js';

const KEYS = loadKeys(join(ROOT, 'fixtures', 'keys'));
const GATEWAY = gatewayDirectory(createTrust({ anchors: KEYS.authorities }), KEYS.gateway.certificate, 'strict');

const all = readScenarios(SCENARIOS);
const scenarios = all.filter((scenario): scenario is Scenario => !('broken' in scenario));
const claimOf = ({ name }: { readonly name: string }): string => name.slice(name.lastIndexOf('/') + 1);
const refusalOf = ({ settings }: Scenario): FaultKey | undefined => settings.refusal as FaultKey | undefined;
const nowOf = ({ settings }: Scenario): number =>
  Date.parse((settings.clock ?? '2012-09-03T09:00:00+02:00').replace(',frozen', ''));

const expectPassed = ({ result: { name, verdict, reason, differences } }: Shown): void => {
  if (verdict === 'passed') return;
  const [first] = differences;
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : '';
  throw new AssertionError(`${name} ${verdict}: ${reason ?? `${first?.sentence}\n  at ${first?.path}${more}`}`);
};

/** The journal names the refusal; a replaced number is a remark beside another outcome. */
const expectOutcome = (scenario: Scenario, { uitkomst, answer }: Shown): void => {
  const refusal = refusalOf(scenario);
  const plain = scenario.settings.http?.status ?? 200;
  if (plain === 404 || plain === 415) expect(uitkomst, 'never reaches the journal').to.equal(undefined);
  else if (refusal === 'INSZ_VERVANGEN')
    expect(answer?.body.toString()).to.match(/<Identificatie>30004<\/Identificatie>|<code>MSG00006<\/code>/);
  else expect(uitkomst, 'the outcome in the journal').to.equal(refusal ?? 'DATA');
};

const expectFault = (key: FaultKey, dialect: Scenario['dialect'], body: XmlElement): void => {
  const fault = faultOf(body);
  expect(fault?.text).to.match(faultText(key, dialect));
  expect(fault?.code).to.equal(faultCode(key, fault?.version ?? '1.1'));
  const reasons = everyNamed(body, 'reasonCode').flatMap((one) => valuesAt(one, '.'));
  expect(reasons).to.deep.equal(dialect === 'ksz' ? [REASONS[key] ?? []].flat() : []);
};

/** Answered in the words of the KSZ: the status by the table, data only with DATA_FOUND. */
const expectStatus = (status: string, body: XmlElement): void => {
  expect(`${valuesAt(body, 'status/value')} ${valuesAt(body, 'status/code')}`).to.equal(status);
  expect(valuesAt(body, 'result').length).to.equal(status.startsWith('DATA_FOUND') ? 1 : 0);
};

const expectWire = (scenario: Scenario, { answer }: Shown): void => {
  const key = refusalOf(scenario);
  const body = answer === undefined ? undefined : questionOf(answer.body);
  if (key === undefined || body === undefined) return;
  const { dialect } = scenario;
  const [expected, status] = [UITZONDERINGEN[key], STATUSES[key]];
  if (expected === undefined || (dialect === 'ksz' && status === undefined)) {
    expectFault(key, dialect, body);
    return;
  }
  if (dialect === 'ksz') {
    expectStatus(status ?? '', body);
    return;
  }
  const [niveau, ...codes] = expected;
  const repliek = 'Repliek/Uitzonderingen/Uitzondering';
  const antwoord = 'Repliek/Antwoorden/Antwoord/Uitzonderingen/Uitzondering';
  const [own, other] = niveau === 2 ? [repliek, antwoord] : [antwoord, repliek];
  const read = (path: string): string[] =>
    ['Identificatie', 'Oorsprong', 'Type'].map((field) => valuesAt(body, `${path}/${field}`).at(-1) ?? '');
  expect(read(own)).to.deep.equal(codes);
  expect(valuesAt(body, other)).to.deep.equal([]);
  expect(valuesAt(body, 'Repliek/Antwoorden').length).to.equal(niveau - 2);
  if (key !== 'INSZ_VERVANGEN')
    expect(everyNamed(body, 'KBIDossier').length, 'a refusal carries no dossier').to.equal(0);
};

/** What must hold of the dossier in an answer. What stands in envelope/ and is answered, is the question about Abdul in another coat; so are claims that only ksz has. */
const factsOf = (scenario: Scenario): Facts | undefined => {
  if (scenario.dialect === 'ksz') return FACTS[claimOf(scenario)] ?? FACTS['dossier-gevonden'];
  if (scenario.operation === 'envelope') return FACTS['dossier-gevonden'];
  if (scenario.operation === 'GeefDossierKBI') return PUBLIEKE_FACTS[claimOf(scenario)];
  return scenario.operation === 'KBIDossiers' ? FACTS[claimOf(scenario)] : undefined;
};

const expectFacts = (scenario: Scenario, { answer }: Shown): void => {
  const facts = factsOf(scenario);
  const body = answer === undefined ? undefined : questionOf(answer.body);
  const [dossier] = body === undefined ? [] : everyNamed(body, 'KBIDossier');
  if (['KBIDossiers', 'GeefDossierKBI'].includes(scenario.operation) && scenario.dialect === 'magda')
    expect(facts !== undefined, 'facts.ts has a line when the answer gives data, and only then').to.equal(
      dossier !== undefined,
    );
  if (dossier === undefined || facts === undefined) return;
  for (const [path, value] of Object.entries(facts)) {
    const found = valuesAt(dossier, path);
    expect(typeof value === 'number' ? found.length : found, path).to.deep.equal(value);
  }
};

/** Signed by the gateway, at the moment of the scenario; what was no message is answered unsigned. */
const expectSigned = (scenario: Scenario, { answer }: Shown): void => {
  if (answer === undefined || answer.headers['content-type']?.startsWith('text/plain')) return;
  const { body } = verifyAnswer(answer.body, GATEWAY, nowOf(scenario));
  expect(body.local).to.equal('Body');
};

/** What the rows hold and no cluster names: numbers of breach files and reports, the address of an establishment, the closing of a file. */
const OUTSIDE_THE_LIST =
  /\bINB?-\d|\bIB-\d|\{[0-9A-F]{8}-|Voorbeeldstraat|Inbreuk|AfsluitenDossier|RapportGUID|KBIRapport/;

describe('a scenario', function () {
  this.timeout(60_000);
  let theatre: Theatre;
  const seen = new Map<string, Shown>();
  before(async () => {
    theatre = await openTheatre();
  });
  after(() => theatre.close());

  for (const scenario of scenarios) {
    const { description } = scenario.settings;
    it(`${scenario.name}: ${description}`, async () => {
      const shown = await theatre.play(scenario);
      seen.set(scenario.name, shown);
      expectPassed(shown);
      expectOutcome(scenario, shown);
      expectWire(scenario, shown);
      expectFacts(scenario, shown);
      expectSigned(scenario, shown);
      expect(shown.answer?.body.toString()).not.to.match(OUTSIDE_THE_LIST);
      expect(shown.answer?.headers['x-kbi-message-id']).to.match(/^[0-9a-f-]{36}$/);
    });
  }

  it('gives the same octets when it is played again under a clock that stands still, signatures included', async () => {
    // ECDSA draws a random number for each signature, so its octets differ by nature.
    for (const scenario of scenarios.filter((one) => claimOf(one) !== 'antwoord-in-ecdsa')) {
      const first = seen.get(scenario.name) ?? (await theatre.play(scenario));
      const second = await theatre.play(scenario);
      const octets = ({ question, answer }: Shown): unknown => [
        question?.toString('base64'),
        answer?.body.toString('base64'),
        answer?.headers['x-kbi-message-id'],
      ];
      expect(octets(first), scenario.name).to.deep.equal(octets(second));
    }
  });
});

describe('the folders of scenarios', () => {
  let validator: Validator;
  before(async () => {
    validator = await loadValidator(join(ROOT, 'xsd'));
  });
  after(() => validator.dispose());

  it('can all be read, and are named by a claim in words', () => {
    expect(
      all.flatMap((scenario) => ('broken' in scenario ? `${scenario.name}: ${scenario.broken}` : [])),
    ).to.deep.equal([]);
    const odd = scenarios.filter((scenario) => !/^[a-z]+([-.][a-z0-9]+)*$/.test(claimOf(scenario)));
    expect(odd.map(({ name }) => name)).to.deep.equal([]);
    expect(scenarios.filter(({ settings }) => !settings.description).map(({ name }) => name)).to.deep.equal([]);
  });

  it('hold nothing but the files of a scenario and those it names', () => {
    const strangers = scenarios.flatMap(({ name, folder, settings: { before: first = [], crl = [] } }) =>
      readdirSync(folder)
        .filter((file) => !['request.xml', 'reply.xml', 'world.json', 'scenario.json', ...first, ...crl].includes(file))
        .map((file) => `${name}/${file}`),
    );
    expect(strangers).to.deep.equal([]);
  });

  it('show every refusal that a message can cause', () => {
    const wire = Object.entries(CATALOGUE).flatMap(([key, { groep }]) => (groep === 'local' ? [] : key));
    expect([...new Set(scenarios.flatMap((scenario) => refusalOf(scenario) ?? []))].sort()).to.deep.equal(wire.sort());
  });

  it('show every refusal of the question in both dialects, and an answer of every service that both have', () => {
    const ksz = scenarios.filter(({ dialect }) => dialect === 'ksz');
    const shown = new Set(ksz.flatMap((scenario) => refusalOf(scenario) ?? []));
    const rows = [...Object.keys(STATUSES), ...Object.keys(REASONS)].filter((key) => key !== 'REFERTE_HERBRUIKT');
    expect(rows.filter((key) => !shown.has(key as FaultKey))).to.deep.equal([]);
    const answered = ksz.filter(({ expected }) => expected.includes('<result>')).map(({ operation }) => operation);
    expect([...new Set(answered)].sort()).to.deep.equal(['GeefKBIVestiging', 'KBIDossiers', 'Toeleiding']);
  });

  it('have a fact for no scenario that is gone', () => {
    for (const [service, held] of [
      ['KBIDossiers', FACTS],
      ['GeefDossierKBI', PUBLIEKE_FACTS],
    ] as const) {
      const claims = new Set(scenarios.filter(({ operation }) => operation === service).map(claimOf));
      expect(Object.keys(held).filter((claim) => !claims.has(claim))).to.deep.equal([]);
      expect(Object.entries(held).filter(([, facts]) => Object.keys(facts).length === 0)).to.deep.equal([]);
    }
  });

  it('expect answers that fit the schema', () => {
    let validated = 0;
    for (const { name, expected } of scenarios) {
      const body = questionOf(filled(expected));
      if (body === undefined || body.local === 'Fault') continue;
      expect(() => validator.validate(body), name).not.to.throw();
      validated += 1;
    }
    expect(validated).to.be.greaterThan(100);
  });

  it('ask questions that fit the schema, unless that is the point', () => {
    const meant = /^(XML|SOAP|SCHEMA)_/;
    for (const scenario of scenarios.filter((one) => !meant.test(refusalOf(one) ?? ''))) {
      const question = questionOf(filled(scenario.request));
      expect(question, scenario.name).not.to.equal(undefined);
      if (question !== undefined) expect(() => validator.validate(question), scenario.name).not.to.throw();
    }
  });

  it('change the world by rows that an import would take', () => {
    const wrong = scenarios.flatMap(({ name, world }) =>
      (world?.rows ?? []).flatMap(({ soort, rij }) => {
        const checked = checkRow(soort, rij);
        return checked.kind === 'problem' ? `${name}: ${soort} ${checked.problem.path} ${checked.problem.reason}` : [];
      }),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('have a README that tells how to add one', () => {
    const readme = join(SCENARIOS, 'README.md');
    expect(existsSync(readme)).to.equal(true);
    for (const word of ['kbi replay fixtures/scenarios', '{{uuid}}', '{{burgernummer}}', 'refusal'])
      expect(readFileSync(readme, 'utf8')).to.contain(word);
  });
});
