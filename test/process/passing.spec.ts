// A process of its own that may collect when it likes: only there can it be seen that nobody holds a package any more.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { loadForNow } from '../../src/process/passing.js';

const run = promisify(execFile);
const source = (path: string): string =>
  JSON.stringify(new URL(`../../src/${path}${import.meta.url.slice(-3)}`, import.meta.url).href);

/** Whether a package is gone after `use`, and whether it can be used again. `keep`: hold on to it. */
const gone = async (name: string, use: string, keep = false): Promise<unknown> => {
  const script = `
    const { loadForNow } = await import(${source('process/passing')});
    let held = loadForNow('${name}');
    const seen = new WeakRef(held);
    const use = async () => { ${use} };
    await use();
    if (!${keep}) held = undefined;
    await new Promise((resolve) => setTimeout(resolve, 5));
    gc();
    const gone = seen.deref() === undefined;
    await use();
    console.log(JSON.stringify({ gone, held: held !== undefined }));`;
  const { stdout } = await run(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script]);
  return JSON.parse(stdout);
};

const SET = `const { configSchema, readConfig } = await import(${source('config')});
  if (configSchema().properties.port === undefined) throw 'no schema';
  if (readConfig({ flags: {}, environment: {}, read: () => undefined }).kind !== 'ok') throw 'no settings';`;

describe('a package that is needed for a moment', () => {
  it('is the same as long as somebody holds it', () => {
    const first = loadForNow<{ readonly string: unknown }>('zod');
    expect(loadForNow('zod')).to.equal(first);
    expect(first.string).to.be.a('function');
  });

  it('can be collected once the settings were read, and loaded again', async () => {
    expect(await gone('zod', SET)).to.deep.equal({ gone: true, held: false });
    expect(await gone('zod', SET, true)).to.deep.equal({ gone: false, held: true });
  });
});
