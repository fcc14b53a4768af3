import { id } from "ethers";
import { InstructionState, MemberState } from "@tradelane/sdk/state";
import { decide } from "../../../helpers/council.ts";
import { applyMember, mandate } from "../../../helpers/members.ts";
import { change, LEAD, numberKey, YUAN } from "../../../helpers/rules.ts";
import { HaltLevel, MemberKind } from "../../../helpers/terms.ts";
import { DAY, fresh, invoice, now } from "../../../helpers/trade.ts";
import { needed, type RandomAct, type Stage } from "../play.ts";

function instructionIn(stage: Stage, ...states: bigint[]): string {
  const ids = [...stage.state.instructions.instructions].filter(([, { state }]) => states.includes(state));
  return needed(stage.random.pick(ids))[0];
}

const report: RandomAct = async (stage) => {
  const { suite, random } = stage;
  const settlement = suite.settlement.connect(suite.agent.account);
  const id = instructionIn(stage, InstructionState.Instructed, InstructionState.Accepted);
  const accepted = stage.state.instructions.instructions.get(id)!.state === InstructionState.Accepted;
  if (random.chance(0.15)) await settlement.reportRejected([id], "0x41433034");
  else if (accepted) await settlement.reportFinal([id]);
  else await settlement.reportAccepted([id]);
};

const expire: RandomAct = async (stage) => {
  await stage.suite.settlement.expire([instructionIn(stage, InstructionState.Instructed)]);
};

const returnPayment: RandomAct = async (stage) => {
  const id = instructionIn(stage, InstructionState.Final);
  const { payee, amount } = stage.state.instructions.instructions.get(id)!;
  const sender = needed(stage.memberOf(payee)).account;
  await stage.suite.settlement.connect(sender).returnPayment(id, stage.random.units(amount), fresh("return"));
};

const correct: RandomAct = async (stage) => {
  const [tag, { seller, amount }] = needed(stage.random.pick([...stage.state.documents.documents]));
  const sender = needed(stage.memberOf(seller)).account;
  await stage.suite.evidence.connect(sender).correct(tag, amount + stage.random.units(100n), fresh("root"), 9n);
};

const credit: RandomAct = async (stage) => {
  const [tag, { seller, amount }] = needed(stage.random.pick([...stage.state.documents.documents]));
  const sender = needed(stage.memberOf(seller)).account;
  const credited = stage.random.units(amount);
  await stage.suite.evidence.connect(sender).credit(tag, fresh("note"), credited, fresh("root"), 3n);
};

const register: RandomAct = async ({ trade, random }) => {
  const [seller, buyer] = [needed(random.pick(trade.suppliers)), needed(random.pick(trade.suppliers))];
  await invoice(trade, seller, buyer, random.units(10_000n));
};

/** One supplier at a time is suspended, for a while. */
const suspend: RandomAct = async ({ suite, random, trade, state }) => {
  const suspended = [...state.members.members].find(([, member]) => member.state === MemberState.Suspended);
  const call =
    suspended === undefined
      ? suite.consortium.suspend.populateTransaction(needed(random.pick(trade.suppliers)).number, 3n)
      : suite.consortium.reinstate.populateTransaction(suspended[0]);
  await decide(suite, call);
};

const manageAccounts: RandomAct = async ({ suite, random, members }) => {
  const { account } = needed(random.pick(members));
  const other = needed(random.pick(suite.signers.slice(-12)));
  const consortium = suite.consortium.connect(account);
  const how = random.below(3);
  if (how === 0) await consortium.setAccount(other, BigInt(random.below(16)));
  else if (how === 1) await consortium.revokeConsents([account], await now(suite));
  else await consortium.rotateAccount(other, needed(random.pick(suite.signers.slice(-12))));
};

const halt: RandomAct = async ({ suite, random, state }) => {
  const business = BigInt(random.below(9));
  const halted = (state.members.halts.get(business)?.level ?? 0n) !== 0n;
  const until = (await now(suite)) + random.units(7_200n);
  const order = {
    level: random.chance(0.5) ? HaltLevel.Entry : HaltLevel.All,
    until,
    reason: 4n,
    caseId: fresh("case"),
  };
  const call = halted
    ? suite.consortium.resume.populateTransaction(business)
    : suite.consortium.halt.populateTransaction(business, order);
  await decide(suite, call);
};

const announce: RandomAct = async ({ suite, random, state }) => {
  const last = state.rules.epochs.at(-1)!.effectiveFrom;
  const earliest = (await now(suite)) + LEAD + 60n;
  const moment = last > earliest && random.chance(0.5) ? last : (last > earliest ? last : earliest) + random.units(DAY);
  const changes = [
    change("receivables.smallestLotUnits", random.units(50n), numberKey(YUAN)),
    change("receivables.highestTier", 3n + random.units(6n)),
  ];
  await decide(suite, suite.rules.announce.populateTransaction(moment, changes));
};

const sync: RandomAct = ({ suite }) => suite.rules.sync();

const apply: RandomAct = async ({ suite, state, random }) => {
  const waiting = [...state.members.members].filter(([, member]) => member.state === MemberState.Applied);
  const [applicant] = random.pick(waiting) ?? [];
  if (applicant === undefined) {
    const free = suite.signers
      .slice(-12)
      .filter(({ address }) => !isBound(state.members.accounts.get(address)?.member));
    await applyMember(suite, MemberKind.Enterprise, 3100n, needed(random.pick(free)));
    return;
  }
  const call = random.chance(0.5)
    ? suite.consortium.refuseApplication.populateTransaction(applicant)
    : suite.consortium.admit.populateTransaction([applicant]);
  await decide(suite, call);
};

function isBound(member: bigint | undefined): boolean {
  return member !== undefined && member !== 0n;
}

const recover: RandomAct = async ({ suite, random, members }) => {
  const { number } = needed(random.pick(members));
  const administrator = needed(random.pick(suite.signers.slice(-12)));
  await decide(suite, suite.consortium.recover.populateTransaction(number, administrator, []));
};

const setMandate: RandomAct = async ({ suite, random, regulator }) => {
  await mandate(suite, regulator, { until: (await now(suite)) + 90n * DAY + random.units(DAY) });
};

const attest: RandomAct = async ({ suite, random, trade, regulator }) => {
  const { number } = needed(random.pick(trade.suppliers));
  const from = (await now(suite)) - DAY + random.units(2n * DAY);
  const period = [from, from + DAY + random.units(DAY)] as const;
  await suite.attestations.connect(regulator.account).attest(id("green"), number, random.units(5n), ...period);
};

const withdrawAttestation: RandomAct = async ({ suite, random, trade, regulator }) => {
  const { number } = needed(random.pick(trade.suppliers));
  await suite.attestations.connect(regulator.account).withdraw(id("green"), number);
};

const exclude: RandomAct = async ({ suite, random, state, regulator }) => {
  const named = [...state.members.members].filter(
    ([number, { state: at }]) => number > regulator.number && at !== MemberState.Applied,
  );
  const [member, { state: standing }] = needed(random.pick(named));
  if (standing === MemberState.Exiting) await suite.consortium.completeExit(member);
  else await decide(suite, suite.consortium.exclude.populateTransaction(member));
};

const wire: RandomAct = async ({ suite, random }) => {
  const book = random.chance(0.5) ? suite.settlement : suite.receivables;
  await decide(suite, suite.consortium.setObligationBook.populateTransaction(book, random.chance(0.5)));
};

const setAgent: RandomAct = async ({ suite, random }) => {
  const currency = 200n + BigInt(random.below(800));
  await decide(suite, suite.settlement.setAgent.populateTransaction(currency, suite.agent.number));
};

/** Lets an hour or two pass, or some days. */
const wait: RandomAct = async ({ suite, random }) => {
  const seconds = random.chance(0.2) ? random.units(4n * DAY) : random.units(7_200n);
  await suite.ethers.provider.send("evm_increaseTime", [Number(seconds)]);
  await suite.ethers.provider.send("evm_mine", []);
};

/** The acts of everything around receivables, with how often each comes. */
export const OTHER_ACTS: Readonly<Record<string, readonly [number, RandomAct]>> = {
  report: [16, report],
  expire: [2, expire],
  returnPayment: [4, returnPayment],
  correct: [2, correct],
  credit: [2, credit],
  register: [1, register],
  suspend: [4, suspend],
  manageAccounts: [3, manageAccounts],
  halt: [2, halt],
  announce: [2, announce],
  sync: [1, sync],
  apply: [2, apply],
  exclude: [2, exclude],
  recover: [1, recover],
  setMandate: [1, setMandate],
  attest: [2, attest],
  withdrawAttestation: [1, withdrawAttestation],
  wire: [1, wire],
  setAgent: [1, setAgent],
  wait: [12, wait],
};
