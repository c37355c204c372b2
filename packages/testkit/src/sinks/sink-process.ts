/** Sinks as a process of their own: `tsx sink-process.ts`, with the ledger and the ports in the environment; a script comes as a message. */

import { startHttpSink } from './http-sink';
import { Ledger, readLedger } from './ledger';
import { KIND_SINK, ScriptedSink, type SinkScript } from './script';
import { startSmtpSink } from './smtp-sink';

const { SINK_LEDGER = '', SINK_SMTP_PORT, SINK_HTTP_PORT } = process.env;
const known = new Map(
  readLedger(SINK_LEDGER)
    .filter(({ kept, channel }) => kept && channel !== 'email')
    .map(({ channel, key }) => [`${channel}/${key}`, `known-${key}`]),
);
const ledger = await Ledger.open(SINK_LEDGER);
const sink = new ScriptedSink(KIND_SINK);
await startSmtpSink(Number(SINK_SMTP_PORT), ledger, sink);
await startHttpSink(Number(SINK_HTTP_PORT), ledger, sink, known);

process.on('message', (script: SinkScript) => {
  sink.script = script;
  process.send?.('scripted');
});
// Whoever started it is gone.
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
