import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { endOf, instrumentOf, lotId, pathOf } from "@tradelane/sdk/path";
import { Flag, isLive, ReceivableState, type LotRecord } from "@tradelane/sdk/state";
import {
  consentToAssignment,
  DAY,
  draftTerms,
  draftTransfer,
  fresh,
  invoice,
  now,
  type TestTerms,
  type TestTransfer,
} from "../../../helpers/trade.ts";
import { needed, type RandomAct, type Stage } from "../play.ts";
import { consentTo } from "../signatures.ts";

type NamedLot = readonly [id: bigint, lot: LotRecord];

function liveLot({ state, random }: Stage, wanted: (lot: LotRecord) => boolean = () => true): NamedLot {
  return needed(random.pick([...state.lots.lots].filter(([, lot]) => isLive(lot) && wanted(lot))));
}

/** A live lot, of a receivable that is not due yet more often than not. */
async function currentLot(stage: Stage): Promise<NamedLot> {
  const moment = await now(stage.suite);
  const { instruments, lots } = stage.state.lots;
  const any = stage.random.chance(0.1);
  const current = [...lots].filter(([id, lot]) => {
    const { maturity } = needed(instruments.get(instrumentOf(id)));
    return isLive(lot) && (any || (moment < maturity && lot.tier < 6n));
  });
  return needed(stage.random.pick(current));
}

/** Somebody the holder may pass a lot to, more often than not. */
function receiver({ random, members, trade }: Stage, holder: bigint) {
  if (random.chance(0.1)) return needed(random.pick(members));
  return needed(random.pick(members.filter(({ number }) => number !== holder && number !== trade.debtor.number)));
}

function accountOf(stage: Stage, member: bigint): HardhatEthersSigner {
  return needed(stage.memberOf(member)).account;
}

/** Terms of a receivable that falls due after two to fifty days, or, now and then, in half a year and more. */
async function terms(stage: Stage): Promise<TestTerms> {
  const { trade, random, suite } = stage;
  const creditor = needed(random.pick(trade.suppliers));
  const face = 1000n + random.units(100_000n);
  return draftTerms(trade, {
    creditor: creditor.number,
    face,
    maturity: (await now(suite)) + DAY * (random.units(50n) + (random.chance(0.1) ? 184n : 1n)),
    assignable: random.chance(0.95),
    background: await invoice(trade, creditor, trade.debtor, face + random.units(500n)),
  });
}

async function soon({ suite, random }: Stage): Promise<bigint> {
  return (await now(suite)) + random.units(random.chance(0.5) ? 3_600n : 3n * DAY);
}

const submit: RandomAct = async (stage) => {
  const drafted = await terms(stage);
  const sender = accountOf(stage, drafted.creditor);
  await stage.suite.origination.connect(sender).submit(drafted, await soon(stage));
  stage.asked.set(drafted.debtorReference, drafted);
};

const issue: RandomAct = async (stage) => {
  const drafted = await terms(stage);
  await stage.suite.origination.connect(stage.trade.debtor.account).issue(drafted, await soon(stage));
  stage.asked.set(drafted.debtorReference, drafted);
};

const answerTerms: RandomAct = async (stage) => {
  const [reference, drafted] = needed(stage.random.pick([...stage.asked]));
  stage.asked.delete(reference);
  const { origination } = stage.suite;
  if (stage.random.chance(0.5)) await origination.connect(stage.trade.debtor.account).confirm(drafted);
  else await origination.connect(accountOf(stage, drafted.creditor)).acceptIssue(drafted);
};

const confirmAtOnce: RandomAct = async (stage) => {
  const waiting = stage.random.pick([...stage.asked.values()]);
  // Now and then what was asked for already, so that the request is left behind or stands in the way.
  const drafted = waiting !== undefined && stage.random.chance(0.3) ? waiting : await terms(stage);
  const [debtor, creditor] = [stage.trade.debtor.account, accountOf(stage, drafted.creditor)];
  const { origination } = stage.suite;
  const deadline = await soon(stage);
  if (stage.random.chance(0.5)) {
    const consent = await consentTo(stage.suite, "Receivable", debtor, drafted, deadline);
    await origination.connect(creditor).submitWithConsent(drafted, deadline, consent);
  } else {
    const consent = await consentTo(stage.suite, "Receivable", creditor, drafted, deadline);
    await origination.connect(debtor).issueWithConsent(drafted, deadline, consent);
  }
};

async function transfer(stage: Stage, [id, lot]: NamedLot): Promise<TestTransfer> {
  const { random, trade } = stage;
  const from = needed(stage.memberOf(lot.holder));
  const to = receiver(stage, lot.holder);
  const size = endOf(id) - lot.start;
  const units = random.chance(0.4) ? size : random.units(size);
  return draftTransfer(trade, id, from, to, units, { recourse: random.chance(0.3), deadline: await soon(stage) });
}

const assign: RandomAct = async (stage) => {
  const lot = await currentLot(stage);
  const drafted = await transfer(stage, lot);
  const consent = await consentToAssignment(stage.suite, accountOf(stage, drafted.to), drafted);
  await stage.suite.receivables.connect(accountOf(stage, lot[1].holder)).assign(drafted, consent);
};

const offer: RandomAct = async (stage) => {
  const lot = await currentLot(stage);
  const drafted = await transfer(stage, lot);
  await stage.suite.receivables.connect(accountOf(stage, lot[1].holder)).offer(drafted);
  stage.offered.set(lot[0], drafted);
};

const acceptOffer: RandomAct = async (stage) => {
  const [id] = liveLot(stage, ({ flags }) => (flags & Flag.Offered) !== 0n);
  const offered = needed(stage.offered.get(id));
  await stage.suite.receivables.connect(accountOf(stage, offered.to)).acceptOffer(offered);
};

/** Refuses, withdraws or clears a request, on whatever it stands. */
const closeRequest: RandomAct = async (stage) => {
  const { state, random, suite } = stage;
  const open = (["receivables", "origination", "servicing"] as const).flatMap((keeper) =>
    [...(keeper === "receivables" ? state.lots.lotRequests : state.lots.requests[keeper])]
      .filter(([, { act }]) => act !== 0n)
      .map(([subject, of]) => ({ keeper, subject, of })),
  );
  const { keeper, subject, of } = needed(random.pick(open));
  const contract = suite[keeper];
  const how = random.below(3);
  if (how === 0) await contract.connect(accountOf(stage, of.to)).refuse(subject);
  else if (how === 1) await contract.connect(accountOf(stage, of.from)).withdraw(subject);
  else await contract.connect(suite.deployer).expire(subject);
};

const split: RandomAct = async (stage) => {
  const [id, { holder, start }] = liveLot(stage);
  const units = stage.random.units(endOf(id) - start);
  await stage.suite.receivables.connect(accountOf(stage, holder)).split(id, units);
};

const merge: RandomAct = async (stage) => {
  const lots = stage.state.lots.lots;
  const pairs = [...lots].flatMap(([id, lot]) => {
    const child = lotId(instrumentOf(id), lot.start);
    const part = lots.get(child);
    const before = lot.history.previous;
    const siblings = part !== undefined && before !== null && part.history.previous?.trail === before.trail;
    return siblings ? [{ id, lot, child, before: before.trail }] : [];
  });
  const { id, lot, child, before } = needed(stage.random.pick(pairs));
  await stage.suite.receivables.connect(accountOf(stage, lot.holder)).merge(id, child, before);
};

function wholeLot(stage: Stage): NamedLot {
  return liveLot(stage, ({ tier, start }) => tier === 0n && start === 0n);
}

const requestCancellation: RandomAct = async (stage) => {
  const [id, { holder }] = wholeLot(stage);
  const sender = stage.random.chance(0.5) ? stage.trade.debtor.account : accountOf(stage, holder);
  await stage.suite.servicing.connect(sender).requestCancellation(instrumentOf(id), await soon(stage));
};

const cancel: RandomAct = async (stage) => {
  const requested = [...stage.state.lots.requests.servicing].filter(([, { act }]) => act !== 0n);
  const [subject, { to }] = needed(stage.random.pick(requested));
  const instrument = instrumentOf(subject);
  const { face } = needed(stage.state.lots.instruments.get(instrument));
  const [first] = pathOf(needed(stage.state.lots.lots.get(lotId(instrument, face))).history);
  await stage.suite.servicing.connect(accountOf(stage, to)).cancel(instrument, needed(first));
};

const cancelAtOnce: RandomAct = async (stage) => {
  const [id, { holder, history }] = wholeLot(stage);
  const [first] = pathOf(history);
  const deadline = await soon(stage);
  const content = { instrument: instrumentOf(id), trail: history.trail };
  const consent = await consentTo(stage.suite, "Cancellation", accountOf(stage, holder), content, deadline);
  await stage.suite.servicing
    .connect(stage.trade.debtor.account)
    .cancelWithConsent(content.instrument, needed(first), deadline, consent);
};

const extend: RandomAct = async (stage) => {
  const { state, suite, trade, random } = stage;
  const inForce = [...state.lots.instruments].filter(([, { state: now }]) => now === ReceivableState.Confirmed);
  const [instrument, { maturity }] = needed(random.pick(inForce));
  const lots = [...state.lots.lots]
    .filter(([id]) => instrumentOf(id) === instrument)
    .sort(([, a], [, b]) => (a.start < b.start ? -1 : 1));
  const newMaturity = maturity + DAY * random.units(20n);
  const deadline = await soon(stage);
  const consents: string[] = [];
  for (const [, { holder }] of lots) {
    const content = { instrument, maturity, newMaturity };
    consents.push(await consentTo(suite, "Extension", accountOf(stage, holder), content, deadline));
  }
  const bank = needed(trade.banks[0]).account;
  consents.push(await consentTo(suite, "Extension", bank, { instrument, maturity, newMaturity }, deadline));
  const names = lots.map(([id]) => id);
  const indices = names.map((_, i) => i);
  await suite.servicing
    .connect(trade.debtor.account)
    .extend(instrument, newMaturity, deadline, names, indices, consents);
};

const flagOverdue: RandomAct = async (stage) => {
  const [instrument] = needed(stage.random.pick([...stage.state.lots.instruments]));
  await stage.suite.servicing.connect(stage.trade.debtor.account).flagOverdue(instrument);
};

const pay: RandomAct = async (stage) => {
  const moment = await now(stage.suite);
  const early = stage.random.chance(0.1);
  const due = [...stage.state.lots.lots].filter(([id, lot]) => {
    const { maturity } = needed(stage.state.lots.instruments.get(instrumentOf(id)));
    return isLive(lot) && (early || moment >= maturity);
  });
  const [id, { history }] = needed(stage.random.pick(due));
  const ref = { lot: id, trail: history.trail };
  await stage.suite.redemption.connect(stage.trade.debtor.account).pay([ref], fresh("run"));
};

/** The acts on receivables, with how often each comes. */
export const RECEIVABLE_ACTS: Readonly<Record<string, readonly [number, RandomAct]>> = {
  submit: [3, submit],
  issue: [2, issue],
  answerTerms: [4, answerTerms],
  confirmAtOnce: [6, confirmAtOnce],
  assign: [16, assign],
  offer: [10, offer],
  acceptOffer: [7, acceptOffer],
  closeRequest: [6, closeRequest],
  split: [12, split],
  merge: [8, merge],
  requestCancellation: [2, requestCancellation],
  cancel: [1, cancel],
  cancelAtOnce: [1, cancelAtOnce],
  extend: [2, extend],
  flagOverdue: [2, flagOverdue],
  pay: [12, pay],
};
