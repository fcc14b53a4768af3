import { expect } from "chai";
import { ZeroHash } from "ethers";
import type { contracts } from "@tradelane/sdk";
import { refuses } from "../helpers/refusal.ts";
import { Rights } from "../helpers/terms.ts";
import { packConsent } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { assignable } from "./signing.ts";
import { ethers, load, time } from "./world.ts";

/** The receiver has an account that is a contract, whose owner is no account of the receiver. */
async function withWallet() {
  const world = await assignable();
  const { suite, receiver } = world;
  const owner = suite.signers.at(-1)!;
  const wallet = (await ethers.deployContract("MockWallet", [owner])) as unknown as contracts.MockWallet;
  await suite.consortium.connect(receiver.account).setAccount(wallet, Rights.SIGN | Rights.ACT);
  await time.increase(1n);
  const address = await wallet.getAddress();
  /** The wallet's consent by one of the chain's accounts. */
  const walletConsent = async (by = owner) => {
    const { issuedAt, signature } = await world.sign(by);
    return packConsent(address, issuedAt, signature);
  };
  return { ...world, owner, wallet, address, walletConsent };
}

/** The receiver has an account whose code lies about signatures. */
async function withHostileSigner() {
  const world = await assignable();
  const { suite, receiver } = world;
  const hostile = (await ethers.deployContract("MockHostileSigner")) as unknown as contracts.MockHostileSigner;
  await suite.consortium.connect(receiver.account).setAccount(hostile, Rights.ALL);
  await time.increase(1n);
  const address = await hostile.getAddress();
  const { issuedAt, signature } = await world.sign();
  return { ...world, hostile, address, given: packConsent(address, issuedAt, signature) };
}

describe("Consents: of accounts that are contracts", () => {
  it("bind the member when the contract says so", async () => {
    const { root, receiver, lots, walletConsent, present } = await load(withWallet);
    await present(await walletConsent());
    expect((await lots.lotAt(((root >> 40n) << 40n) | 30_000_000n)).holder).to.equal(receiver.number);
  });

  it("do not bind it when the contract says no, or no longer says yes", async () => {
    const { wallet, owner, suite, address, lots, receiver, refused, walletConsent } = await load(withWallet);
    await refused(await walletConsent(receiver.account), lots, "ConsentBadSignature", address);
    const given = await walletConsent();
    await wallet.connect(owner).handOver(suite.deployer);
    await refused(given, lots, "ConsentBadSignature", address);
  });

  it("are subject to rights and revocation as all others", async () => {
    const { suite, receiver, address, refused, walletConsent } = await load(withWallet);
    const { consortium } = suite;
    const given = await walletConsent();
    await consortium.connect(receiver.account).setAccount(address, Rights.ACT);
    await refused(given, consortium, "ConsortiumRightMissing", address, Rights.SIGN);
  });

  it("can also be the ones who send the act", async () => {
    const { suite, lots, root, receiver, holders, wallet, owner, draft, offer, holder } = await load(withWallet);
    const transfer = await draft(root, holder, receiver, 30_000_000n);
    await offer(holder.account, transfer);
    const accept = lots.interface.encodeFunctionData("acceptOffer", [transfer]);
    await wallet.connect(owner).execute(lots, accept);
    const part = ((root >> 40n) << 40n) | 30_000_000n;
    expect((await lots.lotAt(part)).holder).to.equal(receiver.number);
    const onward = await draft(part, receiver, holders[2]!, 1_000n);
    const offerOn = lots.interface.encodeFunctionData("offer", [onward]);
    await wallet.connect(owner).execute(lots, offerOn);
    const again = wallet.connect(owner).execute(lots, accept);
    await refuses(again, lots, "LotsNoRequest", root);
    expect(suite.agent.number).to.be.greaterThan(0n);
  });
});

describe("Consents: of contracts that are hostile", () => {
  const answers = [
    "Reverts",
    "NoMagic",
    "MagicInTheWrongPlace",
    "MagicWithDirtyBytes",
    "ShortMagic",
    "Nothing",
    "BurnsAllGas",
  ];
  for (const [index, answer] of answers.entries()) {
    it(`do not bind when the answer is: ${answer}`, async () => {
      const { hostile, address, lots, holder, transfer, given, refused } = await load(withHostileSigner);
      await hostile.answerWith(index);
      if (answer !== "BurnsAllGas") return refused(given, lots, "ConsentBadSignature", address);
      // What the signer leaves of the gas is enough to say why.
      const sent = lots.connect(holder.account).assign(transfer, given, { gasLimit: 5_000_000n });
      return refuses(sent, lots, "ConsentBadSignature", address);
    });
  }

  it("cannot act from within the question", async () => {
    const world = await load(withHostileSigner);
    const { hostile, address, suite, lots, root, receiver, holder, draft, offer, refused } = world;
    const second = await world.another();
    const offered = await draft(second.root, holder, receiver, 30_000_000n);
    await offer(holder.account, offered);
    const before = await lotAt(world, second.root);
    const attempts: [string, string][] = [
      [await lots.getAddress(), lots.interface.encodeFunctionData("acceptOffer", [offered])],
      [await lots.getAddress(), lots.interface.encodeFunctionData("refuse", [second.root])],
      [
        await suite.consortium.getAddress(),
        suite.consortium.interface.encodeFunctionData("setAccount", [receiver.account.address, 0n]),
      ],
    ];
    for (const [target, call] of attempts) {
      await hostile.actFirst(target, call);
      await refused(world.given, lots, "ConsentBadSignature", address);
      expect(await lotAt(world, second.root)).to.deep.equal(before);
    }
    // Asked by a transaction, the same account may do it: so it was the question that kept it from acting.
    await hostile.actFirst(await lots.getAddress(), lots.interface.encodeFunctionData("refuse", [second.root]));
    await hostile.connect(suite.deployer).isValidSignature(ZeroHash, "0x");
    expect((await lotAt(world, second.root)).flags).to.equal(1n << 14n);
    expect((await lotAt(world, root)).flags).to.equal(0n);
  });
});
