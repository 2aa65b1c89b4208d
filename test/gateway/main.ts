/** `npm run gateway`: the fake gateway for people. */
import type { Order } from './commandLine';
import { UsageError, instructions, messageOf, parseCommandLine, requestLine, usage } from './commandLine';
import { startFakeGateway } from './fakeGateway';

async function main(): Promise<void> {
  const order = orderOrExit();
  if (order.help) {
    console.log(usage);
    return;
  }
  const gateway = await startFakeGateway({
    ...order.options,
    onRequest: (seen) => {
      console.log(requestLine(seen));
    },
  });
  gateway.behave(...order.rules);
  console.log(instructions(gateway, order.options));

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void gateway.stop().then(() => {
      console.log(`Stopped after ${gateway.requests.length} requests; ${gateway.deletedIds().length} media deleted.`);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function orderOrExit(): Order {
  try {
    return parseCommandLine(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
