import { expect } from 'chai';
import { both, type Check, list, object, optional, record, wrong } from '../../../src/world/shapes/shape.js';

type Cursus = { readonly Naam: string; readonly Lessen?: readonly string[] };
const text: Check = (value) => (typeof value === 'string' ? undefined : wrong('must be text'));
const cursus = object<Cursus>({ Naam: text, Lessen: optional(list(text)) });
const dossier = object<{ readonly Cursussen: readonly Cursus[] }>({ Cursussen: list(cursus) });

describe('object and list', () => {
  const cases: readonly (readonly [string, unknown, string, string])[] = [
    ['what is no object', 'x', '', 'must be an object'],
    ['null', null, '', 'must be an object'],
    ['a list for an object', [], '', 'must be an object'],
    ['a missing field', {}, 'Cursussen', 'is missing'],
    ['a field that is undefined', { Cursussen: undefined }, 'Cursussen', 'must be a list'],
    ['an unknown field', { Cursussen: [{ Naam: 'a' }], cursussen: [] }, 'cursussen', 'unknown field'],
    [
      'a field from the prototype of objects',
      JSON.parse('{"Cursussen":[{"Naam":"a"}],"toString":1}'),
      'toString',
      'unknown field',
    ],
    ['__proto__ as a field', JSON.parse('{"Cursussen":[{"Naam":"a"}],"__proto__":{}}'), '__proto__', 'unknown field'],
    ['an empty list', { Cursussen: [] }, 'Cursussen', 'is empty: leave it out'],
    ['an object for a list', { Cursussen: {} }, 'Cursussen', 'must be a list'],
    [
      'an entry deep inside',
      { Cursussen: [{ Naam: 'a' }, { Naam: 'b', Lessen: ['1', 2] }] },
      'Cursussen[1].Lessen[1]',
      'must be text',
    ],
    ['an entry that is no object', { Cursussen: [3] }, 'Cursussen[0]', 'must be an object'],
    [
      'null where a field is optional',
      { Cursussen: [{ Naam: 'a', Lessen: null }] },
      'Cursussen[0].Lessen',
      'must be a list',
    ],
  ];
  for (const [title, value, path, reason] of cases) {
    it(`refuses ${title}, saying where`, () => expect(dossier(value)).to.deep.equal({ path, reason }));
  }

  it('takes what fits', () => {
    expect(dossier({ Cursussen: [{ Naam: 'a' }, { Naam: 'b', Lessen: ['1'] }] })).to.equal(undefined);
  });

  it('takes an empty list where the row needs the list itself', () => {
    expect(list(text, { empty: true })([])).to.equal(undefined);
  });
});

describe('record', () => {
  const labels = record((name) => (String(name).length < 4 ? undefined : wrong('too long a name')), text);
  it('checks names and values', () => {
    expect(labels({ a: 'x' })).to.equal(undefined);
    expect(labels({ abcd: 'x' })).to.deep.equal({ path: 'abcd', reason: 'too long a name' });
    expect(labels({ a: 1 })).to.deep.equal({ path: 'a', reason: 'must be text' });
    expect(labels([])).to.deep.equal({ path: '', reason: 'must be an object' });
  });
});

describe('both', () => {
  it('asks the second only of what passed the first', () => {
    const check = both(text, (value) => (value === 'nee' ? wrong('must not be nee') : undefined));
    expect(check(3)?.reason).to.equal('must be text');
    expect(check('nee')?.reason).to.equal('must not be nee');
    expect(check('ja')).to.equal(undefined);
  });
});
