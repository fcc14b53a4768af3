import {
  acceptanceConsent,
  draftBill,
  draftEndorsement,
  endorsementConsent,
  FACE,
  received,
  registered,
  trailOf,
  type BillMarket,
} from "../../../test/bills/issuing.ts";
import { discountConsent, discountOf } from "../../../test/bills/selling.ts";
import type { TestMember } from "../../../test/helpers/members.ts";
import { DAY, fresh, now } from "../../../test/helpers/trade.ts";
import { send, total, type Measured } from "../measure.ts";
import type { Act, ActId, Stage } from "./act.ts";
import { at, instructionOf } from "./market.ts";

/** What part of a bill is endorsed: 12,345.67. */
const PART = 1_234_567n;

/** A bill like others of the same parties, which stand already. */
async function inPlace({ bills }: Stage): Promise<BillMarket> {
  await received(bills);
  return bills;
}

export const billRegister: Act = {
  id: "bill-register",
  name: "register a bill",
  async measure(stage) {
    const market = await inPlace(stage);
    const terms = await draftBill(market);
    const { issuance, drawer } = market;
    return total(await send("Issuance.register", issuance.connect(drawer.account).register(terms)));
  },
};

export const billAccept: Act = {
  id: "bill-accept",
  name: "accept a bill, both consents",
  async measure(stage) {
    const market = await inPlace(stage);
    const { suite, issuance, drawer, banks } = market;
    const { terms, root } = await registered(market);
    const trail = await trailOf(market, root);
    const deadline = (await now(suite)) + DAY;
    const consent = await acceptanceConsent(market, at(banks, 0), { terms, trail, margin: 0n, deadline });
    const accept = issuance.connect(drawer.account).acceptWithConsent(terms, trail, 0n, deadline, consent);
    return total(await send("Issuance.acceptWithConsent", accept));
  },
};

/** A bill at the first trader that was endorsed there and back, and the second to whom it goes now. */
async function held(stage: Stage): Promise<{ market: BillMarket; root: bigint; from: TestMember; to: TestMember }> {
  const market = await inPlace(stage);
  const [from, to] = [at(market.traders, 0), at(market.traders, 1)];
  const { root } = await received(market);
  for (const [by, next] of [
    [from, to],
    [to, from],
  ] as const)
    await endorse(market, root, by, next, FACE);
  return { market, root, from, to };
}

async function endorse(market: BillMarket, lot: bigint, from: TestMember, to: TestMember, units: bigint) {
  const endorsement = await draftEndorsement(market, lot, from, to, units);
  const consent = await endorsementConsent(market, to, endorsement);
  return send("Bills.endorse", market.bills.connect(from.account).endorse(endorsement, consent));
}

function endorsing(id: ActId, name: string, units: bigint): Act {
  return {
    id,
    name,
    async measure(stage) {
      const { market, root, from, to } = await held(stage);
      return total(await endorse(market, root, from, to, units));
    },
  };
}

export const billEndorsePart = endorsing("bill-endorse-part", "endorse a range, one step, both consents", PART);
export const billEndorseWhole = endorsing("bill-endorse-whole", "endorse a whole lot", FACE);

export const billEndorseOffer: Act = {
  id: "bill-endorse-offer",
  name: "offer an endorsement and accept it",
  async measure(stage) {
    const { market, root, from, to } = await held(stage);
    const { bills } = market;
    const endorsement = await draftEndorsement(market, root, from, to, FACE);
    return total(
      await send("Bills.offerEndorsement", bills.connect(from.account).offerEndorsement(endorsement)),
      await send("Bills.acceptEndorsement", bills.connect(to.account).acceptEndorsement(endorsement)),
    );
  },
};

export const billDiscount: Act = {
  id: "bill-discount",
  name: "discount a bill with its cash",
  async measure(stage): Promise<Measured> {
    const { market, root, from } = await held(stage);
    const { suite, banks } = market;
    const { discounting, settlement, agent } = suite;
    const bank = at(banks, 1);
    const terms = discountOf({ lot: root, trail: await trailOf(market, root) }, bank);
    const deadline = (await now(suite)) + DAY;
    const consent = await discountConsent(market, bank, terms, { deadline });
    const as = discounting.connect(from.account);
    const bought = await as.buyWithConsent(terms, deadline, fresh("discount"), consent);
    const instruction = await instructionOf(market, bought);
    const reporting = settlement.connect(agent.account);
    return total(
      await send("Discounting.buyWithConsent", Promise.resolve(bought)),
      await send("Settlement.reportAccepted", reporting.reportAccepted([instruction])),
      await send("Settlement.reportFinal", reporting.reportFinal([instruction])),
    );
  },
};
