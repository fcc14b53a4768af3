import { ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { admitMember } from "../helpers/members.ts";
import { MemberKind } from "../helpers/terms.ts";
import { ALL_DUTIES, ALL_POWERS, Flag } from "../helpers/suite.ts";
import type { Trade } from "../helpers/trade.ts";
import { row } from "../lots/rows.ts";
import { discountConsent, discountOf } from "../bills/selling.ts";
import { guaranteeConsent, pledgeConsent, refOf } from "../bills/securing.ts";
import {
  acceptanceConsent,
  accepted,
  draftBill,
  draftEndorsement,
  endorsementConsent,
  FACE,
  numberToday,
  receiptConsent,
  received,
  registered,
  trailOf,
  type BillMarket,
  type BillTerms,
  type Registered,
} from "../bills/issuing.ts";

/** Bills of the debtor, which accepts them itself, in each state that calls are about. */
export async function billsInEachState({ suite, debtor, suppliers, banks }: Trade, far: bigint) {
  const [holder, receiver] = suppliers;
  const { bills, issuance } = suite;
  const market: BillMarket = { suite, bills, issuance, drawer: debtor, traders: suppliers, banks, central: debtor };
  const change = async (): Promise<Partial<BillTerms>> => ({
    number: await numberToday(market, "Commercial"),
    acceptor: debtor.number,
  });
  const at = async (bill: Registered) => ({ ...bill, trail: await trailOf(market, bill.root) });

  const draft = await draftBill(market, await change());
  const drawn = await at(await registered(market, await change()));
  const presented = await at(await registered(market, await change()));
  await issuance.connect(debtor.account).presentForAcceptance(presented.terms, presented.trail, far);
  const owed = await at(await accepted(market, await change(), 0n, debtor));
  const handed = await at(await accepted(market, await change(), 0n, debtor));
  await issuance.connect(debtor.account).presentForReceipt(handed.terms, handed.trail, far);
  const held = await at(await received(market, await change()));
  const endorsement = await draftEndorsement(market, held.root, holder!, receiver!, FACE, { deadline: far });
  const offered = await at(await received(market, await change()));
  const offer = await draftEndorsement(market, offered.root, holder!, receiver!, FACE, { deadline: far });
  await bills.connect(holder!.account).offerEndorsement(offer);
  const securing = await at(await received(market, await change()));
  await suite.guarantees.connect(holder!.account).askGuarantee(refOf(securing), banks[0]!.number, false, far);
  const pledging = await at(await received(market, await change()));
  await suite.pledges.connect(holder!.account).offerPledge(refOf(pledging), banks[0]!.number, far);
  // What a claim leaves: the request of a desk, here of an account that is one for the moment.
  const claimed = await at(await received(market, await change()));
  const desk = suite.signers.at(-9)!;
  await decide(suite, bills.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
  const claim = row({ act: 44n, sets: Flag.OFFERED });
  await bills.connect(desk).ask(claim, refOf(claimed), holder!.number, banks[0]!.number, far, ZeroHash);
  await decide(suite, bills.setDesk.populateTransaction(desk, 0n, 0n));
  const discount = discountOf(refOf(held), banks[0]!);
  const offering = await at(await received(market, await change()));
  const discounting = discountOf(refOf(offering), banks[0]!);
  await suite.discounting.connect(holder!.account).offerDiscount(discounting, far);
  const selling = await at(await received(market, await change()));
  const window = { redemptionPrice: FACE, redeemFrom: 0n, redeemUntil: far, freeOfPayment: true };
  const sale = discountOf(refOf(selling), banks[0]!, window);
  const sellers = await discountConsent(market, holder!, sale, { deadline: far });
  await suite.discounting.connect(banks[0]!.account).buyWithConsent(sale, far, ZeroHash, sellers);
  const central = await admitMember(suite, MemberKind.CentralBank);
  const word = { ref: refOf(held), forAcceptor: false, deadline: far };
  return {
    securing: { ref: refOf(securing) },
    pledging: { ref: refOf(pledging) },
    claimed: { ref: refOf(claimed) },
    discount: { terms: discount, consent: await discountConsent(market, banks[0]!, discount, { deadline: far }) },
    discounting: { terms: discounting },
    rediscount: { centralBank: central.number, label: 0n, redeemFrom: 0n, redeemUntil: 0n },
    sold: { ref: refOf(await at(selling)) },
    guarantee: await guaranteeConsent(market, banks[0]!, word),
    pledge: await pledgeConsent(market, banks[0]!, word),
    draft,
    drawn: {
      ...drawn,
      consent: await acceptanceConsent(market, debtor, { ...drawn, margin: 0n, deadline: far }),
    },
    presented,
    accepted: { ...owed, consent: await receiptConsent(market, holder!, { ...owed, deadline: far }) },
    handed,
    held: { ...held, endorsement, consent: await endorsementConsent(market, receiver!, endorsement) },
    offered: { ...offered, endorsement: offer },
  };
}
