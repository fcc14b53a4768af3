import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { change as rule, numberKey, YUAN } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, FACE, fresh, grantLine, LinePurpose, now } from "../helpers/trade.ts";
import { split } from "../lots/ledger.ts";
import { refuses } from "../helpers/refusal.ts";
import type { TestApplication, TestOffer } from "./agreements.ts";
import { financeable, KIND, KINDS, PRINCIPAL, type FinancingWorld } from "./financing.ts";
import { load, time } from "./world.ts";

/** The ways to agree on terms, up to the step that judges them. */
const WAYS: [
  string,
  (world: FinancingWorld, application: TestApplication, offer: TestOffer) => Promise<() => Promise<unknown>>,
][] = [
  [
    "offerTerms",
    async (world, application, offer) => {
      const { financing, seller, bank } = world;
      const deadline = await world.soon();
      await financing.connect(seller.account).applyFor(application, deadline);
      return () => financing.connect(bank.account).offerTerms(application, offer, deadline);
    },
  ],
  [
    "agree",
    async (world, application, offer) => {
      const { financing, seller, bank } = world;
      const deadline = await world.soon();
      const consent = await world.consentTo(bank.account, application, offer, deadline);
      return () => financing.connect(seller.account).agree(application, offer, deadline, consent);
    },
  ],
];

for (const [way, prepare] of WAYS) {
  describe(`Financing: terms judged by ${way}`, () => {
    for (const [name, kind, highest] of [
      ["Sale", KIND.Sale, 80_000_000n],
      ["SaleWithRecourse", KIND.SaleWithRecourse, 100_000_000n],
      ["Pledge", KIND.Pledge, 80_000_000n],
    ] as const) {
      it(`advance at most the rule's share of the value: ${name}`, async () => {
        const world = await load(financeable);
        const application = await world.draftApplication({ kind });
        const id = await world.idOf(application);
        const over = await prepare(world, application, await world.terms({ principal: highest + 1n }));
        await world.refused(id, over, world.financing, "FinancingAdvanceTooHigh", id, highest + 1n, highest);
        const next = await world.draftApplication({ kind });
        await (
          await prepare(world, next, await world.terms({ principal: highest }))
        )();
      });
    }

    it("round the highest advance down to the unit", async () => {
      const world = await load(financeable);
      const application = await world.draftApplication({ units: 1_003n });
      const id = await world.idOf(application);
      const over = await prepare(world, application, await world.terms({ principal: 803n }));
      await world.refused(id, over, world.financing, "FinancingAdvanceTooHigh", id, 803n, 802n);
      const next = await world.draftApplication({ units: 1_003n });
      await (
        await prepare(world, next, await world.terms({ principal: 802n }))
      )();
    });

    it("follow the rule in force at the time", async () => {
      const world = await load(financeable);
      const { suite } = world;
      const from = (await now(suite)) + 2n * DAY;
      const changes = [
        rule("financing.highestAdvanceBps", 5_000n, numberKey(KIND.Sale)),
        rule("financing.highestRatePpm", 50_000n),
      ];
      await decide(suite, suite.rules.announce.populateTransaction(from, changes));
      await time.increaseTo(from);
      const application = await world.draftApplication();
      const id = await world.idOf(application);
      const half = FACE / 2n;
      const over = await prepare(world, application, await world.terms({ principal: half + 1n }));
      await world.refused(id, over, world.financing, "FinancingAdvanceTooHigh", id, half + 1n, half);
      const dear = await world.draftApplication();
      const dearId = await world.idOf(dear);
      const rated = await prepare(world, dear, await world.terms({ principal: half, ratePpm: 50_001n }));
      await world.refused(dearId, rated, world.financing, "FinancingRateTooHigh", dearId, 50_001n, 50_000n);
    });

    it("ask for no rate above the highest", async () => {
      const world = await load(financeable);
      const application = await world.draftApplication();
      const id = await world.idOf(application);
      const over = await prepare(world, application, await world.terms({ ratePpm: 240_001n }));
      await world.refused(id, over, world.financing, "FinancingRateTooHigh", id, 240_001n, 240_000n);
      const next = await world.draftApplication();
      await (
        await prepare(world, next, await world.terms({ ratePpm: 240_000n }))
      )();
    });

    it("have a principal, and a last moment that lies ahead and not after maturity", async () => {
      const world = await load(financeable);
      const { maturity, financing } = world;
      const nothing = await world.draftApplication();
      const id = await world.idOf(nothing);
      const soon = await world.terms({ principal: 0n });
      const act = await prepare(world, nothing, soon);
      await world.refused(id, act, financing, "FinancingTermsInvalid", id, 0n, soon.disburseBy);
      const late = await world.draftApplication();
      const lateId = await world.idOf(late);
      const after = await prepare(world, late, await world.terms({ disburseBy: maturity + 1n }));
      const values = [lateId, PRINCIPAL, maturity + 1n];
      await world.refused(lateId, after, financing, "FinancingTermsInvalid", ...values);
      const last = await world.draftApplication();
      await (
        await prepare(world, last, await world.terms({ disburseBy: maturity }))
      )();
    });

    it("are made before the last moment for the cash", async () => {
      const world = await load(financeable);
      const application = await world.draftApplication();
      const id = await world.idOf(application);
      const disburseBy = (await now(world.suite)) + 100n;
      const act = await prepare(world, application, await world.terms({ disburseBy }));
      await time.setNextBlockTimestamp(disburseBy);
      const values = [id, PRINCIPAL, disburseBy];
      await refuses(act(), world.financing, "FinancingTermsInvalid", ...values);
    });

    it("are not made on a receivable that may not be assigned", async () => {
      const world = await load(financeable);
      const { instrument, root } = await world.another({ assignable: false });
      const application = await world.draftApplication({}, root);
      const id = await world.idOf(application);
      const act = await prepare(world, application, await world.terms());
      await world.refused(id, act, world.lots, "LotsNotAssignable", instrument);
    });
  });
}

describe("Financing: the lot judged at agreement", () => {
  /** Expects that agreeing to finance is refused. */
  async function refusedOn(
    world: FinancingWorld,
    application: TestApplication,
    refusal: [Parameters<typeof refuses>[1], string, ...unknown[]],
    offer: Partial<TestOffer> = {},
  ): Promise<void> {
    const act = await WAYS[1]![1](world, application, await world.terms(offer));
    await world.refused(await world.idOf(application), act, ...refusal);
  }

  it("is the applicant's", async () => {
    const world = await load(financeable);
    const { lots, root, holders, seller, bank, financing } = world;
    const other = holders[1]!;
    const application = await world.draftApplication({ applicant: other.number });
    const offer = await world.terms();
    const deadline = await world.soon();
    const consent = await world.consentTo(bank.account, application, offer, deadline);
    const act = () => financing.connect(other.account).agree(application, offer, deadline, consent);
    const id = await world.idOf(application);
    await world.refused(id, act, lots, "LotsNotHolder", root, other.number, seller.number);
  });

  it("is there, and worth what is financed", async () => {
    const world = await load(financeable);
    const { lots, root } = world;
    const unknown = root + 1n;
    await refusedOn(world, await world.draftApplication({}, unknown), [lots, "LotsUnknown", unknown]);
    const nothing = await world.draftApplication({ units: 0n });
    const id = await world.idOf(nothing);
    await refusedOn(world, nothing, [world.financing, "FinancingAdvanceTooHigh", id, PRINCIPAL, 0n]);
    await refusedOn(world, await world.draftApplication({ units: FACE + 1n }), [
      lots,
      "LotsUnitsInvalid",
      root,
      FACE + 1n,
      FACE,
    ]);
    await refusedOn(world, await world.draftApplication({ units: 99n }), [lots, "LotsBelowSmallest", root, 99n, 100n], {
      principal: 1n,
    });
    const rest = await world.draftApplication({ units: FACE - 99n });
    await refusedOn(world, rest, [lots, "LotsBelowSmallest", root, 99n, 100n], { principal: 1n });
  });

  for (const name of [
    "OFFERED",
    "PLEDGED",
    "IN_FINANCING",
    "FROZEN_BY_COURT",
    "FROZEN_IN_EMERGENCY",
    "IN_REDEMPTION",
    "IN_RECOURSE",
  ] as const) {
    it(`is free: ${name}`, async () => {
      const world = await load(financeable);
      const { lots, desk, root } = world;
      const flag = Flag[name];
      // A row that lays just this, from all states, at any time.
      const row = (0xffffn << 64n) | (flag << 128n);
      await lots.connect(desk).encumber(row, (await world.draftApplication()).ref);
      await refusedOn(world, await world.draftApplication(), [lots, "LotsEncumbered", root, flag]);
    });
  }

  it("is financed once at a time, and not again while it is pledged", async () => {
    for (const further of [false, true]) {
      const world = await load(financeable);
      const { lots, root } = world;
      const { id } = await world.agreed({ kind: KIND.Pledge });
      if (further) await world.paid(await world.disburse(id));
      const flag = further ? Flag.PLEDGED : Flag.IN_FINANCING;
      await refusedOn(world, await world.draftApplication(), [lots, "LotsEncumbered", root, flag]);
    }
  });

  it("is not due: until then there are terms, from then on none", async () => {
    const world = await load(financeable);
    const { financing, maturity } = world;
    await time.increaseTo(maturity - 10n);
    const application = await world.draftApplication();
    const id = await world.idOf(application);
    const offer = await world.terms({ disburseBy: maturity });
    await (
      await WAYS[1]![1](world, await world.draftApplication({ units: 1_000n }), { ...offer, principal: 1n })
    )();
    const act = await WAYS[1]![1](world, application, offer);
    await time.increaseTo(maturity);
    await world.refused(id, act, financing, "FinancingTermsInvalid", id, PRINCIPAL, maturity);
  });

  it("is not disputed", async () => {
    const world = await load(financeable);
    const { suite, lots, obligor, instrument } = world;
    await suite.servicing.connect(obligor.account).dispute(instrument, fresh("case"));
    await refusedOn(world, await world.draftApplication(), [lots, "LotsStateForbids", instrument, 22n, 8n]);
  });

  for (const [name, kind] of KINDS) {
    it(`uses the bank's own line for its debtor, to the last unit: ${name}`, async () => {
      const world = await load(financeable);
      const { suite, bank, obligor } = world;
      const purpose = LinePurpose.Financing;
      const values = [bank.number, obligor.number, YUAN, purpose];
      await grantLine(suite, bank, obligor, { purpose, limit: PRINCIPAL - 1n });
      const application = await world.draftApplication({ kind });
      await refusedOn(world, application, [
        suite.creditLines,
        "CreditLineExceeded",
        ...values,
        PRINCIPAL - 1n,
        PRINCIPAL,
      ]);
      await suite.creditLines.connect(bank.account).suspend(obligor.number, YUAN, purpose);
      await refusedOn(world, application, [suite.creditLines, "CreditLineIsSuspended", ...values]);
      await suite.creditLines.connect(bank.account).resume(obligor.number, YUAN, purpose);
      await grantLine(suite, bank, obligor, { purpose, limit: PRINCIPAL });
      await world.agreed({ kind });
    });
  }

  it("needs a line of that bank in that currency, for that purpose", async () => {
    const world = await load(financeable);
    const { suite, otherBank, obligor, financing, seller } = world;
    // It has a line for confirmation, and one for financing in euros.
    await grantLine(suite, otherBank, obligor, { purpose: LinePurpose.Financing, currency: 978n });
    const application = await world.draftApplication({ bank: otherBank.number });
    const offer = await world.terms();
    const deadline = await world.soon();
    const consent = await world.consentTo(otherBank.account, application, offer, deadline);
    const act = () => financing.connect(seller.account).agree(application, offer, deadline, consent);
    const values = [otherBank.number, obligor.number, YUAN, LinePurpose.Financing];
    await world.refused(await world.idOf(application), act, suite.creditLines, "CreditLineMissing", ...values);
  });

  it("may be either part of a split", async () => {
    const world = await load(financeable);
    const { root, seller } = world;
    const { child } = await split(world, seller, root, 10_000n);
    await world.agreed({ lot: child, principal: 8_000n });
    await world.agreed({ lot: root, principal: 8_000n });
    expect(await world.line()).to.equal(16_000n);
  });
});
