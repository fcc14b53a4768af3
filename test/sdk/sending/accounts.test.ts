import { BrowserProvider, Wallet } from "ethers";
import { connect, MemoryOutbox, type Tradelane } from "@tradelane/sdk";
import { expect } from "chai";
import { keyOf, startChain, type TestChain } from "../helpers/connections.ts";
import { FaultyNode } from "../helpers/faulty-node.ts";
import { refusalOf } from "../helpers/refusals.ts";

describe("an account", () => {
  let world: TestChain;
  before(async () => (world = await startChain()));

  it("may be a wallet of ethers", async () => {
    const wallet = new Wallet(keyOf(30));
    const tl = await connect({ provider: world.chain.provider, account: wallet, deployment: world.record });
    expect(tl.account).to.equal(wallet.address);
    expect((await tl.members.apply({ entity: "by wallet", kind: "Enterprise" })).account).to.equal(wallet.address);
  });

  it("may be on a provider of ethers", async () => {
    const provider = world.chain.ethers.provider;
    const tl = await connect({ provider, account: keyOf(31), deployment: world.record });
    expect((await tl.rules.sync({})).transaction.block).to.be.a("number");
  });

  describe("of a browser's wallet, which signs and sends by itself", () => {
    let tl: Tradelane;
    let outbox: MemoryOutbox;
    let node: FaultyNode;

    before(async () => {
      node = await new FaultyNode(world.chain).start();
      outbox = new MemoryOutbox();
      const signer = await new BrowserProvider(world.chain.provider).getSigner(32);
      tl = await connect({ provider: world.chain.provider, account: signer, deployment: world.record, outbox });
    });
    after(() => node.kill());

    it("sends acts, each business id once", async () => {
      const first = await tl.members.apply({ entity: "by browser", kind: "Enterprise" }, { businessId: "apply" });
      expect(first.account).to.equal(tl.account);
      expect(
        await tl.members.apply({ entity: "by browser", kind: "Enterprise" }, { businessId: "apply" }),
      ).to.deep.equal(first);
    });

    it("is told by name what the contract refuses", async () => {
      await refusalOf(tl.members.apply({ entity: "by browser", kind: "Enterprise" }), "ConsortiumEntityKnown");
    });

    it("is not asked again when it is not known whether it sent", async () => {
      const known = (await outbox.find("apply"))!;
      const { act, fingerprint, attempt, signedAt, to, data } = known;
      const asked = { businessId: "uncertain", act, fingerprint, attempt, signedAt, to, data };
      await outbox.put({ ...asked, status: "asked" });
      const again = tl.members.apply({ entity: "by browser", kind: "Enterprise" }, { businessId: "uncertain" });
      const error = await refusalOf(again, "TransactionUncertain");
      expect(error.values).to.deep.equal({ businessId: "uncertain", act: "members.apply" });
    });
  });
});
