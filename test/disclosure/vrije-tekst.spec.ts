// The guard on the way out: withheld and traced; what it objects to is tabled in domain/vrije-tekst.spec.ts.
import { expect } from 'chai';
import { startTrace } from '../../src/disclosure/trace.js';
import { guardTekst, passTekst } from '../../src/disclosure/vrije-tekst.js';

const open = () => startTrace({ vandaag: '2012-09-03', clusters: [17], ocmw: '', beschrijf: () => undefined });

describe('passTekst', () => {
  it('gives a harmless text and notes its length only', () => {
    const trace = open();
    expect(passTekst(trace, 'Komt stipt.', 'x', 17)).to.equal('Komt stipt.');
    expect(trace.decisions).to.have.length(1);
    expect(trace.decisions[0]).to.deep.include({ besluit: 'gegeven', invoer: { lengte: 11 } });
  });
  it('withholds a text with a number and notes why', () => {
    const trace = open();
    expect(passTekst(trace, 'Broer 85631490132', 'x', 17)).to.equal(undefined);
    expect(trace.decisions[0]).to.deep.include({ besluit: 'onthouden', invoer: { bezwaar: 'INSZ', lengte: 17 } });
  });
  it('says nothing of a text that is not there', () => {
    const trace = open();
    expect(passTekst(trace, undefined, 'x', 17)).to.equal(undefined);
    expect(trace.decisions).to.deep.equal([]);
  });
});

describe('guardTekst', () => {
  it('decides only when it objects', () => {
    const trace = open();
    expect(guardTekst(trace, 'goed', 'x', 3)).to.equal('goed');
    expect(trace.decisions).to.deep.equal([]);
    expect(guardTekst(trace, 'BE68 5390 0754 7034', 'x', 3)).to.equal(undefined);
    expect(trace.decisions[0]).to.deep.include({ cluster: 3, regel: 'vrije-tekst-voorzichtig' });
  });
});
