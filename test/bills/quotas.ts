import { network } from "hardhat";
import type { contracts } from "@tradelane/sdk";
import { deployCore } from "../helpers/core.ts";
import { decide, govern } from "../helpers/council.ts";
import { admitMember, mandate, type TestMember } from "../helpers/members.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { fieldsOf } from "../helpers/refusal.ts";
import { Business, MemberKind } from "../helpers/terms.ts";

const { ethers, networkHelpers } = await network.create();

export const { time } = networkHelpers;

/** Labels, as `contracts/bills/Quota.sol` numbers them. */
export const Label = { None: 0n, Agriculture: 1n, SmallEnterprise: 2n, Green: 3n, SmallFace: 4n } as const;

export const SHANGHAI = 3100n;
export const SHENZHEN = 4403n;

/** Nodes of the tree, as `contracts/bills/Quota.sol` names them. */
export const HEAD = 0n;
export const branch = (region: bigint): bigint => (1n << 24n) | region;
export const institution = ({ number }: TestMember): bigint => (2n << 24n) | number;

/** The state that a fixture leaves, made once. */
export function load<T>(fixture: () => Promise<T>): Promise<T> {
  return networkHelpers.loadFixture(fixture);
}

/** A head office, a branch office for Shanghai, two banks there and one in Shenzhen; no quota, and an account that is a desk. */
export async function offices() {
  const core = await deployCore(ethers);
  const quotas = await deployProxied<contracts.Quotas>(ethers, "Quotas", [core.consortium], [core.manager]);
  await govern(core, "Quotas", quotas);
  const head = await admitMember(core, MemberKind.CentralBank);
  await mandate(core, head, { businesses: 1n << Business.Rediscount });
  const office = await admitMember(core, MemberKind.CentralBank);
  await mandate(core, office, { businesses: 1n << Business.Rediscount, regions: SHANGHAI });
  const bank = await admitMember(core, MemberKind.Bank, SHANGHAI);
  const neighbour = await admitMember(core, MemberKind.Bank, SHANGHAI);
  const distant = await admitMember(core, MemberKind.Bank, SHENZHEN);
  const desk = core.signers.at(-4)!;
  await decide(core, quotas.setDesk.populateTransaction(desk, true));

  const allot = {
    head: (limit: bigint, label: bigint = Label.None, by = head) => quotas.connect(by.account).allotHead(label, limit),
    branch: (region: bigint, limit: bigint, label: bigint = Label.None, by = head) =>
      quotas.connect(by.account).allotBranch(region, label, limit),
    institution: (to: TestMember, limit: bigint, label: bigint = Label.None, by = head) =>
      quotas.connect(by.account).allotInstitution(to.number, label, limit),
  };
  const revolve = (
    turn: "reserve" | "use" | "unreserve" | "repay",
    amount: bigint,
    label: bigint = Label.None,
    of = bank,
    by = desk,
  ) => quotas.connect(by)[turn](of.number, label, amount);
  const at = async (node: bigint, label: bigint = Label.None) => fieldsOf(await quotas.quotaAt(node, label));
  return { core, quotas, head, office, bank, neighbour, distant, desk, allot, revolve, at };
}

/** A thousand at the head, six hundred in Shanghai, four hundred of it at the bank; a tenth of each for green bills. */
export async function allotted() {
  const world = await offices();
  const { allot, bank } = world;
  for (const [label, share] of [
    [Label.None, 1n],
    [Label.Green, 10n],
  ] as const) {
    await allot.head(1_000n / share, label);
    await allot.branch(SHANGHAI, 600n / share, label);
    await allot.institution(bank, 400n / share, label);
  }
  return world;
}
