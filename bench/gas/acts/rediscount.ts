import { id } from "ethers";
import { received, trailOf } from "../../../test/bills/issuing.ts";
import { discountConsent, discountOf } from "../../../test/bills/selling.ts";
import type { Ref } from "../../../test/bills/securing.ts";
import { mandate, REGION } from "../../../test/helpers/members.ts";
import { DAY, fresh, now } from "../../../test/helpers/trade.ts";
import { pathsOf, type Path } from "../../../test/lots/path.ts";
import { send, total } from "../measure.ts";
import type { Act, Stage } from "./act.ts";
import { at, instructionOf } from "./market.ts";

const BILLS = 100;
/** Nobody in the bench holds more. */
const AMPLE = 10n ** 15n;

/** A bank with an ample quota, and bills that it discounted free of payment. */
async function discounted({ bills: market }: Stage): Promise<{ ref: Ref; path: Path }[]> {
  const { suite, central, banks, traders, bills } = market;
  const [bank, holder] = [at(banks, 1), at(traders, 0)];
  await mandate(suite, central);
  const quotas = suite.quotas.connect(central.account);
  await quotas.allotHead(0n, AMPLE);
  await quotas.allotBranch(REGION, 0n, AMPLE);
  await quotas.allotInstitution(bank.number, 0n, AMPLE);
  const from = (await now(suite)) + 1n;
  const attestations = suite.attestations.connect(central.account);
  await attestations.attest(id("settlement-account"), bank.number, 1n, from, from + 366n * DAY);
  const refs: Ref[] = [];
  for (let count = 0; count < BILLS; count++) {
    const { root } = await received(market);
    const given = { lot: root, trail: await trailOf(market, root) };
    const terms = discountOf(given, bank, { freeOfPayment: true });
    const deadline = (await now(suite)) + DAY;
    const consent = await discountConsent(market, bank, terms, { deadline });
    await suite.discounting.connect(holder.account).buyWithConsent(terms, deadline, fresh("free"), consent);
    refs.push({ lot: root, trail: await trailOf(market, root) });
  }
  const paths = await pathsOf(
    { lots: bills },
    refs.map(({ lot }) => lot),
  );
  return refs.map((ref, k) => ({ ref, path: paths[k] ?? [] }));
}

export const rediscount: Act = {
  id: "rediscount",
  name: "apply for rediscount of 100 bills, approve and settle them",
  async measure(stage) {
    const { suite, banks, central } = stage.bills;
    const { rediscountWindow, settlement, agent } = suite;
    const bank = at(banks, 1);
    const named = await discounted(stage);
    const refs = named.map(({ ref }) => ref);
    const terms = { centralBank: central.number, label: 0n, redeemFrom: 0n, redeemUntil: 0n };
    const deadline = (await now(suite)) + DAY;
    const applied = rediscountWindow.connect(bank.account).applyFor(terms, named, deadline, fresh("run"));
    const application = await send("RediscountWindow.applyFor", applied);
    const approved = await rediscountWindow.connect(central.account).approve(bank.number, terms, refs, fresh("run"));
    const instruction = await instructionOf(stage.bills, approved);
    const reporting = settlement.connect(agent.account);
    await reporting.reportAccepted([instruction]);
    return total(
      application,
      await send("RediscountWindow.approve", Promise.resolve(approved)),
      await send("Settlement.reportFinal", reporting.reportFinal([instruction])),
    );
  },
};
