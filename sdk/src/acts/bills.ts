import { accept } from "./bills/accept.js";
import { acceptEndorsement } from "./bills/accept-endorsement.js";
import { acceptPledge } from "./bills/accept-pledge.js";
import { acceptWithConsent } from "./bills/accept-with-consent.js";
import { askGuarantee } from "./bills/ask-guarantee.js";
import { dishonour } from "./bills/dishonour.js";
import { dishonourInsolvent } from "./bills/dishonour-insolvent.js";
import { endorse } from "./bills/endorse.js";
import { expire } from "./bills/expire.js";
import { guarantee } from "./bills/guarantee.js";
import { guaranteeWithConsent } from "./bills/guarantee-with-consent.js";
import { lapse } from "./bills/lapse.js";
import { merge } from "./bills/merge.js";
import { offerEndorsement } from "./bills/offer-endorsement.js";
import { offerPledge } from "./bills/offer-pledge.js";
import { pay } from "./bills/pay.js";
import { pledgeWithConsent } from "./bills/pledge-with-consent.js";
import { present } from "./bills/present.js";
import { presentAutomatically } from "./bills/present-automatically.js";
import { presentForAcceptance } from "./bills/present-for-acceptance.js";
import { presentForReceipt } from "./bills/present-for-receipt.js";
import { presentPledged } from "./bills/present-pledged.js";
import { receive } from "./bills/receive.js";
import { receiveWithConsent } from "./bills/receive-with-consent.js";
import { refuse } from "./bills/refuse.js";
import { refusePayment } from "./bills/refuse-payment.js";
import { register } from "./bills/register.js";
import { releasePledge } from "./bills/release-pledge.js";
import { split } from "./bills/split.js";
import { withdraw } from "./bills/withdraw.js";
import { withdrawBill } from "./bills/withdraw-bill.js";
import { withdrawPresentation } from "./bills/withdraw-presentation.js";

/** Acts on bills and their lots, from registration to payment or dishonour. */
export const bills = {
  register,
  presentForAcceptance,
  accept,
  acceptWithConsent,
  withdrawBill,
  lapse,
  presentForReceipt,
  receive,
  receiveWithConsent,
  endorse,
  offerEndorsement,
  acceptEndorsement,
  split,
  merge,
  askGuarantee,
  guarantee,
  guaranteeWithConsent,
  offerPledge,
  acceptPledge,
  pledgeWithConsent,
  releasePledge,
  present,
  presentPledged,
  presentAutomatically,
  withdrawPresentation,
  pay,
  refusePayment,
  dishonour,
  dishonourInsolvent,
  refuse,
  withdraw,
  expire,
} as const;
