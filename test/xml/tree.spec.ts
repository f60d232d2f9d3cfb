// A node is an element, a comment or a text, and can be told apart without knowing where it came from.
import { expect } from 'chai';
import { parseXml } from '../../src/xml/parser.js';
import { isElement } from '../../src/xml/tree.js';

describe('isElement', () => {
  it('tells elements from texts and comments', () => {
    const { root } = parseXml(Buffer.from('<a>x<!-- c --><b/></a>'));
    expect(root.children.map(isElement)).to.deep.equal([false, false, true]);
  });
});
