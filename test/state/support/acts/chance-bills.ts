import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { endOf, instrumentOf, pathOf } from "@tradelane/sdk/path";
import {
  BillState,
  DiscountStage,
  Flag,
  InstructionState,
  isLive,
  RediscountState,
  type LotRecord,
  type RediscountRecord,
} from "@tradelane/sdk/state";
import { billsTable } from "@tradelane/sdk/tables";
import type { TestMember } from "../../../helpers/members.ts";
import { DAY, fresh, now } from "../../../helpers/trade.ts";
import {
  draftEndorsement,
  endorsed,
  numberToday,
  received,
  registered,
  trailOf,
  type BillMarket,
  type TestEndorsement,
} from "../../../bills/issuing.ts";
import { guaranteeConsent, pledgeConsent } from "../../../bills/securing.ts";
import { discountConsent, discountOf, type TestDiscount } from "../../../bills/selling.ts";
import { needed, type RandomAct, type Stage } from "../play.ts";

type NamedLot = readonly [id: bigint, lot: LotRecord];
type Acts = Readonly<Record<string, readonly [weight: number, act: RandomAct]>>;

/** ISO 20022: closed account number. */
const REASON = "0x41433034";
const { claim } = billsTable.acts;

/** What may happen to bills, as members of a market do it by chance, sometimes where the contracts refuse. */
export function billActs(market: BillMarket): Acts {
  const { suite, traders, banks, drawer, central } = market;
  const members = [drawer, ...traders, ...banks, central];
  const offers = new Map<bigint, TestEndorsement>();
  const accountOf = (number: bigint): HardhatEthersSigner =>
    needed(members.find((member) => member.number === number)).account;
  const memberOf = (number: bigint): TestMember => needed(members.find((member) => member.number === number));
  const refOf = async (lot: bigint) => ({ lot, trail: await trailOf(market, lot) });
  const soon = async () => (await now(suite)) + DAY / 4n;
  const units = ([id, { start }]: NamedLot) => endOf(id) - start;

  /** A live lot that fits, or now and then any. */
  function lotWhere({ state, random }: Stage, fits: (lot: LotRecord, id: bigint) => boolean): NamedLot {
    const live = [...state.bills.lots].filter(([, lot]) => isLive(lot));
    const wanted = random.chance(0.05) ? live : live.filter(([id, lot]) => fits(lot, id));
    return needed(random.pick(wanted));
  }
  const isFree = ({ flags }: LotRecord) => (flags & ~(Flag.ConsentsCut | Flag.NotTransferable)) === 0n;
  const isReceived = (stage: Stage, id: bigint) =>
    stage.state.bills.instruments.get(instrumentOf(id))?.state === BillState.Received;
  const isDue = async (stage: Stage) => {
    const moment = await now(suite);
    return (id: bigint) => moment >= needed(stage.state.bills.instruments.get(instrumentOf(id))).maturity;
  };
  const freeLot = async (stage: Stage) => {
    const due = await isDue(stage);
    return lotWhere(stage, (lot, id) => isFree(lot) && isReceived(stage, id) && !due(id));
  };
  const flagged = (stage: Stage, flag: bigint) => lotWhere(stage, ({ flags }) => (flags & flag) !== 0n);
  const isBank = (number: bigint) => banks.some((bank) => bank.number === number);

  const drawn = async ({ random }: Stage) => {
    const commercial = random.chance(0.3);
    return {
      number: await numberToday(market, commercial ? "Commercial" : "Bank"),
      acceptor: commercial ? drawer.number : needed(random.pick(banks)).number,
      face: 1_000n + random.units(10_000_000n),
      maturity: (await now(suite)) + DAY * (2n + random.units(12n)),
      splittable: random.chance(0.9),
      notTransferable: random.chance(0.05),
    };
  };
  const issue: RandomAct = async (stage) => received(market, await drawn(stage), traders[0], stage.random.units(900n));
  const draw: RandomAct = async (stage) => registered(market, await drawn(stage));
  const endUnpaid: RandomAct = async (stage) => {
    const [root] = lotWhere(stage, (_, id) => !isReceived(stage, id));
    const call = stage.random.chance(0.5) ? "withdrawBill" : "lapse";
    await market.issuance.connect(drawer.account)[call](instrumentOf(root), await trailOf(market, root));
  };

  const part = ({ random }: Stage, lot: NamedLot) => (random.chance(0.4) ? units(lot) : random.units(units(lot)));
  const endorse: RandomAct = async (stage) => {
    const lot = await freeLot(stage);
    const from = memberOf(lot[1].holder);
    const to = needed(stage.random.pick([...traders, ...banks].filter(({ number }) => number !== from.number)));
    await endorsed(market, lot[0], from, to, part(stage, lot), { notTransferable: stage.random.chance(0.1) });
  };
  const offer: RandomAct = async (stage) => {
    const lot = await freeLot(stage);
    const from = memberOf(lot[1].holder);
    const to = needed(stage.random.pick(traders.filter(({ number }) => number !== from.number)));
    const drafted = await draftEndorsement(market, lot[0], from, to, part(stage, lot));
    await market.bills.connect(from.account).offerEndorsement(drafted);
    offers.set(lot[0], drafted);
  };
  const answer: RandomAct = async (stage) => {
    const [id] = flagged(stage, Flag.Offered);
    const { from, to } = needed(stage.state.bills.lotRequests.get(id));
    const offered = offers.get(id);
    if (offered !== undefined && stage.random.chance(0.6)) {
      await market.bills.connect(accountOf(to)).acceptEndorsement(offered);
    } else if (stage.random.chance(0.4)) await market.bills.connect(accountOf(to)).refuse(id);
    else if (stage.random.chance(0.5)) await market.bills.connect(accountOf(from)).withdraw(id);
    else await market.bills.expire(id);
  };
  const split: RandomAct = async (stage) => {
    const lot = await freeLot(stage);
    await market.bills.connect(accountOf(lot[1].holder)).split(lot[0], stage.random.units(units(lot)));
  };
  const merge: RandomAct = async (stage) => {
    const { lots } = stage.state.bills;
    const siblings = [...lots].flatMap(([parent, { holder, history }]) => {
      const before = history.previous?.trail;
      const isFront = ([id, other]: NamedLot) => id !== parent && other.history.previous?.trail === before;
      const front = before === undefined ? undefined : [...lots].find(isFront);
      return front === undefined || before === undefined ? [] : [{ parent, holder, child: front[0], before }];
    });
    const { parent, holder, child, before } = needed(stage.random.pick(siblings));
    await market.bills.connect(accountOf(holder)).merge(parent, child, before);
  };

  const guarantee: RandomAct = async (stage) => {
    const [id, { holder }] = await freeLot(stage);
    const by = needed(stage.random.pick(members));
    const given = { ref: await refOf(id), forAcceptor: false, deadline: await soon() };
    const consent = await guaranteeConsent(market, by, given);
    await suite.guarantees.connect(accountOf(holder)).guaranteeWithConsent(given.ref, false, given.deadline, consent);
  };
  const pledge: RandomAct = async (stage) => {
    const [id, { holder }] = await freeLot(stage);
    const given = { ref: await refOf(id), deadline: await soon() };
    const consent = await pledgeConsent(market, needed(stage.random.pick(banks)), given);
    await suite.pledges.connect(accountOf(holder)).pledgeWithConsent(given.ref, given.deadline, consent);
  };
  const releasePledge: RandomAct = async (stage) => {
    const [id] = flagged(stage, Flag.Pledged);
    await suite.pledges.connect(accountOf(stage.state.bills.pledgees.get(id) ?? 0n)).releasePledge(id);
  };

  const discount: RandomAct = async (stage) => {
    const { random } = stage;
    const lot = await freeLot(stage);
    const moment = await now(suite);
    const window = {
      redemptionPrice: units(lot),
      redeemFrom: moment,
      redeemUntil: moment + DAY / 2n + random.units(DAY),
    };
    const change: Partial<TestDiscount> = {
      freeOfPayment: random.chance(0.3),
      ratePpm: random.units(60_000n),
      ...(random.chance(0.4) && window),
    };
    const buyer = needed(random.pick(banks));
    const terms = discountOf(await refOf(lot[0]), buyer, change);
    const deadline = await soon();
    const consent = await discountConsent(market, buyer, terms, { deadline });
    const selling = suite.discounting.connect(accountOf(lot[1].holder));
    await selling.buyWithConsent(terms, deadline, fresh("discount"), consent);
  };
  const awaiting = (stage: Stage): readonly [bigint, bigint, bigint] => {
    const all = [...stage.state.bills.discounts].filter(([, { stage: at }]) => at === DiscountStage.AwaitingRedemption);
    const [id, { seller, buyer }] = needed(stage.random.pick(all));
    return [id, seller, buyer];
  };
  const redeem: RandomAct = async (stage) => {
    const [id, seller] = awaiting(stage);
    await suite.discounting.connect(accountOf(seller)).redeem(await refOf(id), fresh("redemption"));
  };
  const retain: RandomAct = async (stage) => {
    const [id, , buyer] = awaiting(stage);
    await suite.discounting.connect(accountOf(buyer)).retain(id);
  };

  const applyRediscount: RandomAct = async (stage) => {
    const { random } = stage;
    const due = await isDue(stage);
    const fits = (lot: LotRecord, id: bigint) => isFree(lot) && isReceived(stage, id) && !due(id);
    const [, first] = lotWhere(stage, (lot, id) => fits(lot, id) && isBank(lot.holder));
    const held = [...stage.state.bills.lots].filter(
      ([id, lot]) => lot.holder === first.holder && isLive(lot) && fits(lot, id),
    );
    const bills = await Promise.all(
      held
        .slice(0, 1 + random.below(3))
        .map(async ([id, { history }]) => ({ ref: await refOf(id), path: pathOf(history) })),
    );
    const moment = await now(suite);
    const window = random.chance(0.6) ? [moment, moment + DAY / 2n + random.units(DAY)] : [0n, 0n];
    const label = random.chance(0.3) ? 4n : 0n;
    const terms = { centralBank: central.number, label, redeemFrom: window[0]!, redeemUntil: window[1]! };
    const applying = suite.rediscountWindow.connect(accountOf(first.holder));
    await applying.applyFor(terms, bills, await soon(), fresh("run"));
    if (random.chance(0.5)) return;
    const refs = bills.map(({ ref }) => ref);
    const answering = suite.rediscountWindow.connect(central.account);
    await answering.approve(first.holder, terms, refs, fresh("run"));
  };
  const setMandate: RandomAct = async ({ random }) => {
    const until = (await now(suite)) + random.units(20n * DAY);
    await suite.rediscountWindow.connect(central.account).setMandate(random.units(10_000_000n), until);
  };
  const outstanding = (stage: Stage, fits: (record: RediscountRecord) => boolean = () => true) => {
    const all = [...stage.state.bills.rediscounts].filter(
      ([, record]) => record.state === RediscountState.Outstanding && fits(record),
    );
    return needed(stage.random.pick(all));
  };
  const redeemRediscount: RandomAct = async (stage) => {
    const [id, { bank }] = outstanding(stage, ({ redeemUntil }) => redeemUntil !== 0n);
    await suite.rediscountWindow.connect(accountOf(bank)).redeem(id, fresh("redemption"));
  };
  const retainRediscount: RandomAct = async (stage) => {
    await suite.rediscountWindow
      .connect(central.account)
      .retain(outstanding(stage, ({ redeemUntil }) => redeemUntil !== 0n)[0]);
  };
  const recordRediscount: RandomAct = async (stage) => {
    const dishonoured = ({ flags }: LotRecord) => (flags & Flag.Dishonoured) !== 0n;
    const [id, lot] = [...stage.state.bills.rediscounts.keys()]
      .map((name) => [name, needed(stage.state.bills.lots.get(name))] as const)
      .find(([name, of]) => {
        const stands = stage.state.bills.rediscounts.get(name)?.state === RediscountState.Outstanding;
        return stands && (dishonoured(of) || !isLive(of));
      }) ?? [outstanding(stage)[0], undefined];
    const record = lot !== undefined && dishonoured(lot) ? "recordDishonour" : "recordCollection";
    await suite.rediscountWindow.connect(drawer.account)[record](id);
  };

  const present: RandomAct = async (stage) => {
    const due = await isDue(stage);
    const [id, { holder, flags }] = lotWhere(stage, (lot, at) => due(at) && isReceived(stage, at) && !isShown(lot));
    const presentation = suite.presentation;
    if ((flags & Flag.Pledged) !== 0n) {
      const pledgee = stage.state.bills.pledgees.get(id) ?? 0n;
      await presentation.connect(accountOf(pledgee)).presentPledged(await refOf(id));
    } else if (stage.random.chance(0.5)) await presentation.connect(accountOf(holder)).present([await refOf(id)]);
    else await presentation.connect(drawer.account).presentAutomatically([await refOf(id)]);
  };
  const isShown = ({ flags }: LotRecord) => (flags & (Flag.Presented | Flag.Dishonoured)) !== 0n;
  const answerPresentation: RandomAct = async (stage) => {
    const [id] = flagged(stage, Flag.Presented);
    const { obligor } = needed(stage.state.bills.instruments.get(instrumentOf(id)));
    const acting = suite.presentation.connect(accountOf(obligor));
    const how = stage.random.pick(["pay", "pay", "refuse", "dishonour", "withdraw"] as const);
    if (how === "pay") await acting.pay([await refOf(id)], fresh("run"));
    else if (how === "refuse") await acting.refusePayment(id, 7n);
    else if (how === "dishonour") await acting.dishonour(id);
    else {
      const { presenter } = needed(stage.state.bills.presentations.get(id));
      await suite.presentation.connect(accountOf(presenter)).withdrawPresentation(id);
    }
  };

  const claimOn: RandomAct = async (stage) => {
    const [id, { holder, history }] = flagged(stage, Flag.Dishonoured);
    const liable = needed(stage.random.pick([...(await suite.billRecourse.liableOn(id, pathOf(history)))]));
    const claiming = suite.billRecourse.connect(accountOf(holder));
    await claiming.claim(await refOf(id), pathOf(history), liable.member, 5n, await soon());
  };
  const satisfy: RandomAct = async (stage) => {
    const asked = [...stage.state.bills.lotRequests].filter(([, { act }]) => act === BigInt(claim.number));
    const [id, { to }] = needed(stage.random.pick(asked));
    await suite.billRecourse.connect(accountOf(to)).satisfy(await refOf(id), 5n, fresh("recourse"));
  };

  const report: RandomAct = async ({ state, random }) => {
    const { Instructed, Accepted } = InstructionState;
    const open = [...state.instructions.instructions].filter(
      ([, { state: at }]) => at === Instructed || at === Accepted,
    );
    const [id, { state: at, expiresAt }] = needed(random.pick(open));
    const reporting = suite.settlement.connect(suite.agent.account);
    if (at === Instructed && (await now(suite)) >= expiresAt) await suite.settlement.expire([id]);
    else if (random.chance(0.15)) await reporting.reportRejected([id], REASON);
    else if (at === Instructed) await reporting.reportAccepted([id]);
    else await reporting.reportFinal([id]);
  };
  const letTimePass: RandomAct = async ({ random }) => {
    const { provider } = suite.ethers;
    await provider.send("evm_increaseTime", [Number(random.units(random.chance(0.2) ? 2n * DAY : 3_600n))]);
    await provider.send("evm_mine", []);
  };

  return {
    issue: [6, issue],
    draw: [1, draw],
    endUnpaid: [1, endUnpaid],
    endorse: [5, endorse],
    offer: [4, offer],
    answer: [4, answer],
    split: [3, split],
    merge: [4, merge],
    guarantee: [2, guarantee],
    pledge: [2, pledge],
    releasePledge: [1, releasePledge],
    discount: [8, discount],
    redeem: [2, redeem],
    retain: [2, retain],
    applyRediscount: [6, applyRediscount],
    setMandate: [1, setMandate],
    redeemRediscount: [4, redeemRediscount],
    retainRediscount: [1, retainRediscount],
    recordRediscount: [2, recordRediscount],
    present: [6, present],
    answerPresentation: [5, answerPresentation],
    claimOn: [6, claimOn],
    satisfy: [8, satisfy],
    report: [12, report],
    letTimePass: [6, letTimePass],
  };
}
