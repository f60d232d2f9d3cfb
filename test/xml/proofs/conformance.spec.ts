// Proof by the W3C XML conformance suite: what is not well-formed is refused; what is well-formed is accepted when it stays
// inside our subset and otherwise refused for the part it uses. Each verdict is cross-examined with libxml2.
import { expect } from 'chai';
import { canonicalize } from '../../../src/xml/c14n.js';
import { parseXml } from '../../../src/xml/parser.js';
import { conformanceFiles, conformanceTests, outsideSubset } from '../../oracles/conformance.js';
import { canonicalForms, isWellFormed } from '../../oracles/libxml2.js';
import { verdictOf } from '../../oracles/verdict.js';

describe('the W3C XML conformance suite', () => {
  const tests = conformanceTests();
  const holdsForFifth = (editions: string): boolean => editions === '' || editions.includes('5');

  it('has every test that is not well-formed refused', () => {
    const wrong = tests.filter(
      ({ type, editions, octets }) => type === 'not-wf' && holdsForFifth(editions) && verdictOf(octets) === 'accepted',
    );
    expect(wrong.map(({ id }) => id)).to.deep.equal([]);
    expect(tests.filter(({ type }) => type === 'not-wf')).to.have.length.greaterThan(1_400);
  });

  it('has every well-formed test accepted, or refused for the DTD, PI, encoding or version it uses', () => {
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    for (const { id, type, editions, octets } of tests) {
      if (type === 'not-wf' || type === 'error' || !holdsForFifth(editions)) continue;
      const reasons = outsideSubset(octets);
      // A test for parsers without namespaces may be well-formed and no XML for us; libxml2 knows both.
      const inside = isWellFormed(octets) ? ['accepted'] : ['XML_NOT_WELL_FORMED'];
      const verdict = verdictOf(octets);
      if (!(reasons.length > 0 ? reasons : inside).includes(verdict)) wrong.push(`${id}: ${verdict}`);
      counts.set(verdict, 1 + (counts.get(verdict) ?? 0));
    }
    expect(wrong).to.deep.equal([]);
    // An empty or thinned suite proves nothing.
    expect(counts.get('accepted')).to.be.at.least(55);
    expect(counts.get('XML_DTD')).to.be.at.least(850);
    expect(counts.get('XML_PI')).to.be.at.least(15);
    expect(counts.get('XML_ENCODING')).to.be.at.least(15);
  });

  it('has nothing accepted, in any file of the suite, that libxml2 refuses or canonicalises otherwise', () => {
    const wrong: string[] = [];
    let accepted = 0;
    const files = conformanceFiles();
    for (const [name, octets] of files) {
      if (verdictOf(octets) !== 'accepted') continue;
      accepted += 1;
      if (canonicalForms(octets, [{}])?.[0] !== canonicalize(parseXml(octets).root)) wrong.push(name);
    }
    expect(wrong).to.deep.equal([]);
    expect(files).to.have.length.greaterThan(3_000);
    expect(accepted).to.be.at.least(400);
  });

  it('has nothing refused, in any file of the suite, that libxml2 accepts and that is inside our subset', () => {
    const wrong = conformanceFiles().filter(
      ([, octets]) => outsideSubset(octets).length === 0 && verdictOf(octets) !== 'accepted' && isWellFormed(octets),
    );
    expect(wrong.map(([name]) => name)).to.deep.equal([]);
  });

  it('has every file judged as by libxml2 once its DOCTYPE and processing instructions are cut out', () => {
    // libxml2 refuses a namespace name that is no URI (here: spaces around it), which Namespaces 1.0 §2.2 leaves to its reader.
    const exceptions = ['eduni/namespaces/1.0/012.xml'];
    const wrong: string[] = [];
    let accepted = 0;
    let refused = 0;
    for (const [name, octets] of conformanceFiles()) {
      const cut = Buffer.from(octets)
        .toString('latin1')
        .replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>|<\?(?!xml\s)[\s\S]*?\?>/g, '');
      const rest = Buffer.from(cut, 'latin1');
      if (outsideSubset(rest).length > 0) continue;
      const verdict = verdictOf(rest) === 'accepted';
      if (verdict !== isWellFormed(rest) && !exceptions.some((end) => name.endsWith(end))) wrong.push(name);
      if (verdict) accepted += 1;
      else refused += 1;
    }
    expect(wrong).to.deep.equal([]);
    expect(accepted).to.be.at.least(1_000);
    expect(refused).to.be.at.least(900);
  });
});
