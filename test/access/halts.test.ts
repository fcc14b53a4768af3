import { expect } from "chai";
import { halt } from "../helpers/halts.ts";
import { Business, HaltLevel } from "../helpers/terms.ts";
import { attempts } from "../receivables/walk/attempts.ts";
import { bring, unborn, type Situation } from "../receivables/walk/standing.ts";
import { rowOf } from "../receivables/walk/table.ts";
import { load, snapshot, time } from "../receivables/world.ts";

/** Where each act is possible, so that only a halt can be why it is not. */
const POSSIBLE: Record<string, Situation> = {
  submit: { state: "None", moment: "before" },
  issue: { state: "None", moment: "before" },
  submitWithConsent: { state: "None", moment: "before" },
  issueWithConsent: { state: "None", moment: "before" },
  confirm: { state: "Submitted", moment: "before" },
  acceptIssue: { state: "Issued", moment: "before" },
  flagOverdue: { state: "Confirmed", moment: "past" },
  pay: { state: "Confirmed", moment: "past" },
  withdrawDispute: { state: "Disputed", moment: "before" },
  dismissDispute: { state: "Disputed", moment: "before" },
};

const LEVELS = { Entry: HaltLevel.Entry, All: HaltLevel.All };

describe("Access under halts", () => {
  for (const [level, number] of Object.entries(LEVELS)) {
    for (const business of ["All", "Receivables", "Bills"] as const) {
      it(`a halt of ${business}, level ${level}, stops what it must of receivables and nothing else`, async () => {
        const world = await load(unborn);
        const start = await snapshot();
        const wrong: string[] = [];
        for (const attempt of attempts) {
          // By desks of other businesses, or by nobody's leave: not the gate's.
          if (attempt.act === "redeem" || attempt.byDesk || attempt.note === "of what was issued") continue;
          const usual: Situation = {
            state: attempt.note === "of what was submitted" ? "Submitted" : "Confirmed",
            moment: "before",
          };
          if (["cancel", "acceptOffer"].includes(attempt.act) && attempt.ground === "nothing") continue;
          const standing = await bring(world, POSSIBLE[attempt.act] ?? usual, attempt.ground);
          const send = await attempt.prepare(standing);
          await halt(world.suite, Business[business], number);
          const { class: of } = rowOf(attempt.act);
          const opens = of === "start" || of === "answer";
          const stopped = business !== "Bills" && (opens || level === "All");
          const outcome = await send().then(
            () => "done",
            (error: unknown) => (String(error).includes("ConsortiumHalted") ? "halted" : String(error)),
          );
          if (outcome !== (stopped ? "halted" : "done")) wrong.push(`${attempt.act} ${attempt.note ?? ""}: ${outcome}`);
          await start.restore();
        }
        expect(wrong).to.deep.equal([]);
      });
    }
  }

  it("what expires is cleared though all business is halted", async () => {
    const world = await load(unborn);
    const { suite, subject, terms } = await bring(world, { state: "Submitted", moment: "before" }, "nothing");
    await halt(suite, Business.All, HaltLevel.All);
    await time.increaseTo(terms.maturity + 1n);
    await halt(suite, Business.All, HaltLevel.All);
    await suite.origination.expire(subject);
  });
});
