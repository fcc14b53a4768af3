import { expect } from "chai";
import { suspend, type TestMember } from "../helpers/members.ts";
import { refuses } from "../helpers/refusal.ts";
import { ActClass, MemberState } from "../helpers/terms.ts";
import { attempts } from "../receivables/walk/attempts.ts";
import { bring, unborn, type Standing } from "../receivables/walk/standing.ts";
import { table } from "../receivables/walk/table.ts";
import { load } from "../receivables/world.ts";

/** Who is on the other side of each act, as the walk of the states tries it. */
const OTHER_SIDE: Record<string, "debtor" | "creditor" | "receiver"> = {
  submit: "debtor",
  confirm: "creditor",
  issue: "creditor",
  acceptIssue: "debtor",
  submitWithConsent: "debtor",
  issueWithConsent: "creditor",
  requestCancellation: "debtor",
  cancel: "debtor",
  cancelWithConsent: "debtor",
  extend: "creditor",
  assign: "receiver",
  offer: "receiver",
  acceptOffer: "creditor",
  dismissDispute: "debtor",
};

/** Acts that desks put to the gate themselves, of many parties or in words of their own. */
const OF_OTHER_DESKS = ["assignMany", "finance", "demandRecourse"];

const CLASS = { start: "Start", answer: "Answer", close: "Close", report: "Report" } as const;

function otherSide(act: string, { trade, creditor, receiver }: Standing): TestMember {
  return { debtor: trade.debtor, creditor, receiver }[OTHER_SIDE[act]!];
}

/** Brings a member that takes part in acts out of its active state. */
async function leave({ suite }: Standing, member: TestMember, state: "Suspended" | "Exiting"): Promise<void> {
  if (state === "Suspended") await suspend(suite, member);
  else await suite.consortium.connect(member.account).startExit();
}

describe("Access of the other side", () => {
  for (const { act, class: of, from, counterparty } of table.acts) {
    const attempt = attempts.find((one) => one.act === act && one.byDesk === undefined);
    if (counterparty === null || attempt === undefined) continue;
    for (const state of ["Suspended", "Exiting"] as const) {
      const opens = of === "start" || of === "answer";
      const forbidden = opens && (state === "Suspended" || counterparty.mustBeActive);
      it(`${act} is ${forbidden ? "refused" : "possible"} when it is ${state}`, async () => {
        const world = await load(unborn);
        const standing = await bring(world, { state: from[0]!, moment: "before" }, attempt.ground);
        const send = await attempt.prepare(standing);
        const member = otherSide(act, standing);
        await leave(standing, member, state);
        const values = [member.number, MemberState[state], ActClass[CLASS[of]]];
        if (forbidden) await refuses(send(), world.suite.consortium, "ConsortiumMemberStateForbids", ...values);
        else await send();
      });
    }
  }

  it("is named by the table for these acts and no other, but for those of desks with tests of their own", () => {
    const named = table.acts
      .filter(({ act, counterparty }) => counterparty !== null && !OF_OTHER_DESKS.includes(act))
      .map(({ act }) => act);
    expect(named).to.have.members(Object.keys(OTHER_SIDE));
  });
});
