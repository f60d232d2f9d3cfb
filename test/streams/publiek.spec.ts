// The public services as the outside knows them: the table of interface facts against our schemas, and against what really leaves.
// A client generated from the public contract must notice no difference.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { writePubliekDossier } from '../../src/dialects/publiek-dossier.js';
import { disclosePubliek } from '../../src/disclosure/publiek/disclose.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { context, dossier } from '../disclosure/dossier.js';
import { type Kit, openKit, ROOT, read, theValidator } from '../gateway-kit.js';
import { askService } from './asking.js';
import { ATTRIBUTEN, CODES, DIENSTEN, KBIDOSSIER, leesFeiten, type Regel, SOORTEN } from './publiek/feiten.js';
import { type Knoop, leesSchema, past } from './publiek/schema.js';

const regelsOf = (regel: Regel): Regel[] => [regel, ...regel.kinderen.flatMap(regelsOf)];

/** What of a line does not hold in the schema; everything below it too. */
const compare = (regel: Regel, knoop: Knoop | undefined, pad: string): string[] => {
  const waar = `${pad}/${regel.naam} (${regel.bron})`;
  if (knoop === undefined) return [`${waar}: is not there`];
  const wrong: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      wrong.push(`${waar}: ${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };
  expect('cardinality', knoop.card, regel.card);
  expect('choice', knoop.keuze, regel.keuze);
  expect('attributes', knoop.attributen, ATTRIBUTEN[regel.kind ?? ''] ?? {});
  expect(
    'order of children',
    knoop.kinderen.map(({ naam }) => naam),
    regel.kinderen.map(({ naam }) => naam),
  );
  expect('having a value', knoop.waarde !== undefined, regel.kind !== undefined);
  const { waarde } = knoop;
  if (regel.kind !== undefined && waarde !== undefined) {
    const codes = CODES[regel.kind];
    const soort = SOORTEN[regel.kind];
    if (codes !== undefined) expect('codes', waarde.codes, codes.split(' '));
    else if (soort === undefined) wrong.push(`${waar}: ${regel.kind} is no kind`);
    for (const goed of soort?.goed ?? []) if (!past(waarde, goed)) wrong.push(`${waar}: refuses ${goed}`);
    for (const fout of soort?.fout ?? []) if (past(waarde, fout)) wrong.push(`${waar}: takes "${fout}"`);
  }
  return [
    ...wrong,
    ...regel.kinderen.flatMap((kind, index) => compare(kind, knoop.kinderen[index], `${pad}/${regel.naam}`)),
  ];
};

const textOf = ({ children }: XmlElement): string => children.filter((one) => typeof one === 'string').join('');

/** What of an element that was sent does not hold against the table; `seen` gathers the paths that were there. */
const walk = (element: XmlElement, regel: Regel, pad: string, seen: Set<string>): string[] => {
  const hier = `${pad}/${regel.naam}`;
  seen.add(hier);
  const waar = `${hier} (${regel.bron})`;
  const wrong: string[] = [];
  if (element.ns !== '' && pad !== '') wrong.push(`${waar}: is in a namespace`);
  const names = childElements(element).map(({ local }) => local);
  const order = regel.kinderen.map(({ naam }) => naam);
  const places = names.map((name) => order.indexOf(name));
  if (places.includes(-1)) wrong.push(`${waar}: holds ${names.filter((name) => !order.includes(name))}`);
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) wrong.push(`${waar}: order ${names}`);
  for (const { naam, card, keuze } of regel.kinderen) {
    const count = names.filter((name) => name === naam).length;
    if ((card === '1' || card === '+') && count === 0 && !keuze) wrong.push(`${waar}: lacks ${naam}`);
    if ((card === '1' || card === '?') && count > 1) wrong.push(`${waar}: ${naam} ${count} times`);
  }
  const value = textOf(element);
  const codes = CODES[regel.kind ?? ''];
  if (codes !== undefined && !codes.split(' ').includes(value)) wrong.push(`${waar}: ${value} is no code`);
  if (regel.kind === undefined && value.trim() !== '') wrong.push(`${waar}: holds text`);
  if (regel.kind === undefined && names.length === 0) wrong.push(`${waar}: is empty`);
  const attributen = ATTRIBUTEN[regel.kind ?? ''] ?? {};
  for (const { local, value: held, ns } of pad === '' ? [] : element.attributes) {
    const longest = attributen[local];
    if (ns !== '' || longest === undefined) wrong.push(`${waar}: attribute ${local}`);
    else if (longest > 0 && held.length > longest) wrong.push(`${waar}: ${local} of ${held.length}`);
  }
  return [
    ...wrong,
    ...childElements(element).flatMap((one) => {
      const kind = regel.kinderen.find(({ naam }) => naam === one.local);
      return kind === undefined ? [] : walk(one, kind, hier, seen);
    }),
  ];
};

const PERSONEN = readdirSync(join(ROOT, 'fixtures', 'personas'))
  .filter((file) => /^\d{11}\.json$/.test(file))
  .map(
    (file) =>
      JSON.parse(readFileSync(join(ROOT, 'fixtures', 'personas', file), 'utf8')) as { INSZ: string; dossier?: object },
  );

describe('the public services, against what is public about them', () => {
  for (const [dienst, { namespace, vraag, antwoord }] of Object.entries(DIENSTEN)) {
    for (const [what, table] of [
      ['question', vraag],
      ['answer', antwoord],
    ] as const) {
      it(`${dienst}: the schema of the ${what} has every line of the table, and no other`, () => {
        const feiten = leesFeiten(table);
        expect(compare(feiten, leesSchema(`${dienst}-01.00.xsd`, feiten.naam), '')).to.deep.equal([]);
        expect(regelsOf(feiten).length).to.be.greaterThan(30);
      });
    }

    it(`${dienst}: has its public namespace, and types in theirs`, () => {
      const own = readFileSync(join(ROOT, 'xsd', `${dienst}-01.00.xsd`), 'utf8');
      expect(own).to.contain(`targetNamespace="${namespace}"`).and.to.contain('elementFormDefault="unqualified"');
      const imports = [...own.matchAll(/<xs:import namespace="([^"]*)"/g)].map(([, ns]) => ns);
      // GeefDossierKBI 2.1 and RegistreerToeleiding 2.2: Context types, dossier types.
      expect(imports).to.deep.equal(['http://generiek-02_00.vip.vlaanderen.be', 'http://inburgering.be/types/V01']);
    });

    it(`${dienst}: is one SOAP 1.1 document/literal operation without declared fault (MAGDA 1.7)`, () => {
      const wsdl = readFileSync(join(ROOT, 'wsdl', `${dienst}-01.00.wsdl`), 'utf8');
      expect(wsdl)
        .to.contain(`targetNamespace="${namespace}"`)
        .and.not.to.match(/wsdl:fault|soap12/);
      expect(wsdl).to.contain(`<wsdl:part name="Verzoek" element="tns:${dienst}"/>`);
      expect(wsdl).to.contain(`<wsdl:part name="Repliek" element="tns:${dienst}Response"/>`);
      expect(wsdl).to.contain(`/${dienst}Dienst-01.00/soap/WebService`);
      expect(wsdl.match(/use="literal"/g)).to.have.length(2);
    });
  }

  it('MutatiesContext must be there, and its default is true (GeefDossierKBI 2.1)', () => {
    const find = (knoop: Knoop): Knoop | undefined =>
      knoop.naam === 'MutatiesContext' ? knoop : knoop.kinderen.map(find).find((one) => one !== undefined);
    const { card, standaard } = find(leesSchema('GeefDossierKBI-01.00.xsd', 'GeefDossierKBI')) ?? {};
    expect([card, standaard]).to.deep.equal(['1', 'true']);
  });

  it('the frame under the public namespace is that of our own services, type by type', () => {
    const types = (file: string): string => {
      const text = readFileSync(join(ROOT, 'xsd', file), 'utf8');
      return text.slice(text.indexOf('<xs:simpleType'));
    };
    expect(types('generiek-02.00.xsd')).to.equal(types('magda-02.00.xsd'));
  });

  it('finds a schema that differs, so that agreement means something', () => {
    const feiten = leesFeiten(KBIDOSSIER.replace('Personalia ?', 'Personalia 1').replace('INSZ 1 insz', 'INSZ 1 uuid'));
    const repliek = leesSchema('GeefDossierKBI-01.00.xsd', 'GeefDossierKBIResponse');
    const find = (knoop: Knoop): Knoop | undefined =>
      knoop.naam === 'KBIDossier' ? knoop : knoop.kinderen.map(find).find((one) => one !== undefined);
    const wrong = compare(feiten, find(repliek), '');
    expect(wrong.some((line) => line.includes('Personalia (GeefDossierKBI 3 (1) Personalia): cardinality'))).to.equal(
      true,
    );
    expect(wrong.some((line) => line.includes('INSZ') && line.includes('refuses'))).to.equal(true);
  });
});

describe('the public services, as they answer', function () {
  this.timeout(60_000);
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  const everyAnswer = async (
    as: string,
    Hoedanigheid: string,
  ): Promise<{ readonly wrong: string[]; readonly seen: Set<string> }> => {
    const feiten = leesFeiten(DIENSTEN.GeefDossierKBI.antwoord);
    const validator = await theValidator();
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const { INSZ } of PERSONEN) {
      const inhoud = `<MutatiesContext>false</MutatiesContext><INSZ>${INSZ}</INSZ>`;
      const { body } = await askService(kit, 'GeefDossierKBI', inhoud, { as, Hoedanigheid });
      const { content } = read(body, as === 'vdab' ? 'magda-classic' : 'strict');
      validator.validateText(content);
      wrong.push(...walk(parseXml(Buffer.from(content)).root, feiten, '', seen).map((line) => `${INSZ}: ${line}`));
    }
    return { wrong, seen };
  };

  for (const [as, hoedanigheid] of [
    ['vdab', '3001'],
    ['vmsw', '3003'],
  ] as const) {
    it(`every answer to ${as} about every persona is as the table says, and fits the schema`, async () => {
      const { wrong, seen } = await everyAnswer(as, hoedanigheid);
      expect(wrong).to.deep.equal([]);
      const dossierPad = '/GeefDossierKBIResponse/Repliek/Antwoorden/Antwoord/Inhoud/KBIDossier';
      expect([...seen]).to.include(`${dossierPad}/Personalia/INSZ`);
      expect([...seen]).to.include('/GeefDossierKBIResponse/Repliek/Uitzonderingen/Uitzondering/Identificatie');
      // Blocks on no ground, and the person's name, never.
      expect(
        [...seen].filter((pad) => /Partner\/|Inbreuken|Wachtlijst|VoorkeurenKlant|Wooncode|Voornamen/.test(pad)),
      ).to.deep.equal([]);
    });
  }

  it('with every cluster on its ground, the personas together fill every block that stands on one', async () => {
    const feiten = leesFeiten(KBIDOSSIER);
    const seen = new Set<string>();
    const wrong: string[] = [];
    const dossiers = PERSONEN.flatMap(({ INSZ, dossier: held }) =>
      held === undefined ? [] : [{ INSZ, ...held } as KBIDossier],
    );
    for (const one of [...dossiers, dossier()]) {
      const { publiek } = disclosePubliek(one, context());
      if (publiek === undefined) continue;
      wrong.push(...walk(parseXml(Buffer.from(writePubliekDossier(publiek))).root, feiten, '', seen));
    }
    expect(wrong).to.deep.equal([]);
    const blocks = feiten.kinderen.filter(({ naam }) => seen.has(`/KBIDossier/${naam}`)).map(({ naam }) => naam);
    const none = ['ToeleidingenPartner', 'Inbreuken', 'Wachtlijst', 'VoorkeurenKlant', 'Wooncode'];
    expect(blocks).to.deep.equal(feiten.kinderen.map(({ naam }) => naam).filter((naam) => !none.includes(naam)));
  });

  it('RegistreerToeleiding answers as the table says: the Id, and a refusal', async () => {
    const feiten = leesFeiten(DIENSTEN.RegistreerToeleiding.antwoord);
    const validator = await theValidator();
    const partij = (kbo: string, type: string): string =>
      `<KboNummer>${kbo}</KboNummer><TypePartner>${type}</TypePartner>`;
    for (const naar of ['KBI', 'SPORT']) {
      const inhoud =
        `<Personalia><INSZ>85631490132</INSZ></Personalia><Toeleiding><Id>3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f</Id>` +
        `<Van>${partij('0212214125', 'OCMW')}</Van><Naar>${partij('0543307391', naar)}</Naar><RedenToeleiding>INB_OPV</RedenToeleiding></Toeleiding>`;
      const { body } = await askService(kit, 'RegistreerToeleiding', inhoud, { Hoedanigheid: '17003' });
      const { content } = read(body);
      validator.validateText(content);
      const seen = new Set<string>();
      expect(walk(parseXml(Buffer.from(content)).root, feiten, '', seen)).to.deep.equal([]);
      const inAntwoord = '/RegistreerToeleidingResponse/Repliek/Antwoorden/Antwoord';
      expect([...seen]).to.include(`${inAntwoord}/${naar === 'KBI' ? 'Inhoud/Id' : 'Uitzonderingen/Uitzondering'}`);
    }
  });
});
