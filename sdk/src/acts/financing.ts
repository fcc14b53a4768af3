import { accept } from "./financing/accept.js";
import { agree } from "./financing/agree.js";
import { apply } from "./financing/apply.js";
import { disburse } from "./financing/disburse.js";
import { expire } from "./financing/expire.js";
import { lapse } from "./financing/lapse.js";
import { offer } from "./financing/offer.js";
import { payRetained } from "./financing/pay-retained.js";
import { refuse } from "./financing/refuse.js";
import { releaseLine } from "./financing/release-line.js";
import { releasePledge } from "./financing/release-pledge.js";
import { repay } from "./financing/repay.js";
import { withdraw } from "./financing/withdraw.js";

/** Acts of holders and banks on financings. */
export const financing = {
  apply,
  offer,
  accept,
  agree,
  refuse,
  withdraw,
  expire,
  disburse,
  lapse,
  payRetained,
  repay,
  releasePledge,
  releaseLine,
} as const;
