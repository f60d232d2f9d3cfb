// Bindings come and go with their elements.
import { expect } from 'chai';
import { NS } from '../../../src/xml/namespaces.js';
import { declarationFault, enterScope, findNamespace, leaveScope, openScope } from '../../../src/xml/scan/scope.js';

describe('the scope of a document', () => {
  it('binds xml from the start, and nothing else', () => {
    const scope = openScope();
    expect(findNamespace(scope, 'xml')).to.equal(NS.xml);
    expect(findNamespace(scope, 'xmlns')).to.equal(undefined);
    expect(scope.fallback).to.equal('');
  });

  it('takes back on leaving what was entered, also what was found meanwhile', () => {
    const scope = openScope();
    const outer = [
      { prefix: 'p', uri: 'urn:1' },
      { prefix: '', uri: 'urn:d' },
    ];
    const inner = [
      { prefix: '', uri: '' },
      { prefix: 'p', uri: 'urn:2' },
      { prefix: 'q', uri: 'urn:q' },
    ];
    enterScope(scope, outer);
    expect(findNamespace(scope, 'p')).to.equal('urn:1');
    enterScope(scope, inner);
    expect([findNamespace(scope, 'q'), findNamespace(scope, 'p'), scope.fallback]).to.deep.equal([
      'urn:q',
      'urn:2',
      '',
    ]);
    leaveScope(scope, inner);
    expect([findNamespace(scope, 'p'), findNamespace(scope, 'q'), scope.fallback]).to.deep.equal([
      'urn:1',
      undefined,
      'urn:d',
    ]);
    leaveScope(scope, outer);
    expect([findNamespace(scope, 'p'), scope.fallback]).to.deep.equal([undefined, '']);
  });
});

describe('declarationFault', () => {
  for (const [prefix, uri, allowed] of [
    ['', '', true],
    ['', 'urn:a', true],
    ['p', 'urn:a', true],
    ['xml', NS.xml, true],
    ['p', '', false],
    ['xml', 'urn:a', false],
    ['xml', '', false],
    ['p', NS.xml, false],
    ['', NS.xml, false],
    ['xmlns', NS.xmlns, false],
    ['xmlns', 'urn:a', false],
    ['p', NS.xmlns, false],
    ['', NS.xmlns, false],
  ] as const) {
    it(`${allowed ? 'allows' : 'refuses'} "${prefix}" for "${uri}"`, () =>
      expect(declarationFault(prefix, uri) === undefined).to.equal(allowed));
  }
});
