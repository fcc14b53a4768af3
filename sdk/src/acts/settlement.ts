import { expire } from "./settlement/expire.js";
import { reportAccepted } from "./settlement/report-accepted.js";
import { reportFinal } from "./settlement/report-final.js";
import { reportRejected } from "./settlement/report-rejected.js";
import { returnPayment } from "./settlement/return-payment.js";
import { setAgent } from "./settlement/set-agent.js";

/** Who the settlement agent is, its reports, and returns. */
export const settlement = {
  reportAccepted,
  reportFinal,
  reportRejected,
  expire,
  returnPayment,
  setAgent,
} as const;
