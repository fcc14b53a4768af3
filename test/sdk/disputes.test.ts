import { expect } from "chai";
import { id } from "ethers";
import { admitMember, mandate } from "../helpers/members.ts";
import { MemberKind } from "../helpers/terms.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

describe("receivables in dispute, and due early", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  /** A court with a mandate over all regions, connected. */
  async function court() {
    const member = await admitMember(story.suite, MemberKind.Court);
    await mandate(story.suite, member);
    return { court: await story.as(9 + Number(member.number)), number: Number(member.number) };
  }

  it("are disputed by their debtor, which keeps lots where they are, and given up by it", async () => {
    const { debtor, gear } = story;
    const { instrument, lot } = await story.receivable("500.00");
    await refusalOf(gear.receivables.dispute({ instrument, case: "case 1" }), "ConsortiumKindForbids");
    const disputed = await debtor.receivables.dispute({ instrument, case: "case 1" });
    expect(disputed).to.deep.include({ instrument, debtor: 2, caseId: id("case 1") });
    expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Disputed" });
    const background = await story.invoice("forging", "gear", "500.00");
    await refusalOf(gear.receivables.offer({ lot, to: "forging", background }), "LotsStateForbids");
    expect(await debtor.receivables.withdrawDispute({ instrument })).to.deep.include({ instrument, by: 2 });
    expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Confirmed" });
    await refusalOf(debtor.receivables.withdrawDispute({ instrument }), "LotsStateForbids");
  });

  it("are freed when a court dismisses the dispute", async () => {
    const { debtor } = story;
    const { instrument } = await story.receivable("500.00");
    await debtor.receivables.dispute({ instrument, case: "case 2" });
    await refusalOf(debtor.receivables.dismissDispute({ instrument }), "ConsortiumKindForbids");
    const { court: judge, number } = await court();
    expect(await judge.receivables.dismissDispute({ instrument })).to.deep.include({ instrument, by: number });
  });

  it("fall due once a court attests that the debtor is insolvent", async () => {
    const { debtor, gear } = story;
    const { instrument } = await story.receivable("500.00");
    await refusalOf(gear.receivables.accelerate({ instrument }), "ServicingDebtorNotInsolvent");
    const { court: judge } = await court();
    await judge.attestations.attest({ attribute: "insolvent", subject: "#2", until: "+1d" });
    const before = (await gear.receivables.receivableAt(instrument)).maturity;
    const accelerated = await gear.receivables.accelerate({ instrument });
    expect(accelerated).to.deep.include({ instrument, debtor: 2, from: before });
    expect(accelerated.to).to.be.closeTo(await debtor.time("now"), 2);
    expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Overdue", maturity: accelerated.to });
  });
});
