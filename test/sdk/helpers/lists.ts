import type { ConnectOptions, Tradelane } from "@tradelane/sdk";
import { id } from "ethers";
import type { Chain } from "./connections.ts";
import { entityOf, type Story } from "./parties.ts";

const FIRST_ACCOUNT = 27;
const PART = "10.00";

/** A member that receives, and how lists name it. */
export interface Receiver {
  readonly name: string;
  readonly tl: Tradelane;
}

/** An item of a list. */
export interface Item {
  readonly lot: string;
  readonly to: string;
  readonly amount: string;
  readonly background: string;
}

/** What a list needs: its parties, and ways to draft it and have it signed. */
export interface Lists {
  readonly receivers: readonly Receiver[];
  readonly members: Readonly<Record<string, string>>;
  /** Registers an invoice of a receiver to gear. */
  invoice(receiver: Receiver, tag?: string): Promise<string>;
  /** Parts of two lots in turn, so many to each receiver, each receiver with one invoice; receivers alternate. */
  items(each: number, to?: readonly Receiver[]): Promise<Item[]>;
  /** One consent a receiver. */
  consents(list: { items: Item[] }): Promise<string[]>;
  /** A further connection of a key, with what the list's parties call each other. */
  as(account: number, options?: ConnectOptions): Promise<Tradelane>;
}

/** Sets how much gas a block of a chain takes, from the next one on. */
export async function limitBlocks({ provider }: Chain, gas: number): Promise<void> {
  await provider.request({ method: "evm_setBlockGasLimit", params: [`0x${gas.toString(16)}`] });
  await provider.request({ method: "hardhat_mine", params: ["0x1"] });
}

/** Admits receivers to a story. The price of gas is paid, for blocks that are full make it rise. */
export async function listsOf(story: Story, count: number): Promise<Lists> {
  const names = Array.from({ length: count }, (_, at) => `receiver-${at + 1}`);
  const members = Object.fromEntries(["gear", ...names].map((name) => [name, entityOf(name)]));
  const deployment = { ...story.record, gasPrice: "1000000000" };
  const as: Lists["as"] = (account, options = {}) => story.as(account, { members, deployment, ...options });
  const receivers: Receiver[] = [];
  for (const [at, name] of names.entries()) {
    const tl = await as(FIRST_ACCOUNT + at);
    await tl.members.apply({ entity: entityOf(name), kind: "Enterprise", region: 3100 });
    receivers.push({ name, tl });
  }
  await story.council.members.admit({ members: names.map(entityOf) }, { via: "council" });
  let invoices = 0;
  const invoice: Lists["invoice"] = async ({ name, tl }, tag = id(`list ${++invoices}`)) => {
    const parties = { seller: name, buyer: "gear", currency: "CNY", amount: "1000.00" };
    await tl.evidence.register({ tag, ...parties, root: id(tag), fingerprint: 1 });
    return tag;
  };
  return {
    receivers,
    members,
    invoice,
    async items(each, to = receivers) {
      // The story's parties pay nothing.
      await story.chain.provider.request({ method: "hardhat_setNextBlockBaseFeePerGas", params: ["0x0"] });
      const [{ lot: first }, { lot: second }] = [await story.receivable("1000.00"), await story.receivable("1000.00")];
      const backgrounds = new Map<Receiver, string>();
      for (const receiver of to) backgrounds.set(receiver, await invoice(receiver));
      return Array.from({ length: each }).flatMap((_, at) =>
        to.map((receiver) => ({
          lot: at % 2 === 0 ? first : second,
          to: receiver.name,
          amount: PART,
          background: backgrounds.get(receiver)!,
        })),
      );
    },
    async consents({ items }) {
      const signed = { holder: "gear", items };
      const among = receivers.filter(({ name }) => items.some(({ to }) => to === name));
      return Promise.all(among.map(({ tl }) => tl.receivables.assignMany.sign(signed)));
    },
    as,
  };
}
