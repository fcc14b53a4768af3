import { contracts } from "@tradelane/sdk";
import type { Party, Stage } from "../stage.ts";

/** The chain's time, but later than the moment up to which what the account signed is dead: that of its admission. */
export async function momentOfConsents({ record, provider }: Stage, { account, sdk }: Party): Promise<number> {
  const { proxy } = record.contracts.consortium;
  const { consentsFrom } = await contracts.IConsortium__factory.connect(proxy, provider).accountAt(account.address);
  return Math.max(await sdk.time("now"), Number(consentsFrom) + 1);
}
