// `kbi audit verify`: the chain from its first link to its last, held against the anchor. Exit 1 when it is broken or cannot be proved whole.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Anchor, readAnchor } from '../../audit/anchor.js';
import { claimsOf } from '../../audit/archive/folder.js';
import type { Verdict } from '../../audit/verdict.js';
import { verifyChain } from '../../audit/verify.js';
import { anchorFile } from '../../auditing.js';
import { type Call, textOption } from '../command.js';
import { withStore } from '../database.js';
import { EXIT, type ExitCode, Halt } from '../exit.js';

/** The anchor to hold the chain against, and the file it stands in. */
const findAnchor = async (call: Call): Promise<{ readonly file?: string; readonly anchor?: Anchor }> => {
  const named = textOption(call, 'anchor');
  const file = named ?? anchorFile(call.config);
  if (file === undefined || !existsSync(file)) {
    if (named !== undefined) throw new Halt(EXIT.usage, `There is no anchor ${named}.`, 'kbi audit verify');
    return {};
  }
  if (!existsSync(join(call.config.keys, 'gateway.crt')))
    throw new Halt(
      EXIT.config,
      `The anchor ${file} cannot be believed without gateway.crt in ${call.config.keys}.`,
      'kbi keys',
    );
  const { loadKeys } = await import('../../pki/key-folder.js');
  // Each party signs the anchor of its own trail.
  const { gateway, registered } = loadKeys(call.config.keys);
  const anchor = readAnchor(
    file,
    [gateway.certificate, ...registered()].map(({ publicKey }) => publicKey),
  );
  return anchor === undefined ? {} : { file, anchor };
};

const sentences = (
  { rows, from, to, hash, erased, anchor, broken }: Verdict,
  file: string | undefined,
): readonly string[] => [
  `${rows} rows, ${from} to ${to}, end in ${hash}`,
  ...(from > 1
    ? [`rows up to ${from - 1} are not here; a row accounts for them, or they are in archives (--archives)`]
    : []),
  ...(erased > 0 ? [`${erased} of them erased, each by a row that says so`] : []),
  ...(anchor === 'held' ? [`the anchor ${file} holds`] : []),
  ...(anchor === 'none' && broken === undefined
    ? ['no anchor: that no rows are gone from the end, and that the end was not computed anew, is not proved']
    : []),
  ...(anchor === 'elsewhere' && broken === undefined
    ? [`the row that ${file} names is not in the database: it should be in an archive`]
    : []),
];

/** Runs it. */
export const verify = async (call: Call): Promise<ExitCode> => {
  const { terminal, config } = call;
  const { file, anchor } = await findAnchor(call);
  const verdict = await withStore(config, 'read', async ({ audit }) =>
    audit.steady(() =>
      verifyChain({ ...claimsOf(textOption(call, 'archives'), audit), ...(anchor === undefined ? {} : { anchor }) }),
    ),
  );
  const { broken } = verdict;
  const whole = broken === undefined && verdict.anchor !== 'elsewhere';
  if (terminal.json) terminal.out(JSON.stringify({ whole, ...verdict }, null, 2));
  else {
    for (const sentence of sentences(verdict, file)) terminal.out(sentence);
    if (broken === undefined)
      terminal.out(whole ? terminal.green('✔ the chain is whole') : terminal.red('✖ not proved'));
    else terminal.out(terminal.red(`✖ row ${broken.row}: ${broken.kind}: ${broken.detail}`));
  }
  return whole ? EXIT.done : EXIT.failed;
};
