import { consentToTerms } from "../../../test/receivables/consents.ts";
import { DAY, draftTerms, FACE, fresh, now } from "../../../test/helpers/trade.ts";
import { YUAN } from "../../../test/helpers/rules.ts";
import { send, total } from "../measure.ts";
import type { Act } from "./act.ts";
import { member, standing } from "./pass.ts";

export const issue: Act = {
  id: "issue",
  name: "issue with its document",
  target: 150_000,
  stretch: 136_000,
  async measure(stage) {
    // Another receivable of the same parties stands already, so the rules are read and the debtor owes something.
    await standing(stage);
    const { suite, trade } = stage;
    const { debtor } = trade;
    const creditor = member(stage, 0);
    const tag = fresh("tag");
    const registered = await send(
      "Evidence.register",
      suite.evidence.connect(creditor.account).register({
        tag,
        seller: creditor.number,
        buyer: debtor.number,
        currency: YUAN,
        kind: 1n,
        amount: FACE,
        root: fresh("root"),
        fingerprint: 7n,
      }),
    );
    const terms = await draftTerms(trade, { background: tag });
    const deadline = (await now(suite)) + DAY;
    const consent = await consentToTerms(suite, debtor.account, terms, deadline);
    const { origination } = suite;
    const issued = await send(
      "Origination.submitWithConsent",
      origination.connect(creditor.account).submitWithConsent(terms, deadline, consent),
    );
    return total(registered, issued);
  },
};
