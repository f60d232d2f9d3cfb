import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { NS } from '../../src/xml/namespaces.js';

describe('the namespaces', () => {
  it('are those that xml-crypto, written by others, uses for signatures', () => {
    const theirs = readFileSync(join(packageRoot, 'node_modules', 'xml-crypto', 'lib', 'signed-xml.js'), 'utf8');
    for (const uri of [NS.ds, NS.wsu]) expect(theirs).to.include(uri);
  });

  it('are those that soap, written by others, uses for envelopes and security', () => {
    const folder = join(packageRoot, 'node_modules', 'soap', 'lib');
    const theirs = ['client.js', 'security/WSSecurityCert.js', 'security/WSSecurity.js']
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('');
    for (const uri of [NS.soap11, NS.soap12]) expect(theirs, uri).to.include(uri);
    // It puts these together from a base and a name.
    for (const uri of [NS.wsse, NS.wsu]) expect(theirs, uri).to.include(uri.slice(uri.lastIndexOf('/') + 1));
  });

  it('differ from each other', () => {
    expect(new Set(Object.values(NS)).size).to.equal(Object.keys(NS).length);
  });
});
