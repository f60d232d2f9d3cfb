// The relay that is an intermediary: `kbi relay --as ksz`. A house of its own, with its own database, in front of a gateway or another relay.
import type { Config } from '../config.js';
import { type Call, textOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { packageRoot, version } from './package.js';
import type { OpenRelay } from './relay-kind.js';
import { refuseHeld } from './serve.js';

/** The settings of the relay: what was not said is not that of a gateway beside it. */
export const configOfRelay = ({ config, origins }: Pick<Call, 'config' | 'origins'>, as: string): Config => ({
  ...config,
  db: origins.db.kind === 'default' ? `kbi-relay-${as}.sqlite` : config.db,
  consolePort: origins.consolePort.kind === 'default' ? 0 : config.consolePort,
});

/** `--timeout` in seconds. */
export const secondsOf = (call: Call): number => {
  const text = textOption(call, 'timeout') ?? '10';
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds < 0.1 || seconds > 60)
    throw new Halt(EXIT.usage, '--timeout is a number of seconds from 0.1 to 60.', 'kbi relay --help');
  return seconds;
};

/** Opens it; `upstream` without a path. */
export const openRelayAs: OpenRelay = async (call, upstream, { address, port }) => {
  const as = textOption(call, 'as') ?? '';
  const dialect = textOption(call, 'dialect') === 'ksz' ? 'ksz' : 'magda';
  const answeredBy = textOption(call, 'answeredBy') ?? (dialect === 'ksz' ? 'ksz' : undefined);
  const config = { ...configOfRelay(call, as), host: address, port };
  const timeout = secondsOf(call) * 1000;
  await refuseHeld(config.db, 'relay');
  const { startRelay } = await import('../relaying.js');
  const options = { root: packageRoot, version: version(), say: call.terminal.say };
  const running = await startRelay(config, options, { as, to: upstream, dialect, answeredBy, timeout });
  return {
    url: running.url,
    says: `is ${as}, asks in the ${dialect} dialect, keeps its audit in ${config.db}, console ${running.consoleUrl}`,
    close: running.close,
  };
};
