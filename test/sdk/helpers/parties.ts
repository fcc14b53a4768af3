import type { Tradelane } from "@tradelane/sdk";
import { id } from "ethers";
import { startChain, type TestChain } from "./connections.ts";

const FIRST_ACCOUNT = 20;
const KINDS = {
  debtor: "CoreEnterprise",
  gear: "Enterprise",
  forging: "Enterprise",
  steel: "Enterprise",
  bank: "Bank",
} as const;

type PartyName = keyof typeof KINDS;

/** The members of the stories, each connected with its account, and the accounts that act for council and agent. */
export type Parties = Record<PartyName, Tradelane> & {
  council: Tradelane;
  agent: Tradelane;
  /** The private keys' numbers, for further connections. */
  accounts: Record<PartyName, number>;
};

export interface Story extends TestChain, Parties {
  /** Registers an invoice by its seller and returns its tag. */
  invoice(seller: PartyName, buyer: PartyName, amount: string, currency?: string): Promise<string>;
  /** A receivable of the debtor to gear, confirmed in two steps; its instrument and root lot. */
  receivable(face: string): Promise<{ instrument: string; lot: string }>;
}

/** A chain with an active member of each kind that the stories need. */
export async function startStory(): Promise<Story> {
  const world = await startChain();
  const names = Object.keys(KINDS) as PartyName[];
  const accounts = Object.fromEntries(names.map((name, at) => [name, FIRST_ACCOUNT + at])) as Record<PartyName, number>;
  // Members are known by their legal entity numbers; the names are what the caller calls them.
  const members = Object.fromEntries(names.map((name) => [name, entityOf(name)]));
  const [council, agent] = [await world.as(1, { members }), await world.as(10, { members })];
  const parties = {} as Record<PartyName, Tradelane>;
  for (const name of names) {
    parties[name] = await world.as(accounts[name], { members });
    await parties[name].members.apply({ entity: entityOf(name), kind: KINDS[name], region: 3100 });
  }
  await council.members.admit({ members: names }, { via: "council" });
  await parties.bank.creditLines.grant({ debtor: "debtor", currency: "CNY", limit: "100000000.00", until: "+3650d" });

  let invoices = 0;
  const invoice: Story["invoice"] = async (seller, buyer, amount, currency = "CNY") => {
    invoices += 1;
    const tag = id(`invoice ${invoices.toString()}`);
    const root = id(`fields of invoice ${invoices.toString()}`);
    await parties[seller].evidence.register({ tag, seller, buyer, currency, amount, root, fingerprint: 1 });
    return tag;
  };
  const receivable: Story["receivable"] = async (face) => {
    const background = await invoice("gear", "debtor", face);
    const terms = { debtor: "debtor", creditor: "gear", currency: "CNY", face, maturity: "+90d", background };
    const { instrument } = await parties.gear.receivables.submit({
      ...terms,
      reference: `AP-${background.slice(2, 10)}`,
    });
    return parties.debtor.receivables.confirm({ instrument, line: "bank" });
  };
  return { ...world, ...parties, council, agent, accounts, invoice, receivable };
}

/** The legal entity number of a party. */
export function entityOf(name: string): string {
  return `91310000-${name.toUpperCase()}`;
}
