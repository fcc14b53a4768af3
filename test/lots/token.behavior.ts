import { expect } from "chai";
import { getAddress, id, ZeroAddress } from "ethers";
import { refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { pass, split, type Ledger } from "./ledger.ts";
import { row } from "./rows.ts";

const PART = 30_000_000n;

export function shouldShowLotsAsTokens({ load, moves }: Ledger): void {
  describe("the token face", () => {
    it("gives each member a constant address, and nobody the zero address", async () => {
      const { lots, holders } = await load();
      const spelled = Buffer.from("tradelane member").toString("hex");
      for (const member of [holders[0]!.number, 1n, 2n ** 24n - 1n]) {
        const expected = getAddress(`0x${spelled}${member.toString(16).padStart(8, "0")}`);
        expect(await lots.memberAddress(member)).to.equal(expected);
      }
      expect(await lots.memberAddress(0n)).to.equal(ZeroAddress);
    });

    it("shows all units of a lot at its holder's address and none elsewhere", async () => {
      const world = await load();
      const { lots, root, face, holders } = world;
      const [from, to] = holders;
      const [mine, theirs] = [await lots.memberAddress(from!.number), await lots.memberAddress(to!.number)];
      expect(await lots.balanceOf(mine, root)).to.equal(face);
      const part = await pass(world, root, from!, to!, PART);
      const { child } = await split(world, from!, root, 1_000n);
      const holdings: [string, bigint, bigint][] = [
        [mine, root, face - PART - 1_000n],
        [theirs, root, 0n],
        [theirs, part, PART],
        [mine, part, 0n],
        [mine, child, 1_000n],
        [from!.account.address, root, 0n],
        [ZeroAddress, root, 0n],
        [ZeroAddress, ((root >> 40n) << 40n) | 77n, 0n],
        [mine, root | (1n << 136n), 0n],
      ];
      for (const [account, lot, units] of holdings) expect(await lots.balanceOf(account, lot)).to.equal(units);
      const [accounts, ids] = [holdings.map(([account]) => account), holdings.map(([, lot]) => lot)];
      expect(await lots.balanceOfBatch(accounts, ids)).to.deep.equal(holdings.map(([, , units]) => units));
      expect(await lots.balanceOfBatch([], [])).to.deep.equal([]);
    });

    it("shows nothing of a lot that has ended or was merged away, and all of an encumbered one", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      const mine = await lots.memberAddress(holders[0]!.number);
      const { child, before } = await split(world, holders[0]!, root, PART);
      await lots.connect(holders[0]!.account).merge(root, child, before);
      expect(await lots.balanceOf(mine, child)).to.equal(0n);
      const { trail } = await lots.lotAt(root);
      await lots.connect(desk).encumber(row({ sets: Flag.IN_REDEMPTION }), { lot: root, trail });
      expect(await lots.balanceOf(mine, root)).to.equal(world.face);
      await lots.connect(desk).redeem(root, Flag.IN_REDEMPTION, id("payment"), 1n);
      expect(await lots.balanceOf(mine, root)).to.equal(0n);
    });

    it("refuses a batch of unequal lists", async () => {
      const { lots, root } = await load();
      await refuses(lots.balanceOfBatch([ZeroAddress], []), lots, "LotsAccountsMismatch", 1n, 0n);
      await refuses(lots.balanceOfBatch([], [root, root]), lots, "LotsAccountsMismatch", 0n, 2n);
    });

    it("refuses free transfers and approvals and names the act to use", async () => {
      const { lots, root, holders } = await load();
      const [from, to] = holders;
      const [mine, theirs] = [await lots.memberAddress(from!.number), await lots.memberAddress(to!.number)];
      const { selector } = lots.interface.getFunction(moves as "assign");
      const caller = lots.connect(from!.account);
      const transfers = [
        caller.safeTransferFrom(mine, theirs, root, 1n, "0x"),
        caller.safeBatchTransferFrom(mine, theirs, [root], [1n], "0x"),
        caller.setApprovalForAll(to!.account, true),
      ];
      for (const refused of transfers) await refuses(refused, lots, "LotsMoveByActs", selector);
      expect(await lots.isApprovedForAll(mine, theirs)).to.be.false;
      expect(await lots.isApprovedForAll(from!.account, from!.account)).to.be.false;
    });

    it("claims ERC-165 and nothing it only half is", async () => {
      const { lots } = await load();
      expect(await lots.supportsInterface("0x01ffc9a7")).to.be.true;
      for (const other of ["0xffffffff", "0xd9b67a26", "0x0e89341c", "0x4e2312e0"]) {
        expect(await lots.supportsInterface(other)).to.be.false;
      }
    });
  });
}
