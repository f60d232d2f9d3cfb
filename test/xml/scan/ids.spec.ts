// Ids are collected by expanded name of attribute and element; the cases of whole documents stand in ../parser.spec.ts.
import { expect } from 'chai';
import { NS } from '../../../src/xml/namespaces.js';
import { collectIds, openIds } from '../../../src/xml/scan/ids.js';
import type { XmlAttribute, XmlElement } from '../../../src/xml/tree.js';

const element = (ns: string, ...attributes: XmlAttribute[]): XmlElement => ({
  prefix: '',
  local: 'e',
  ns,
  attributes,
  declarations: [],
  children: [],
  parent: null,
  line: 1,
});
const attribute = (ns: string, local: string, value: string): XmlAttribute => ({ prefix: '', local, ns, value });

describe('collectIds', () => {
  it('keeps the first of two elements with one id, and reports the first value shared', () => {
    const collection = openIds();
    const first = element('', attribute(NS.wsu, 'Id', 'x'));
    for (const each of [
      first,
      element(NS.ds, attribute('', 'Id', 'x')),
      element('', attribute('', 'ID', 'y')),
      element('', attribute('', 'id', 'y')),
    ]) {
      collectIds(collection, each);
    }
    expect(collection.ids.get('x')).to.equal(first);
    expect(collection.duplicate).to.equal('x');
  });

  it('resolves an id as it is written, white space included', () => {
    const collection = openIds();
    collectIds(collection, element('', attribute(NS.wsu, 'Id', ' x')));
    expect([...collection.ids.keys()]).to.deep.equal([' x']);
  });

  it('does not take Id of another namespace, or xml:Id, for an id', () => {
    const collection = openIds();
    collectIds(
      collection,
      element(NS.ds, attribute('urn:o', 'Id', 'x'), attribute(NS.xml, 'Id', 'x'), attribute(NS.ds, 'Id', 'x')),
    );
    expect(collection.ids.size + collection.seen.size).to.equal(0);
  });
});
