/** Two providers of one channel as one: messages of a simulated workspace never leave the house, all others do. */
import type { Provider } from './transmit';

/** Both must keep the same promises about keys, since what became of a message is asked without knowing which it was. */
export function realOrSandbox(real: Provider, sandbox: Provider): Provider {
  if (real.channel !== sandbox.channel || real.honoursKeys !== sandbox.honoursKeys) {
    throw new Error(`A provider for ${real.channel} and one for ${sandbox.channel} cannot stand in for each other.`);
  }
  return {
    channel: real.channel,
    honoursKeys: real.honoursKeys,
    longestHandOver: Math.max(real.longestHandOver, sandbox.longestHandOver),
    transmit: (message) => (message.simulated ? sandbox : real).transmit(message),
    async close() {
      await Promise.all([real.close(), sandbox.close()]);
    },
  };
}
