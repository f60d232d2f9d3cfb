// Names of this machine itself. A port that trusts whoever reaches it, because only this machine can, is reached by web pages too:
// under a name of theirs that leads to 127.0.0.1 (DNS rebinding). Such a page cannot choose the Host header, so that one is looked at.

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/i;

/** Whether an address to listen on is reached by this machine alone. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** Whether a Host header (`name`, `name:port`) names this machine itself; a client without one is no browser. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host === undefined || isLoopback(host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'));
