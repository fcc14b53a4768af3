import { expect } from "chai";
import { entityOf, startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

describe("receivables.assignMany", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  /** Gear's lot of 1,000.00, of which steel and forging receive parts, forging two of them. */
  async function drafted() {
    const { lot } = await story.receivable("1000.00");
    const to = async (receiver: "forging" | "steel", amount: string) => ({
      ...{ lot, to: receiver, amount },
      background: await story.invoice(receiver, "gear", amount),
    });
    return { items: [await to("steel", "100.00"), await to("forging", "200.00"), await to("forging", "50.00")] };
  }

  it("passes parts of one lot on to several receivers, each with one consent", async () => {
    const { gear, forging, steel } = story;
    const list = await drafted();
    const signed = { holder: "gear", ...list };
    const consents = [
      await steel.receivables.assignMany.sign(signed),
      await forging.receivables.assignMany.sign(signed),
    ];
    const { items, rests, relayed, holder } = await gear.receivables.assignMany({ ...list, consents });
    expect({ relayed, holder }).to.deep.equal({ relayed: false, holder: 3 });
    // Sorted by receiver: forging's two parts first, each told by its place in the list.
    expect(items.map(({ to }) => to)).to.deep.equal([4, 4, 5]);
    expect(items.map(({ item, units }) => [item, units]).sort()).to.deep.equal([
      [0, 10_000n],
      [1, 20_000n],
      [2, 5_000n],
    ]);
    expect(rests).to.deep.equal([list.items[0]!.lot]);
    for (const { lot, to, units } of items) {
      expect(await gear.receivables.lotAt(lot)).to.include({ holder: to, units });
      expect(await gear.receivables.isPathProven(lot)).to.equal(true);
    }
    expect(await gear.receivables.lotAt(rests[0]!)).to.include({ holder: 3, units: 65_000n });
  });

  it("takes all that is left of a lot where no amount is given", async () => {
    const { gear, forging, steel } = story;
    const { lot } = await story.receivable("1000.00");
    const first = {
      lot,
      to: "forging",
      amount: "300.00",
      background: await story.invoice("forging", "gear", "300.00"),
    };
    const rest = { lot, to: "steel", background: await story.invoice("steel", "gear", "700.00") };
    const list = { items: [rest, first], deadline: "-1d" };
    const signed = { holder: "gear", ...list };
    const consents = [
      await forging.receivables.assignMany.sign(signed),
      await steel.receivables.assignMany.sign(signed),
    ];
    const { items, rests } = await gear.receivables.assignMany({ ...list, consents });
    expect(items.map(({ units }) => units)).to.deep.equal([30_000n, 70_000n]);
    expect(rests).to.deep.equal([]);
  });

  it("means the same list in any order, and puts together what stands on one ground", async () => {
    const { gear, forging, steel } = story;
    const [{ lot: one }, { lot: other }] = [await story.receivable("1000.00"), await story.receivable("1000.00")];
    const ground = await story.invoice("forging", "gear", "1000.00");
    const parts = Array.from({ length: 6 }, (_, at) => ({
      ...{ lot: at % 2 === 0 ? one : other, to: "forging", amount: `${at + 1}.00`, background: ground },
    }));
    const last = { lot: one, to: "steel", background: await story.invoice("steel", "gear", "1000.00") };
    const items = [last, ...parts];
    const consents = [
      await forging.receivables.assignMany.sign({ holder: "gear", items: [...items].reverse() }),
      await steel.receivables.assignMany.sign({ holder: "gear", items: [...parts, last] }),
    ];
    const { items: done, rests } = await gear.receivables.assignMany({ items, consents });
    expect(done.find(({ item }) => item === 0)).to.include({ to: 5, units: 99_100n });
    expect(rests).to.deep.equal([other]);
    // What stands on one ground stands together.
    const lots = done.filter(({ to }) => to === 4).map(({ from }) => from);
    expect(lots.filter((lot, at) => lot !== lots[at - 1])).to.have.members([one, other]);
    expect(lots).to.have.lengthOf(6);
  });

  it("names a receiver whose consent is missing, and takes no more than there is", async () => {
    const { gear, forging, steel } = story;
    const list = await drafted();
    const signed = { holder: "gear", ...list };
    const byForging = await forging.receivables.assignMany.sign(signed);
    const missing = await refusalOf(
      gear.receivables.assignMany({ ...list, consents: [byForging] }),
      "ParameterInvalid",
    );
    expect(missing.values).to.deep.equal({
      parameter: "consents",
      problem: "member 5 receives, but has not consented",
    });
    const greedy = { items: [...list.items, { ...list.items[0]!, amount: "650.01" }] };
    await refusalOf(steel.receivables.assignMany.sign({ holder: "gear", ...greedy }), "ParameterInvalid");
    const stranger = refusalOf(story.bank.receivables.assignMany.sign(signed), "ParameterInvalid");
    expect((await stranger).values).to.have.property("problem", "none goes to the one who signs");
  });

  it("tells which item the ledger refused, and why", async () => {
    const { gear, forging, steel } = story;
    const list = await drafted();
    const bad = { items: list.items.with(2, { ...list.items[2]!, background: list.items[0]!.background }) };
    const signed = { holder: "gear", ...bad };
    const consents = [
      await forging.receivables.assignMany.sign(signed),
      await steel.receivables.assignMany.sign(signed),
    ];
    const refused = await refusalOf(gear.receivables.assignMany({ ...bad, consents }), "BulkItemFailed");
    // By its place in the list as it was given, whatever the order in which it is done.
    expect(refused.values).to.have.property("item", 2n);
    expect(refused.message).to.contain("seller");
    expect(refused.zh.message).to.contain("单证");
    // Names the members inside, also where nothing but the refusal brings them up.
    const members = { gear: entityOf("gear"), forging: entityOf("forging"), steel: entityOf("steel") };
    const fresh = await story.as(story.accounts.gear, { members });
    const told = await refusalOf(fresh.receivables.assignMany({ ...bad, consents }), "BulkItemFailed");
    expect(told.message).to.contain("gear (member 3)").and.contain("forging (member 4)");
  });

  it("is sent by anybody with the holder's order", async () => {
    const { gear, forging, steel, bank } = story;
    const list = await drafted();
    const signed = { holder: "gear", ...list };
    const order = await gear.receivables.assignManyFor.sign(signed);
    const consents = [
      await forging.receivables.assignManyFor.sign(signed),
      await steel.receivables.assignMany.sign(signed),
    ];
    const sent = { ...list, order, consents };
    const other = { ...sent, items: list.items.with(0, { ...list.items[0]!, amount: "99.00" }) };
    await refusalOf(bank.receivables.assignManyFor(other), "ConsentBadSignature");
    const { relayed, holder, items } = await bank.receivables.assignManyFor(sent);
    expect({ relayed, holder, count: items.length }).to.deep.equal({ relayed: true, holder: 3, count: 3 });
  });
});
