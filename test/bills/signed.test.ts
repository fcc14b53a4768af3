import { expect } from "chai";
import { TypedDataEncoder, ZeroAddress, type TypedDataField } from "ethers";
import { decide } from "../helpers/council.ts";
import { refuses } from "../helpers/refusal.ts";
import { change, LEAD, numberKey, YUAN } from "../helpers/rules.ts";
import { DAY, domainOf, now } from "../helpers/trade.ts";
import {
  ACCEPTANCE,
  draftBill,
  draftEndorsement,
  ENDORSEMENT,
  FACE,
  RECEIPT,
  received,
  registered,
  trailOf,
} from "./issuing.ts";
import { GUARANTEE, PLEDGE } from "./securing.ts";
import { billMarket, load, time } from "./world.ts";

describe("What is signed for bills", () => {
  it("is told by the contracts as wallets hash it", async () => {
    const market = await load(billMarket);
    const { suite, issuance, bills, traders } = market;
    const { guarantees, pledges } = suite;
    const { terms, root } = await received(market);
    const trail = await trailOf(market, root);
    const issuedAt = await now(suite);
    const deadline = issuedAt + DAY;
    const hash = async (
      name: string,
      contract: Parameters<typeof domainOf>[2],
      types: Record<string, TypedDataField[]>,
      message: object,
    ) => TypedDataEncoder.hash(await domainOf(suite, name, contract), types, message);

    const accepting = { ...terms, trail, margin: 5n, issuedAt, deadline };
    expect(await issuance.acceptanceDigest(terms, trail, 5n, issuedAt, deadline)).to.equal(
      await hash("Tradelane Issuance", issuance, ACCEPTANCE, accepting),
    );
    expect(await issuance.receiptDigest(terms, trail, issuedAt, deadline)).to.equal(
      await hash("Tradelane Issuance", issuance, RECEIPT, { ...terms, trail, issuedAt, deadline }),
    );
    const endorsement = await draftEndorsement(market, root, traders[0]!, traders[1]!, FACE, { notTransferable: true });
    expect(await bills.endorsementDigest(endorsement, issuedAt)).to.equal(
      await hash("Tradelane Bills", bills, ENDORSEMENT, { ...endorsement, trail, issuedAt }),
    );
    const ref = { lot: root, trail };
    expect(await guarantees.guaranteeDigest(ref, true, issuedAt, deadline)).to.equal(
      await hash("Tradelane Guarantees", guarantees, GUARANTEE, { ...ref, forAcceptor: true, issuedAt, deadline }),
    );
    expect(await pledges.pledgeDigest(ref, issuedAt, deadline)).to.equal(
      await hash("Tradelane Pledges", pledges, PLEDGE, { ...ref, issuedAt, deadline }),
    );
  });
});

describe("Bills", () => {
  it("move by endorsement, never as tokens", async () => {
    const { bills } = await load(billMarket);
    const { selector } = bills.interface.getFunction("endorse");
    await refuses(bills.setApprovalForAll(ZeroAddress, true), bills, "LotsMoveByActs", selector);
  });

  it("are not made out below the smallest lot of the rules", async () => {
    const market = await load(billMarket);
    const { suite, issuance, drawer } = market;
    const from = (await now(suite)) + LEAD + 3_600n;
    const smallest = change("bills.smallestLotUnits", 100n, numberKey(YUAN));
    await decide(suite, suite.rules.announce.populateTransaction(from, [smallest]));
    await time.increaseTo(from);
    const terms = await draftBill(market, { face: 99n });
    const refused = issuance.connect(drawer.account).register(terms);
    await refuses(refused, issuance, "IssuanceFaceBelowSmallest", 99n, 100n);
    await registered(market, { face: 100n });
  });
});
