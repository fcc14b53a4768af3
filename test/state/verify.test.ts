import { expect } from "chai";
import { network } from "hardhat";
import { concat, keccak256, toBeHex, type Provider } from "ethers";
import { eventFragments, SUITE_CONTRACTS, type SuiteEvent } from "@tradelane/sdk/events";
import { lotId, lotName } from "@tradelane/sdk/path";
import { emptyState, fold, verify, type Difference, type SuiteState, type VerifyReport } from "@tradelane/sdk/state";
import { deploySuite, type Suite } from "../helpers/suite.ts";
import { openTrade } from "../helpers/trade.ts";
import { OTHER_ACTS } from "./support/acts/others.ts";
import { RECEIVABLE_ACTS } from "./support/acts/receivables.ts";
import { tellStory, type Told } from "./support/acts/story.ts";
import { remembering } from "./support/memo.ts";
import { alterations } from "./support/mutate.ts";
import { play, type Played } from "./support/play.ts";

const { ethers } = await network.create();

const ACTS = Number(process.env.ACTS ?? 500);
const SEED = Number(process.env.SEED ?? 20_261_122);
/** So many events of a kind are tried, newest first: what an early one said may have been overwritten since. */
const MOST_TRIED = 25;

/** Events that tell what no slot keeps, or what another event tells as well. */
const WITHOUT_A_SLOT: ReadonlySet<string> = new Set([
  "consortium.AccountRecovered",
  "consortium.RuleEpochNoted",
  "bulkAssignment.BulkAssigned",
  "creditLines.CreditLineDeskSet",
  "evidence.EvidenceDeskSet",
  "quotas.QuotaDeskSet",
  "acceptors.AcceptorDeskSet",
  "pledges.PledgeDeskSet",
  "financing.FinancingDeskSet",
  "recourse.RecourseDemanded",
  "recourse.RecourseSettled",
  "redemption.PartPaymentPassedOver",
  "origination.ReceivableTermFlagged",
  "servicing.ReceivableTermFlagged",
]);

/** Fields that no slot keeps and nothing else in the events tells. */
const FIELDS_WITHOUT_A_SLOT: ReadonlySet<string> = new Set([
  "consortium.MemberExitStarted.excluded",
  "consortium.MemberSuspended.reason",
  "ruleBook.ParameterChanged.article",
  "attestations.AttestationWithdrawn.authority",
  "evidence.DocumentCorrected.root",
  "evidence.DocumentRegistered.registrant",
  "evidence.DocumentRegistered.root",
  "evidence.EvidenceDeskSet.desk",
  "quotas.QuotaDeskSet.desk",
  "quotas.QuotaDeskSet.listed",
  "quotas.QuotaAllotted.by",
  "acceptors.AcceptorDeskSet.desk",
  "acceptors.AcceptorDeskSet.listed",
  "acceptors.AcceptorFiguresSet.by",
  "financing.FinancingDeskSet.desk",
  "financing.FinancingDeskSet.listed",
  "financing.FinancingInstructed.registration",
  "redemption.PartPaymentBegun.debtor",
  "redemption.PartPaymentPassedOver.lot",
  "redemption.PartPaymentPassedOver.flags",
  "recourse.RecourseDemanded.liable",
  "recourse.RecourseDemanded.order",
  "recourse.RecourseDemanded.amount",
  "recourse.RecourseSettled.payer",
  "recourse.RecourseSettled.amount",
  "evidence.EvidenceDeskSet.listed",
  "servicing.ReceivableDisputed.caseId",
  "servicing.ReceivableDisputeEnded.by",
  "bulkAssignment.BulkAssigned.relayed",
  "creditLines.CreditLineDeskSet.desk",
  "creditLines.CreditLineDeskSet.listed",
  "receivables.LotDeskSet.powers",
  "receivables.LotDeskSet.duties",
  "receivables.TransferSingle.operator",
  "bills.LotDeskSet.powers",
  "bills.LotDeskSet.duties",
  "bills.TransferSingle.operator",
  "pledges.PledgeDeskSet.desk",
  "pledges.PledgeDeskSet.listed",
  "origination.ReceivableSubmitted.terms.grantor",
  "origination.ReceivableTermFlagged.usualLatest",
  "servicing.ReceivableTermFlagged.usualLatest",
  "settlement.PaymentRejected.reason",
]);

describe("verify", () => {
  let suite: Suite;
  let told: Told;
  let played: Played;
  let provider: Provider;

  /** Compares the chain with other events than its own. */
  const judge = (events: readonly SuiteEvent[]): Promise<VerifyReport> => {
    const range = { from: 0, to: played.block };
    return verify(provider, played.addresses, { toBlock: played.block, events: [{ range, events }] });
  };

  /** The places of the newest events of a kind; every kind happened. */
  const newest = (contract: string, name: string): number[] => {
    const places = played.events.flatMap((event, i) => (event.contract === contract && event.name === name ? [i] : []));
    expect(places, `${contract}.${name} happened`).not.to.be.empty;
    return places.reverse().slice(0, MOST_TRIED);
  };

  /** The first difference that any of several wrong histories makes. */
  const noticed = async (histories: Iterable<readonly SuiteEvent[]>): Promise<Difference | undefined> => {
    for (const events of histories) {
      const { ok, difference } = await judge(events);
      expect(ok).to.equal(difference === undefined);
      if (difference !== undefined) return difference;
    }
    return undefined;
  };

  const without = (place: number) => played.events.filter((_, i) => i !== place);

  before(async function () {
    this.timeout(300_000);
    suite = await deploySuite(ethers);
    const trade = await openTrade(suite);
    told = await tellStory(trade);
    played = await play(trade, { ...RECEIVABLE_ACTS, ...OTHER_ACTS }, ACTS, SEED);
    provider = remembering(ethers.provider);
  });

  it("finds nothing wrong after some hundred random acts, and says what it looked at", async () => {
    const steps: string[] = [];
    const report = await verify(ethers.provider, played.addresses, { onProgress: (step) => steps.push(step) });
    expect(report.difference).to.equal(undefined);
    expect(report.ok).to.equal(true);
    expect(report.events).to.equal(played.events.length);
    expect(report.block).to.equal(played.block);
    const looked = { ...report.checked, ...report.laws };
    expect(steps).to.include.members(Object.keys(looked));
    for (const [what, count] of Object.entries(looked)) expect(count, what).to.be.greaterThan(0);
    expect(report.paths).to.deep.equal({ onChain: report.checked.paths, byTrail: 0 });
    expect([...played.counts.values()].reduce((sum, { done }) => sum + done, 0)).to.be.greaterThan(ACTS / 2);
  });

  it("compares with the state of an earlier block when it is asked to", async () => {
    const { ok, block } = await verify(ethers.provider, played.addresses, { toBlock: played.block - 40 });
    expect(ok).to.equal(true);
    expect(block).to.equal(played.block - 40);
  });

  it("leaves paths to their trails once the chain has walked as many steps as it should", async () => {
    const { ok, paths } = await verify(ethers.provider, played.addresses, { pathSteps: 20 });
    expect(ok).to.equal(true);
    expect(paths.onChain).to.be.within(1, 20);
    const { lots, bills } = stateOf(played.events);
    expect(paths.onChain + paths.byTrail).to.equal(lots.lots.size + bills.lots.size);
  });

  for (const contract of SUITE_CONTRACTS) {
    for (const { name, inputs } of eventFragments(contract)) {
      const kind = `${contract}.${name}`;
      if (!WITHOUT_A_SLOT.has(kind)) {
        it(`notices that ${kind} is missing, and names what is not as the events say`, async () => {
          const difference = await noticed(newest(contract, name).map(without));
          expect(difference, kind).not.to.equal(undefined);
          expect(difference!.thing).not.to.equal("");
          expect(difference!.expected).not.to.equal(difference!.found);
        });
      }

      it(`notices a change of any field of ${kind}`, async () => {
        for (const { field, alter } of alterations(inputs)) {
          if (FIELDS_WITHOUT_A_SLOT.has(`${kind}.${field}`)) continue;
          const changed = newest(contract, name).map((place) =>
            played.events.with(place, alter(played.events[place]!)),
          );
          expect(await noticed(changed), field).not.to.equal(undefined);
        }
      }).timeout(120_000);
    }
  }

  it("notices every single step that is missing from a lot's life", async () => {
    for (const name of ["LotIssued", "LotAssigned", "LotSplit", "LotsMerged", "LotEnded"]) {
      for (const place of newest("receivables", name)) {
        expect(await noticed([without(place)]), `${name} at ${place}`).not.to.equal(undefined);
      }
    }
  }).timeout(120_000);

  it("stops at the first difference", async () => {
    const [place] = newest("consortium", "MemberAdmitted").slice(-1);
    const { checked, laws, ok } = await judge(without(place!));
    expect(ok).to.equal(false);
    expect(Object.keys(checked)).not.to.include("lots");
    expect(laws).to.deep.equal({});
  });

  it("names lot, field and both values when the chain holds something that no event told", async () => {
    const lot = told.passed;
    const { tier } = await suite.receivables.lotAt(lot);
    const snapshot: unknown = await ethers.provider.send("evm_snapshot", []);
    const slot = slotOfLot(lot);
    const word = BigInt(await ethers.provider.getStorage(suite.receivables, slot));
    const address = await suite.receivables.getAddress();
    await ethers.provider.send("hardhat_setStorageAt", [address, slot, toBeHex(word ^ (1n << 64n), 32)]);
    await ethers.provider.send("evm_mine", []);
    const { ok, difference } = await verify(ethers.provider, played.addresses);
    await ethers.provider.send("evm_revert", [snapshot]);
    expect(ok).to.equal(false);
    expect(difference).to.deep.equal({
      thing: `lot ${lotName(lot)}`,
      field: "tier",
      expected: String(tier),
      found: String(tier ^ 1n),
    });
  });

  it("names an event that a contract of the suite should not know", async () => {
    const elsewhere = { ...played.addresses, settlement: played.addresses.receivables };
    const outcome = await verify(ethers.provider, elsewhere).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(outcome).to.have.property("code", "EVENTS_TOPIC_UNKNOWN");
  });

  it("refuses a contract's address that no event of its own speaks for", async () => {
    const lots = lotId(told.settled.instrument, 1n);
    const elsewhere = { ...played.addresses, attestations: toBeHex(lots & 0xffffn, 20) };
    const { ok, difference } = await verify(ethers.provider, elsewhere);
    expect(ok).to.equal(false);
    expect(difference!.thing).to.equal("contract attestations");
  });
});

function stateOf(events: readonly SuiteEvent[]): SuiteState {
  return events.reduce(fold, emptyState());
}

/** Where a lot's word is: the second mapping of `erc7201:tradelane.lots`. */
function slotOfLot(lot: bigint): string {
  const lots = 0x59a6f5c78ad4a7ca8a5f79b7beb5520f18a68f617fcacd366f47bef7e2070c00n + 1n;
  return keccak256(concat([toBeHex(lot, 32), toBeHex(lots, 32)]));
}
