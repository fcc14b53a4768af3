import { consentToTerms } from "../../../test/receivables/consents.ts";
import { DAY, draftTerms, FACE, fresh, now } from "../../../test/helpers/trade.ts";
import { send, total } from "../measure.ts";
import type { Act } from "./act.ts";
import { member, standing } from "./pass.ts";

export const issue: Act = {
  id: "issue",
  name: "issue with its document",
  target: 195_000,
  stretch: 180_000,
  async measure(stage) {
    // Another receivable of the same parties stands already, so the rules are read and the debtor owes something.
    await standing(stage);
    const { suite, trade } = stage;
    const { debtor } = trade;
    const creditor = member(stage, 0);
    // The invoice is registered in the same act: its tag is new.
    const terms = await draftTerms(trade, { background: fresh("tag") });
    const ground = { kind: 1n, amount: FACE, root: fresh("root"), fingerprint: 7n };
    const deadline = (await now(suite)) + DAY;
    const consent = await consentToTerms(suite, debtor.account, terms, deadline);
    const { origination } = suite;
    return total(
      await send(
        "Origination.submitWithDocument",
        origination.connect(creditor.account).submitWithDocument(terms, ground, deadline, consent),
      ),
    );
  },
};
