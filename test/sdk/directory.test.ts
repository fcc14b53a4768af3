import { expect } from "chai";
import { id } from "ethers";
import { entityOf, startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

describe("the names of members", () => {
  let story: Story;
  let lot: string;
  const members = { gear: entityOf("gear"), steel: entityOf("steel"), late: entityOf("late") };

  before(async () => {
    story = await startStory();
    ({ lot } = await story.receivable("1000.00"));
  });

  /** A connection of steel that has resolved nobody yet. */
  const fresh = () => story.as(story.accounts.steel, { members });

  it("stand in the refusal of the first act of a connection, though no parameter named the member", async () => {
    const steel = await fresh();
    expect(steel.directory.nameOf(3)).to.equal(undefined);
    const error = await refusalOf(steel.receivables.split({ lot, amount: "1.00" }), "LotsNotHolder");
    expect(error.message).to.contain("is held by gear (member 3), not by steel (member 5)");
    expect(error.zh.message).to.contain("gear (成员 3)").and.contain("steel (成员 5)");
  });

  it("are found on demand, also of a member admitted after the connection was made", async () => {
    const steel = await fresh();
    expect(await steel.directory.findName(3)).to.equal("gear");
    expect(await steel.directory.findName(7)).to.equal(undefined);
    const late = await story.as(40, { members });
    const { member } = await late.members.apply({ entity: entityOf("late"), kind: "Enterprise", region: 3100 });
    await story.council.members.admit({ members: [member] }, { via: "council" });
    expect(await steel.directory.findName(member)).to.equal("late");
  });

  it("are asked for once, and not at all for a refusal without members", async () => {
    let asked = 0;
    const { provider } = story.chain;
    const memberOf = id("memberOf(bytes32)").slice(0, 10);
    const counting = {
      request: (call: { method: string; params?: unknown }) => {
        if (call.method === "eth_call" && JSON.stringify(call.params).includes(memberOf)) asked += 1;
        return provider.request(call as Parameters<typeof provider.request>[0]);
      },
    };
    const known = { gear: entityOf("gear"), steel: entityOf("steel"), nobody: entityOf("nobody") };
    const steel = await story.as(story.accounts.steel, { members: known, provider: counting });
    expect(asked).to.equal(0);
    await refusalOf(steel.rules.sync({ wrong: true } as never), "ParameterInvalid");
    expect(asked).to.equal(0);
    await refusalOf(steel.receivables.split({ lot, amount: "1.00" }), "LotsNotHolder");
    expect(asked).to.equal(3);
    await refusalOf(steel.receivables.split({ lot, amount: "1.00" }), "LotsNotHolder");
    expect(asked).to.equal(3);
    // A member without a name: only the name without a member is asked for again.
    expect(await steel.directory.findName(4)).to.equal(undefined);
    expect(asked).to.equal(4);
  });
});
