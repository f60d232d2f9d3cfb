// Clients that never stop asking: each keeps its connection for as long as the gateway lets it, and asks again at once. What a client wrote
// and got no answer to is lost; that is what these specs count.
import { setTimeout as sleep } from 'node:timers/promises';
import { FULL } from '../../bench/load.js';
import { messageOf, PATH } from '../gateway-kit.js';
import { connectRaw, type RawAnswer, type RawClient, rawRequest } from '../http/raw-client.js';

const HEADERS = { 'Content-Type': 'text/xml; charset=utf-8' };
/** node:cluster may forget a connection that it was handing to a worker that dies. Unit: ms. */
const GIVE_UP = 5_000;

/** One question of ocmw-gent about the person of whom every block is known, as it goes over the wire. */
export const question = (): string => rawRequest('POST', PATH, HEADERS, messageOf({ INSZ: FULL }).toString());

export type Load = {
  /** What was answered so far. */
  readonly answers: readonly RawAnswer[];
  /** Questions that were written on an open connection and never answered; each with the time (ms) at which its connection was opened. */
  readonly lost: readonly number[];
  /** Connections that could not be had. */
  readonly refused: number;
  /** Waits until so many more are answered. */
  more(count: number): Promise<void>;
  stop(): Promise<void>;
};

const connected = (client: RawClient): Promise<boolean> =>
  new Promise((resolve) => {
    client.socket.once('connect', () => resolve(true));
    client.socket.once('close', () => resolve(false));
  });

/** Starts so many clients. They go on until they are stopped, or find nobody to connect to. */
export const startLoad = (url: string, clients: number): Load => {
  const state = { answers: [] as RawAnswer[], lost: [] as number[], refused: 0 };
  let going = true;
  const one = async (): Promise<void> => {
    let client: RawClient | undefined;
    let opened = 0;
    while (going) {
      if (client === undefined) {
        client = connectRaw(url);
        opened = Date.now();
        if (!(await connected(client))) {
          client = undefined;
          state.refused += 1;
          await sleep(20);
          continue;
        }
      }
      client.write(question());
      const late = sleep(GIVE_UP, undefined, { ref: false });
      const answer: RawAnswer | undefined = await Promise.race([client.answer().catch(() => undefined), late]);
      if (answer === undefined) state.lost.push(opened);
      else state.answers.push(answer);
      if (answer?.headers.connection === 'keep-alive') continue;
      client.destroy();
      client = undefined;
    }
    client?.destroy();
  };
  const all = Array.from({ length: clients }, one);
  return {
    answers: state.answers,
    lost: state.lost,
    get refused() {
      return state.refused;
    },
    more: async (count) => {
      const enough = state.answers.length + count;
      while (state.answers.length < enough) await sleep(5);
    },
    stop: async () => {
      going = false;
      await Promise.all(all);
    },
  };
};
