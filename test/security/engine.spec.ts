// The strict engine: digests against node:crypto over libxml2's canonical form, and one text for one signature.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { signatureOctets, strictEngine } from '../../src/security/engine.js';
import { canonicalForms } from '../oracles/libxml2.js';
import { GENT } from './attacks/certificates.js';
import { judge, octetsOf, STATIONS } from './attacks/kit.js';
import { message, recipe } from './attacks/message.js';
import { VARIANTS } from './attacks/table.js';

describe('signatureOctets', () => {
  it('reads canonical base64', () => {
    expect([...signatureOctets('AQID')]).to.deep.equal([1, 2, 3]);
    expect([...signatureOctets('AQI=')]).to.deep.equal([1, 2]);
  });

  for (const text of ['AQID=', 'AQI', 'AQJ=', 'AQ ID', 'AQ-_', 'AQ\n', '====', 'é', 'AQID*']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => signatureOctets(text))
        .to.throw(Fault)
        .with.property('key', 'SIGNATURE_INVALID');
    });
  }
});

describe('the strict engine', () => {
  it('digests the canonical form that libxml2 writes, for each Reference of each variant', () => {
    let compared = 0;
    const engine = {
      ...strictEngine,
      digest: (...[reference, target, evidence]: Parameters<typeof strictEngine.digest>): string => {
        const digest = strictEngine.digest(reference, target, evidence);
        const hash = /sha(\d+)$/.exec(reference.digestAlgorithm)?.[1];
        const element = 1 + indexOf(evidence.envelope.document.root, target);
        const [form = ''] = canonicalForms(evidence.octets, [{ element, prefixList: reference.prefixList }]) ?? [];
        expect(digest).to.equal(createHash(`sha${hash}`).update(form).digest('base64'));
        compared += 1;
        return digest;
      },
    };
    for (const row of VARIANTS.filter(({ setting }) => setting?.charset === undefined)) {
      expect(judge(octetsOf(row), row.setting, { ...STATIONS, engine }).key, row.title).to.equal('ACCEPTED');
    }
    expect(compared).to.be.greaterThan(150);
  });

  it('bears its name', () => {
    expect(strictEngine.name).to.equal('strict');
    expect(judge(message(recipe(GENT))).key).to.equal('ACCEPTED');
  });
});

type Tree = Parameters<typeof strictEngine.digest>[1];
const inOrder = (element: Tree): Tree[] => [
  element,
  ...element.children.flatMap((child) => (typeof child !== 'string' && 'local' in child ? inOrder(child) : [])),
];
const indexOf = (root: Tree, element: Tree): number => inOrder(root).indexOf(element);
