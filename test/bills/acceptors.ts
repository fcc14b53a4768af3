import { network } from "hardhat";
import type { contracts } from "@tradelane/sdk";
import { deployCore } from "../helpers/core.ts";
import { decide, govern } from "../helpers/council.ts";
import { admitMember, mandate } from "../helpers/members.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { fieldsOf } from "../helpers/refusal.ts";
import { Business, MemberKind } from "../helpers/terms.ts";

const { ethers, networkHelpers } = await network.create();

export const { time } = networkHelpers;

const DAY = 86_400n;
/** Within this time three overdue acceptances bar an acceptor: 183 days. */
export const WINDOW = 183n * DAY;

export const SHANGHAI = 3100n;
export const SHENZHEN = 4403n;

/** The state that a fixture leaves, made once. */
export function load<T>(fixture: () => Promise<T>): Promise<T> {
  return networkHelpers.loadFixture(fixture);
}

/** The central bank's head office and its branch in Shanghai, a bank there and one in Shenzhen, an enterprise; no
 * figures, and an account that is a desk. */
export async function acceptors() {
  const core = await deployCore(ethers);
  const book = await deployProxied<contracts.Acceptors>(
    ethers,
    "Acceptors",
    [core.consortium, core.rules],
    [core.manager],
  );
  await govern(core, "Acceptors", book);
  const head = await admitMember(core, MemberKind.CentralBank);
  await mandate(core, head, { businesses: 1n << Business.Bills });
  const office = await admitMember(core, MemberKind.CentralBank);
  await mandate(core, office, { businesses: 1n << Business.Bills, regions: SHANGHAI });
  const bank = await admitMember(core, MemberKind.Bank, SHANGHAI);
  const distant = await admitMember(core, MemberKind.Bank, SHENZHEN);
  const enterprise = await admitMember(core, MemberKind.Enterprise, SHANGHAI);
  const desk = core.signers.at(-4)!;
  await decide(core, book.setDesk.populateTransaction(desk, true));

  const asOf = BigInt(await time.latest());
  const until = asOf + 365n * DAY;
  const state = (assets: bigint, deposits: bigint, of = bank, by = head, from = asOf, to = until) =>
    book.connect(by.account).setFigures(of.number, assets, deposits, from, to);
  const accept = (amount: bigint, margin = 0n, of = bank, by = desk) =>
    book.connect(by).accept(of.number, amount, margin);
  const release = (amount: bigint, margin = 0n, of = bank, by = desk) =>
    book.connect(by).release(of.number, amount, margin);
  const overdue = (instrument: bigint, of = bank, by = desk) => book.connect(by).recordOverdue(of.number, instrument);
  const at = async (of = bank) => fieldsOf(await book.acceptorAt(of.number));
  const standing = async (of = bank) => fieldsOf(await book.standingOf(of.number));
  const parties = { core, book, head, office, bank, distant, enterprise, desk };
  return { ...parties, asOf, until, state, accept, release, overdue, at, standing };
}

/** The bank in Shanghai has a thousand of assets and three hundred of deposits, both odd at the edges of the caps. */
export async function stated() {
  const world = await acceptors();
  await world.state(1_006n, 309n);
  return world;
}
