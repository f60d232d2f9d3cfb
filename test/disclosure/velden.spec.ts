// The closed list of fields against the frozen schema: every element that the schema knows is given by a rule, or never given.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { REGELS } from '../../src/disclosure/regels.js';
import { BLOKKEN, VELDEN } from '../../src/disclosure/velden.js';
import { parseXml } from '../../src/xml/parser.js';
import { attributeOf, childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

const types = new Map<string, XmlElement>();
for (const file of ['kbi-dossier-01.00.xsd', 'kbi-01.00.xsd'])
  for (const element of childElements(parseXml(readFileSync(join(packageRoot, 'xsd', file))).root))
    if (element.local === 'complexType') types.set(attributeOf(element, '', 'name') ?? '', element);

const elementsIn = (node: XmlElement): XmlElement[] =>
  childElements(node).flatMap((child) => (child.local === 'element' ? [child] : elementsIn(child)));

/** Every path that the schema allows below KBIDossier. */
const paths = (type: string, before: string): string[] =>
  elementsIn(types.get(type) ?? expect.fail(`no type ${type}`)).flatMap((element) => {
    const pad = `${before}${attributeOf(element, '', 'name')}`;
    const inner = (attributeOf(element, '', 'type') ?? '').replace(/^kbi:/, '');
    return types.has(inner) && elementsIn(types.get(inner) as XmlElement).length > 0
      ? [pad, ...paths(inner, `${pad}/`)]
      : [pad];
  });

const schema = paths('KBIDossierType', '');
const listed = [
  ...Object.keys(BLOKKEN),
  ...Object.entries(VELDEN).flatMap(([pad, { velden }]) =>
    pad === 'KBIDossier' ? velden : [pad, ...velden.map((veld) => `${pad}/${veld}`)],
  ),
];

describe('the list of fields', () => {
  it('names only elements of the schema, each once', () => {
    expect(listed.filter((pad) => !schema.includes(pad))).to.deep.equal([]);
    expect(listed.length).to.equal(new Set(listed).size);
    expect(listed.length).to.be.greaterThan(150);
  });

  it('leaves out only what the schema took over from elsewhere and no cluster gives', () => {
    const never =
      /KBIRapport|(Periode|Geldigheid)\/MeestRecentVlag|Aanmelding\/Contactpersoon|Opschorting\/Type|KBIVestiging\/(Telefoon|Email|Toelichting|Opvolger)|Gesprek\/KBIVestiging\/Contactpersoon/;
    expect(schema.filter((pad) => !listed.includes(pad) && !never.test(pad))).to.deep.equal([]);
    expect(listed.filter((pad) => never.test(pad))).to.deep.equal([]);
  });

  it('opens each path by rules that exist, under one of the seventeen clusters', () => {
    for (const { regels } of Object.values(VELDEN)) for (const regel of regels) expect(REGELS).to.have.property(regel);
    for (const cluster of Object.values(BLOKKEN)) expect(cluster).to.be.within(1, 17);
  });
});
