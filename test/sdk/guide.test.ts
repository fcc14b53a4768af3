import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { CENTRAL_BANK, HOUSE_BANK, startBillStory } from "./helpers/bills.ts";
import { keyOf } from "./helpers/connections.ts";
import { FaultyNode } from "./helpers/faulty-node.ts";
import { guideProgram, type GuideProgram } from "./helpers/guide.ts";
import { startStory, type Story } from "./helpers/parties.ts";

const AGENT = 10;

describe("the guide", function () {
  this.timeout(120_000);
  let story: Story;
  let node: FaultyNode;
  let program: GuideProgram;

  beforeEach(async () => {
    story = await startStory();
    node = await new FaultyNode(story.chain).start();
  });
  afterEach(async () => {
    program.remove();
    // Else what a sample left open would keep the tests from ending.
    await node.kill();
  });

  it("to the SDK has samples that compile, run and print what it says", async () => {
    program = guideProgram(
      "sdk.md",
      `
      rpc: string; deployment: DeploymentRecord; folder: string;
      supplierKey: string; buyerKey: string; receiverKey: string;
      invoiceTag: string; invoiceRoot: string; groundTag: string; groundRoot: string;`.replaceAll("; ", ";\n"),
    );
    expect(program.complaints()).to.deep.equal([]);
    const { gear, debtor, forging } = story.accounts;
    const [first, again, moved, refusal, ...rest] = await program.run({
      ...{ rpc: node.url, deployment: story.record, folder: join(program.folder, "outbox") },
      ...{ supplierKey: keyOf(gear), buyerKey: keyOf(debtor), receiverKey: keyOf(forging) },
      ...{ invoiceTag: id("invoice"), invoiceRoot: id("fields"), groundTag: id("ground"), groundRoot: id("more") },
    });
    expect(first?.[1]).to.equal(100_000n);
    expect(again).to.deep.equal([true]);
    expect(moved).to.deep.equal([40_000n, true]);
    expect(refusal?.[0]).to.contain("supplier-1 (member 3)").and.contain("core-1 (member 2)");
    expect(rest).to.deep.equal([["LotsNotHolder"], ["supplier-2"], [["Issued", "Assigned"]], [true]]);
  });

  it("to financing has samples that compile, run and print what it says", async () => {
    program = guideProgram(
      "financing.md",
      `
      rpc: string;
      deployment: DeploymentRecord;
      folder: string;
      keys: Record<"bank" | "buyer" | "supplier" | "agent" | "receiver2" | "receiver3", string>;
      invoice: { tag: string, root: string, fingerprint: number };
      time: { increase(seconds: number): Promise<unknown> };
      newReceivable: () => Promise<{ lot: string }>;
      newInvoice: (seller: "supplier-2" | "supplier-3") => Promise<string>;`,
    );
    expect(program.complaints()).to.deep.equal([]);
    const { bank, debtor, gear, forging, steel } = story.accounts;
    const told = await program.run({
      ...{ rpc: node.url, deployment: story.record, folder: join(program.folder, "outbox") },
      keys: {
        ...{ bank: keyOf(bank), buyer: keyOf(debtor), supplier: keyOf(gear), agent: keyOf(AGENT) },
        ...{ receiver2: keyOf(forging), receiver3: keyOf(steel) },
      },
      invoice: { tag: id("invoice"), root: id("fields"), fingerprint: 1 },
      time: story.chain.networkHelpers.time,
      newReceivable: () => story.receivable("1000.00"),
      newInvoice: (seller: string) => story.invoice(seller === "supplier-2" ? "forging" : "steel", "gear", "1000.00"),
    });
    const [limit, isNamed, left, cash, holder, running, unpaid, collected, liable, closed, ...lists] = told;
    expect([limit, isNamed, left]).to.deep.equal([[80_000n, 80_000n], [true], [0n]]);
    expect([cash, holder, running]).to.deep.equal([[870n, 79_130n, true], ["bank-1"], ["Outstanding"]]);
    expect([unpaid, collected, liable, closed]).to.deep.equal([[30_000n], ["Outstanding"], [[10_000n]], ["Closed"]]);
    const [item, sums, refused, relayed] = lists;
    expect([item, sums]).to.deep.equal([
      ["Assigned", 25_000n, true],
      [3, 1],
    ]);
    expect([refused, relayed]).to.deep.equal([
      ["ListTooLarge", 2, 150_000n],
      [true, 2],
    ]);
  });

  it("to bills has samples that compile, run and print what it says", async () => {
    program = guideProgram(
      "bills.md",
      `
      rpc: string;
      deployment: DeploymentRecord;
      keys: Record<"drawer" | "payee" | "endorsee" | "acceptor" | "bank" | "central" | "agent", string>;
      time: { increase(seconds: number): Promise<unknown> };
      newInvoice: (seller: string, buyer: string, amount: string) => Promise<string>;`,
    );
    expect(program.complaints()).to.deep.equal([]);
    const market = await startBillStory();
    const far = await new FaultyNode(market.chain).start();
    const { centralBank } = market;
    await centralBank.quotas.allotHead({ limit: "50000.00" });
    await centralBank.quotas.allotBranch({ region: 3100, limit: "50000.00" });
    await centralBank.quotas.allotInstitution({ bank: "house bank", limit: "50000.00" });
    const account = { attribute: "settlement-account", subject: "house bank", from: "-1h", until: "+300d" };
    await centralBank.attestations.attest(account);
    const { debtor, gear, forging, bank } = market.accounts;
    const parties = { "core-1": "debtor", "supplier-1": "gear", "supplier-2": "forging" } as const;
    try {
      const told = await program.run({
        ...{ rpc: far.url, deployment: market.record, time: market.chain.networkHelpers.time },
        keys: {
          ...{ drawer: keyOf(debtor), payee: keyOf(gear), endorsee: keyOf(forging), acceptor: keyOf(bank) },
          ...{ bank: keyOf(HOUSE_BANK), central: keyOf(CENTRAL_BANK), agent: keyOf(AGENT) },
        },
        newInvoice: (seller: keyof typeof parties, buyer: keyof typeof parties, amount: string) =>
          market.invoice(parties[seller], parties[buyer], amount),
      });
      expect(told).to.deep.equal([
        ...[[30, "Received", 3_000_000n], [true, 4_000_000n], [true]],
        ...[[3_964_000n, 36_000n], ["bank-2"], ["Passed"], [true, 22_500n], [4_000_000n, 1_000_000n]],
        ...[[0n], [["Acceptor", "Drawer"]], [6_000_000n, 2_500n], ["LotsEncumbered"]],
      ]);
    } finally {
      await far.kill();
    }
  });
});
