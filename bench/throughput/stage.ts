import { connect, type Tradelane } from "@tradelane/sdk";
import type { DeploymentRecord } from "../../scripts/deploy/record.ts";
import { id, JsonRpcProvider } from "ethers";
import { Account } from "./account.ts";

/** Two members that trade with each other, and the debtor of what they trade. */
export interface Pair {
  readonly holder: Party;
  readonly receiver: Party;
}

export interface Party {
  readonly member: number;
  readonly account: Account;
  readonly sdk: Tradelane;
}

/** Everything the rows stand on. */
export interface Stage {
  readonly provider: JsonRpcProvider;
  readonly record: DeploymentRecord;
  readonly deployer: Account;
  readonly debtor: Party;
  /** Granted the debtor an ample line. */
  readonly bank: Party;
  readonly pairs: readonly Pair[];
  /** The chain's time when the stage was set. */
  readonly now: number;
  /** Numbers the accounts' transactions anew, after the SDK has sent with their keys. */
  recount(): Promise<void>;
  close(): Promise<void>;
}

const COUNCIL = 1;
const FIRST_MEMBER = 5;

const KINDS = ["CoreEnterprise", "Bank"] as const;

/** Opens accounts and admits the members behind them: one debtor, its bank, and two members a lane. */
export async function openStage(rpc: string, record: DeploymentRecord, lanes: number): Promise<Stage> {
  const options = { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0 };
  const provider = new JsonRpcProvider(rpc, record.chainId, options);
  const open = async (number: number) => {
    const account = await Account.open(number, provider, record.chainId);
    return { account, sdk: await connect({ rpc, account: account.wallet.privateKey, deployment: record }) };
  };
  const council = await open(COUNCIL);
  const parties: Party[] = [];
  for (let at = 0; at < KINDS.length + 2 * lanes; at += 1) {
    const { account, sdk } = await open(FIRST_MEMBER + at);
    const kind = KINDS[at] ?? "Enterprise";
    parties.push({ ...(await sdk.members.apply({ entity: `bench ${at}`, kind })), account, sdk });
  }
  await council.sdk.members.admit({ members: parties.map(({ member }) => member) }, { via: "council" });
  const [debtor, bank, ...members] = parties as [Party, Party, ...Party[]];
  const line = { debtor: debtor.member, currency: "CNY", purpose: "Confirmation" } as const;
  await bank.sdk.creditLines.grant({ ...line, limit: "100000000000.00", until: "+365d" });
  const pairs = Array.from({ length: lanes }, (_, at) => {
    const [holder, receiver] = members.slice(2 * at) as [Party, Party];
    return { holder, receiver };
  });
  const deployer = await Account.open(0, provider, record.chainId);
  const recount = async () => {
    await Promise.all(parties.map(({ account }) => account.recount()));
  };
  const close = async () => {
    await Promise.all([council, ...parties].map(({ sdk }) => sdk.close()));
    provider.destroy();
  };
  return { provider, record, deployer, debtor, bank, pairs, now: await debtor.sdk.time("now"), recount, close };
}

let serial = 0;

/** A fresh hash. */
export function fresh(name: string): string {
  return id(`${name} ${++serial}`);
}

/** A registered invoice. */
export async function invoice(seller: Party, buyer: Party, amount: bigint): Promise<string> {
  const tag = fresh("tag");
  const parties = { seller: seller.member, buyer: buyer.member };
  const root = fresh("root");
  await seller.sdk.evidence.register({ tag, ...parties, currency: "CNY", amount, root, fingerprint: 1 });
  return tag;
}

/** A confirmed receivable of the debtor to a holder; the name of its root lot. */
export async function receivable({ debtor, bank }: Stage, holder: Party, face: bigint): Promise<string> {
  const background = await invoice(holder, debtor, face);
  const terms = {
    debtor: debtor.member,
    creditor: holder.member,
    currency: "CNY",
    face,
    maturity: "+180d",
    background,
  };
  const { instrument } = await holder.sdk.receivables.submit({ ...terms, reference: fresh("reference") });
  const { lot } = await debtor.sdk.receivables.confirm({ instrument, line: bank.member });
  return lot;
}
