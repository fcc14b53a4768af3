import { admit } from "./members/admit.js";
import { apply } from "./members/apply.js";
import { completeExit } from "./members/complete-exit.js";
import { exclude } from "./members/exclude.js";
import { halt } from "./members/halt.js";
import { recover } from "./members/recover.js";
import { refuse } from "./members/refuse.js";
import { reinstate } from "./members/reinstate.js";
import { resume } from "./members/resume.js";
import { revokeConsents } from "./members/revoke-consents.js";
import { rotate } from "./members/rotate.js";
import { setAccount } from "./members/set-account.js";
import { setMandate } from "./members/set-mandate.js";
import { startExit } from "./members/start-exit.js";
import { suspend } from "./members/suspend.js";

/** Acts of membership, accounts, mandates and halts. */
export const members = {
  apply,
  admit,
  refuse,
  suspend,
  reinstate,
  exclude,
  setMandate,
  recover,
  startExit,
  completeExit,
  setAccount,
  rotate,
  revokeConsents,
  halt,
  resume,
} as const;
